/**
 * One request to an OpenAI-compatible server that continues a solution: what is sent, and how its stream is read. vLLM and
 * SGLang take a chat message that is to be continued (`continue_final_message`); every server takes a rendered prompt.
 *
 * https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html
 */
import { z } from 'zod';
import { jsonOrUndefined } from '../../bytes/json.ts';
import type { Sampling } from '../../relay/events.ts';
import { question, type PromptOptions } from '../../relay/prompt.ts';

/** How the solution so far is put to the server. */
export type StudentApi =
  | { readonly kind: 'chat' }
  /** @param prompt renders the problem up to the assistant's first word */
  | { readonly kind: 'completions'; readonly prompt: (problem: string) => string };

export interface StudentServer {
  /** The base of the paths, with its version: `http://localhost:8000/v1`. */
  readonly url: string;
  readonly model: string;
  readonly apiKey: string | null;
  readonly api: StudentApi;
  /** Tokens of prompt and solution together. */
  readonly contextLength: number;
  /** The most tokens of one request. A longer solution takes several. */
  readonly maxTokens: number;
  /** Whether it takes vLLM's further sampling parameters, as vLLM and SGLang do. */
  readonly hasExtensions: boolean;
  /** Whether statistics of each token are wanted, as the policy `entropy` needs them. */
  readonly wantsStats: boolean;
}

export interface ContinuationRequest {
  readonly problem: string;
  readonly solution: string;
  /** How the problem is put. A prompt that is rendered here does not explain calls. */
  readonly prompt: PromptOptions;
  readonly sampling: Sampling;
  readonly seed: number;
  readonly maxTokens: number;
  /** Whether the student may write `<call>`. */
  readonly mayCall: boolean;
}

/** Most servers have this limit on alternatives. */
const ALTERNATIVES = 5;
const stop = '</call>';

export function pathOf({ api }: StudentServer): string {
  return api.kind === 'chat' ? '/chat/completions' : '/completions';
}

export function bodyOf(server: StudentServer, request: ContinuationRequest): Record<string, unknown> {
  const { sampling, seed, maxTokens, mayCall } = request;
  const { temperature, topP, topK, minP, repetitionPenalty } = sampling;
  const extensions = {
    include_stop_str_in_output: true,
    // `<call>` is a special token in some checkpoints, and text in others.
    skip_special_tokens: false,
    spaces_between_special_tokens: false,
    ...(mayCall ? {} : { bad_words: ['<call>'] }),
    ...(topK === undefined ? {} : { top_k: topK }),
    ...(minP === undefined ? {} : { min_p: minP }),
    ...(repetitionPenalty === undefined ? {} : { repetition_penalty: repetitionPenalty }),
  };
  return {
    model: server.model,
    ...promptOf(server, request),
    stream: true,
    stream_options: { include_usage: true },
    temperature,
    top_p: topP,
    seed,
    max_tokens: maxTokens,
    stop: [stop],
    ...(server.hasExtensions ? extensions : {}),
  };
}

function promptOf(
  { api, hasExtensions, wantsStats }: StudentServer,
  { problem, solution, prompt }: ContinuationRequest,
): Record<string, unknown> {
  if (api.kind === 'completions') {
    // Also without alternatives the tokens of each part are named, so that they can be counted.
    const logprobs = wantsStats ? ALTERNATIVES : 0;
    return { prompt: api.prompt(problem) + solution, ...(wantsStats || hasExtensions ? { logprobs } : {}) };
  }
  const user = { role: 'user', content: question(problem, prompt) };
  const stats = wantsStats || hasExtensions ? { logprobs: true } : {};
  const alternatives = wantsStats ? { top_logprobs: ALTERNATIVES } : {};
  if (solution === '') return { messages: [user], ...stats, ...alternatives };
  return {
    messages: [user, { role: 'assistant', content: solution }],
    add_generation_prompt: false,
    continue_final_message: true,
    ...stats,
    ...alternatives,
  };
}

