/**
 * What OpenAI's two streaming endpoints share: the POST, the `data:` lines up to `[DONE]`, the usage at their end, and
 * errors. Checked against vLLM (entrypoints/openai: protocol.py, serving_completion.py, serving_chat.py): the usage
 * comes in a last chunk without choices, an error in mid-stream as `data: {"error": {…}}` followed by `[DONE]`.
 *
 * It does not know how the prompt was made. Nothing that it throws or yields holds the key.
 */
import { z } from 'zod';
import { TeacherError, type TeacherChunk } from '../../relay/teacher.ts';
import { defaultTimeouts, postForEvents, type StreamTimeouts } from '../../teacher/event-stream.ts';
import { WholeCharacters } from './whole-characters.ts';

/** An OpenAI-compatible server. */
export interface OpenAIServer {
  /** Up to and with the version: `http://localhost:8000/v1`. */
  readonly url: string;
  readonly model: string;
  readonly apiKey: string | null;
  readonly fetch?: typeof fetch;
  readonly timeouts?: Partial<StreamTimeouts>;
}

const server = 'The teacher server';

/** More characters a token than any vocabulary has on average over a call. */
const charactersPerToken = 256;

const errorText = z.union([
  z.object({ error: z.object({ message: z.string() }) }).transform(({ error }) => error.message),
  z.object({ error: z.string() }).transform(({ error }) => error),
  z.object({ object: z.literal('error'), message: z.string() }).transform(({ message }) => message),
]);

const part = z.object({
  choices: z
    .array(
      z.object({
        text: z.string().nullish(), // completions
        delta: z.object({ content: z.string().nullish() }).nullish(), // chat
        finish_reason: z.string().nullish(),
      }),
    )
    .default([]),
  usage: z.object({ completion_tokens: z.number() }).nullish().catch(null),
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no schema accepts it
  }
}

/** The server's own words, short, on one line and without the key. */
function wordsOf(json: unknown, { apiKey }: OpenAIServer): string {
  const told = errorText.safeParse(json).data ?? '';
  const clean = apiKey === null ? told : told.replaceAll(apiKey, '[key]');
  const line = clean.replace(/\s+/g, ' ').trim();
  return line === '' ? '' : ` It said: ${line.length > 300 ? `${line.slice(0, 300)}…` : line}`;
}

function refusalOf(config: OpenAIServer, status: number, body: string): TeacherError {
  const words = wordsOf(parseJson(body), config);
  switch (status) {
    case 401:
    case 403:
      // Servers like to repeat a part of the key here, so their words are left out.
      return new TeacherError(
        'refused',
        `${server} did not accept the proxy's key (HTTP ${status}). Whoever runs the proxy must set TEACHER_API_KEY.`,
      );
    case 402:
    case 429:
      return new TeacherError(
        'over-budget',
        `${server} has no room or no budget left (HTTP ${status}).${words}`,
      );
    case 404:
      return new TeacherError(
        'refused',
        `${server} has no such model or address (HTTP 404). Whoever runs the proxy must check TEACHER_URL and TEACHER_MODEL.${words}`,
      );
    default:
      return new TeacherError('refused', `${server} answered with an error (HTTP ${status}).${words}`);
  }
}

/** The server's count where it can be true: a whole number, at most what was asked for, and not 0 for some text. */
function plausible(reported: number | null, maxTokens: number, characters: number): number | null {
  if (reported === null || !Number.isInteger(reported)) return null;
  return reported >= (characters > 0 ? 1 : 0) && reported <= maxTokens ? reported : null;
}

/**
 * Asks `path` of the server for at most `maxTokens` tokens and yields its text as it comes. `body` is what the
 * endpoint needs beside model, length and streaming.
 * @throws TeacherError as in Teacher.write.
 */
export async function* streamFrom(
  config: OpenAIServer,
  path: string,
  body: Readonly<Record<string, unknown>>,
  maxTokens: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<TeacherChunk> {
  const { apiKey, model, url } = config;
  const events = postForEvents({
    url: `${url}${path}`,
    headers: apiKey === null ? {} : { Authorization: `Bearer ${apiKey}` },
    body: {
      model,
      ...body,
      max_tokens: maxTokens,
      stream: true,
      stream_options: { include_usage: true },
    },
    fetch: config.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    timeouts: { ...defaultTimeouts, ...config.timeouts },
    server,
    offlineAdvice: 'Whoever runs the proxy must check TEACHER_URL and that the server runs.',
    refusal: (status, text) => refusalOf(config, status, text),
    signal,
  });
  const whole = new WholeCharacters();
  let characters = 0;
  let finish: string | null = null;
  let reported: number | null = null;
  try {
    for await (const { data } of events) {
      if (data === '[DONE]') {
        finish ??= 'none given';
        break;
      }
      const json = parseJson(data);
      if (errorText.safeParse(json).success) {
        const failure = characters === 0 ? 'refused' : 'broken-stream';
        throw new TeacherError(failure, `${server} broke off with an error.${wordsOf(json, config)}`);
      }
      const parsed = part.safeParse(json).data;
      if (parsed === undefined) {
        throw new TeacherError(
          'broken-stream',
          `${server} sent something that is no part of an answer. Check that it speaks OpenAI's protocol.`,
        );
      }
      reported = parsed.usage?.completion_tokens ?? reported;
      const choice = parsed.choices[0];
      if (choice === undefined || finish !== null) continue;
      const text = whole.push(choice.text ?? choice.delta?.content ?? '');
      characters += text.length;
      if (characters > maxTokens * charactersPerToken) {
        throw new TeacherError(
          'broken-stream',
          `${server} wrote far more than the ${maxTokens} tokens that it was asked for, so it was cut off.`,
        );
      }
      if (text !== '') yield { type: 'text', text };
      finish = choice.finish_reason ?? null;
    }
  } catch (error) {
    // The answer was complete; what broke is only the usage after it.
    if (finish === null || !(error instanceof TeacherError)) throw error;
  }
  if (finish === null) {
    throw new TeacherError('broken-stream', `${server} broke off before the end of its answer.`);
  }
  yield {
    type: 'done',
    endedSolution: finish === 'stop',
    tokens: plausible(reported, maxTokens, characters),
  };
}
