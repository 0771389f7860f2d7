/**
 * What an OpenAI-compatible client may ask of the relay: the fields of chat completions and of completions that a student
 * and a teacher can follow, and an extension. A field that would change the answer and cannot be followed is refused.
 *
 * https://platform.openai.com/docs/api-reference/chat/create, https://platform.openai.com/docs/api-reference/completions/create
 */
import { z } from 'zod';
import { parsePolicy, PolicyError } from '../relay/policies/registry.ts';
import type { PolicyName } from '../relay/events.ts';

/** A request that cannot be followed. The message goes to the client. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  constructor(
    message: string,
    /** The field that is wrong; null for the whole. */
    readonly param: string | null,
    readonly status: 400 | 401 | 404 | 413 = 400,
  ) {
    super(message);
  }
}

/** The most stop strings, as at OpenAI. */
const STOPS = 4;

const count = z.int().positive();
const relayFields = z.object({
  policy: z.string().nullish(),
  max_calls: z.int().nonnegative().nullish(),
  max_teacher_tokens: z.int().nonnegative().nullish(),
});

const common = z.object({
  model: z.string().nullish(),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().nullish() }).nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().gt(0).max(1).nullish(),
  max_tokens: count.nullish(),
  seed: z.int().nullish(),
  stop: z.union([z.string(), z.array(z.string()).max(STOPS)]).nullish(),
  n: z.literal(1, 'The relay writes one solution at a time.').nullish(),
  logprobs: z.union([z.literal(false), z.null()], 'The relay has no log-probabilities.').optional(),
  echo: z.union([z.literal(false), z.null()], 'The relay does not repeat the prompt.').optional(),
  tools: z.array(z.unknown()).max(0, 'The relay calls no tools.').nullish(),
  relay: relayFields.nullish(),
});

const part = z.object({ type: z.literal('text', 'The relay reads text only.'), text: z.string() });
const message = z.object({ role: z.string(), content: z.union([z.string(), z.array(part)]).nullish() });
const chatRequest = common.extend({
  messages: z.array(message).min(1),
  max_completion_tokens: count.nullish(),
});
const textRequest = common.extend({
  prompt: z.union([z.string(), z.array(z.string()).length(1)], 'The prompt is one text.'),
});

/** A request, whichever of the two paths it came by. */
export interface SolveCommand {
  readonly problem: string;
  /** Null where the client says nothing. */
  readonly model: string | null;
  readonly stream: boolean;
  readonly includeUsage: boolean;
  readonly temperature: number | null;
  readonly topP: number | null;
  readonly maxTokens: number | null;
  readonly seed: number | null;
  readonly stops: readonly string[];
  readonly policy: PolicyName | null;
  readonly maxCalls: number | null;
  readonly maxTeacherTokens: number | null;
}

/**
 * Reads a body of `/v1/chat/completions`. The student reads one problem and knows no conversation: it is the last message
 * of the user.
 * @throws RequestError
 */
export function chatSolveRequest(body: unknown): SolveCommand {
  const request = parsed(chatRequest, body);
  const asked = request.messages.findLast(({ role }) => role === 'user');
  const content = asked?.content ?? '';
  const problem = typeof content === 'string' ? content : content.map(({ text }) => text).join('');
  return {
    ...commonFields(request, problem, 'messages'),
    maxTokens: request.max_completion_tokens ?? request.max_tokens ?? null,
  };
}

/** Reads a body of `/v1/completions`: the prompt is the problem. @throws RequestError */
export function textSolveRequest(body: unknown): SolveCommand {
  const request = parsed(textRequest, body);
  const problem = typeof request.prompt === 'string' ? request.prompt : (request.prompt[0] ?? '');
  return { ...commonFields(request, problem, 'prompt'), maxTokens: request.max_tokens ?? null };
}

function commonFields(
  request: z.infer<typeof common>,
  problem: string,
  field: string,
): Omit<SolveCommand, 'maxTokens'> {
  if (problem.trim() === '')
    throw new RequestError('There is no problem to solve: the user says nothing.', field);
  const { model, stream, stream_options, temperature, top_p, seed, stop, relay } = request;
  return {
    problem,
    model: model ?? null,
    stream: stream ?? false,
    includeUsage: stream_options?.include_usage ?? false,
    temperature: temperature ?? null,
    topP: top_p ?? null,
    seed: seed ?? null,
    stops: (typeof stop === 'string' ? [stop] : (stop ?? [])).filter((text) => text !== ''),
    policy: relay?.policy == null ? null : policyIn(relay.policy),
    maxCalls: relay?.max_calls ?? null,
    maxTeacherTokens: relay?.max_teacher_tokens ?? null,
  };
}

function policyIn(name: string): PolicyName {
  try {
    return parsePolicy(name).name;
  } catch (error) {
    if (error instanceof PolicyError) throw new RequestError(`There is no policy ${name}.`, 'relay.policy');
    throw error;
  }
}

function parsed<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = issue?.path.join('.') ?? '';
  throw new RequestError(issue?.message ?? 'The body is not valid.', path === '' ? null : path);
}