const candidate = z.object({ token: z.string(), logprob: z.number() });
const chatLogprobs = z.object({
  content: z.array(candidate.extend({ top_logprobs: z.array(candidate).nullish() })).nullish(),
});
const textLogprobs = z.object({
  tokens: z.array(z.string()).nullish(),
  token_logprobs: z.array(z.number().nullable()).nullish(),
  top_logprobs: z.array(z.record(z.string(), z.number()).nullable()).nullish(),
});

const chunkSchema = z.object({
  model: z.string().nullish(),
  system_fingerprint: z.string().nullish(),
  choices: z
    .array(
      z.object({
        text: z.string().nullish(),
        delta: z.object({ content: z.string().nullish() }).nullish(),
        logprobs: z.union([chatLogprobs, textLogprobs]).nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  error: z.unknown().optional(),
});

/** A token of the student, with what the server says about its place. */
export interface StreamedToken {
  readonly text: string;
  readonly probability: number;
  /** In nats; of the alternatives that the server names, the rest counted as one. */
  readonly entropy: number;
}

/** What one event of the stream adds. */
export interface StreamedPart {
  readonly tokens: readonly StreamedToken[];
  /** Why the stream is over; null while it is not. */
  readonly finish: string | null;
  /** What answers: a change within an evaluation means that another model is there. */
  readonly model: string | null;
}

/** @returns null for an event of another shape */
export function readPart(data: string): StreamedPart | null {
  if (data === '[DONE]') return { tokens: [], finish: null, model: null };
  const parsed = chunkSchema.safeParse(jsonOrUndefined(data)).data;
  if (parsed === undefined || (parsed.error !== undefined && parsed.error !== null)) return null;
  const model = parsed.model ?? null;
  const choice = parsed.choices?.[0];
  if (choice === undefined) return { tokens: [], finish: null, model };
  const text = choice.text ?? choice.delta?.content ?? '';
  return { tokens: tokensOf(text, choice.logprobs ?? null), finish: choice.finish_reason ?? null, model };
}

/** Each token of the text where the server names them, else the text as one token. */
function tokensOf(
  text: string,
  logprobs: z.infer<typeof chatLogprobs> | z.infer<typeof textLogprobs> | null,
): StreamedToken[] {
  const named = logprobs === null ? [] : candidatesOf(logprobs);
  const isWhole = named.length > 0 && named.map(({ token }) => token).join('') === text;
  if (isWhole) return named.map(({ token, ...stats }) => ({ text: token, ...stats }));
  if (text === '') return [];
  const [first] = named;
  return [{ text, probability: first?.probability ?? 1, entropy: first?.entropy ?? 0 }];
}

type Named = { readonly token: string; readonly probability: number; readonly entropy: number };

function candidatesOf(logprobs: z.infer<typeof chatLogprobs> | z.infer<typeof textLogprobs>): Named[] {
  if ('content' in logprobs && logprobs.content)
    return logprobs.content.map(({ token, logprob, top_logprobs }) => ({
      token,
      probability: Math.exp(logprob),
      entropy: entropyOf((top_logprobs ?? []).map((each) => each.logprob)),
    }));
  if (!('tokens' in logprobs) || !logprobs.tokens) return [];
  const { tokens, token_logprobs, top_logprobs } = logprobs;
  return tokens.map((token, index) => ({
    token,
    probability: Math.exp(token_logprobs?.[index] ?? 0),
    entropy: entropyOf(Object.values(top_logprobs?.[index] ?? {})),
  }));
}

/** The entropy of the alternatives that are known, with the rest of the probability as one more. A lower bound. */
function entropyOf(logprobs: readonly number[]): number {
  if (logprobs.length === 0) return 0;
  const known = logprobs.map(Math.exp);
  const rest = Math.max(0, 1 - known.reduce((sum, p) => sum + p, 0));
  return [...known, rest].reduce((sum, p) => (p > 0 ? sum - p * Math.log(p) : sum), 0);
}
