/**
 * The relay as an OpenAI-compatible server: one model that is a student and its teacher. `/v1/chat/completions` and
 * `/v1/completions` answer with a relayed solution, streamed or whole; the teacher's share is in `usage` and `relay`.
 */
import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import type { CodedError } from '../errors/coded-error.ts';
import type { FindAnswer } from '../relay/defaults.ts';
import type { PolicyName, RunLimits, Sampling } from '../relay/events.ts';
import { relay } from '../relay/loop.ts';
import { PolicyError } from '../relay/policies/registry.ts';
import { emptyRun, reduceRun, type RunState } from '../relay/run-state.ts';
import type { Student } from '../relay/student.ts';
import type { Teacher } from '../relay/teacher.ts';
import { chatSolveRequest, RequestError, textSolveRequest, type SolveCommand } from './request.ts';
import {
  chunk,
  openAiError,
  finishReasonOf,
  relayOf,
  usageOf,
  wholeAnswer,
  type AnswerHead,
  type OpenAiApi,
} from './response.ts';
import { StudentPool } from './student-pool.ts';
import { StopStrings, VisibleText } from './visible-text.ts';

export interface RelayServerOptions {
  /** The name of the pair, as clients see it. `relay` is another name of it. */
  readonly model: string;
  /** At least one; as many runs at once. */
  readonly students: readonly Student[];
  readonly teacher: Teacher | null;
  /** Where a request says nothing. */
  readonly defaults: {
    readonly policy: PolicyName;
    readonly sampling: Sampling;
    readonly limits: RunLimits;
    readonly policyCallTokens: number;
  };
  readonly findAnswer: FindAnswer;
  /** The key that requests must carry; null for none. */
  readonly apiKey: string | null;
  readonly describe: (error: CodedError) => string;
  /** Requests that may wait for a student before further ones get status 429. */
  readonly mostWaiting?: number;
  readonly now?: () => number;
}

const MOST_BODY_BYTES = 4 * 1024 * 1024;

/** The run could not be carried out. */
class RunFailure extends Error {}

/**
 * @example
 *   const app = createRelayServer({ model: 'pair', students, teacher, ... });
 *   const response = await app.request('/v1/models');
 */
export function createRelayServer(options: RelayServerOptions): Hono {
  const { model, apiKey, mostWaiting = 256, now = Date.now } = options;
  const pool = new StudentPool(options.students);
  const app = new Hono();
  const tooLarge = () => {
    throw new RequestError('The body is larger than 4 MiB.', null, 413);
  };
  app.use('/v1/*', async (context, next) => {
    if (apiKey !== null && context.req.header('Authorization') !== `Bearer ${apiKey}`)
      throw new RequestError('The API key is missing or wrong.', null, 401);
    await next();
  });
  app.get('/v1/models', (context) =>
    context.json({ object: 'list', data: [{ id: model, object: 'model', created: 0, owned_by: 'relay' }] }),
  );
  const limit = bodyLimit({ maxSize: MOST_BODY_BYTES, onError: tooLarge });
  const route = (api: OpenAiApi, read: (body: unknown) => SolveCommand) => async (context: Context) => {
    const request = read(await context.req.json().catch(() => null));
    if (request.model !== null && request.model !== model && request.model !== 'relay')
      throw new RequestError(`There is no model ${request.model}; there is ${model}.`, 'model', 404);
    if (pool.waiting >= mostWaiting)
      return context.json(openAiError('Too many requests wait. Try again later.', 'rate_limit_error'), 429, {
        'Retry-After': '5',
      });
    const prefix = api === 'chat' ? 'chatcmpl' : 'cmpl';
    const head = { id: `${prefix}-${randomUUID()}`, created: Math.floor(now() / 1000), model };
    const solve = new Solve(options, pool, request);
    return request.stream ? streamed(context, api, head, request, solve) : whole(context, api, head, solve);
  };
  app.post('/v1/chat/completions', limit, route('chat', chatSolveRequest));
  app.post('/v1/completions', limit, route('text', textSolveRequest));
  app.notFound((context) =>
    context.json(openAiError(`There is nothing at ${context.req.path}.`, 'invalid_request_error'), 404),
  );
  app.onError((error, context) => {
    if (error instanceof RequestError)
      return context.json(openAiError(error.message, 'invalid_request_error', error.param), error.status);
    if (error instanceof PolicyError)
      return context.json(openAiError(options.describe(error), 'invalid_request_error', 'relay.policy'), 400);
    const message = error instanceof RunFailure ? error.message : 'The server failed.';
    return context.json(openAiError(message, 'server_error'), 500);
  });
  return app;
}

/** One request: its run, and the text as it becomes certain. */
class Solve {
  readonly #options: RelayServerOptions;
  readonly #pool: StudentPool;
  readonly #request: SolveCommand;
  readonly #stops: StopStrings;
  run: RunState = emptyRun;

  constructor(options: RelayServerOptions, pool: StudentPool, request: SolveCommand) {
    this.#options = options;
    this.#pool = pool;
    this.#request = request;
    this.#stops = new StopStrings(request.stops);
  }

  get finish() {
    const { status } = this.run;
    return finishReasonOf(status.kind === 'ended' ? status.reason.kind : null, this.#stops.found);
  }

  /**
   * The text in pieces.
   * @throws RunFailure where a model fails; PolicyError for a policy that the student cannot follow
   */
  async *text(signal: AbortSignal): AsyncGenerator<string> {
    const { teacher, describe } = this.#options;
    const student = await this.#pool.acquire(signal);
    const visible = new VisibleText();
    try {
      for await (const event of relay(this.#request.problem, student, teacher, this.#settings(signal))) {
        this.run = reduceRun(this.run, event);
        for (const piece of visible.since(this.run))
          for (const { text } of this.#stops.push(piece)) yield text;
        // Leaving the loop ends the run.
        if (this.#stops.found) return;
      }
      for (const { text } of this.#stops.end()) yield text;
    } finally {
      this.#pool.release(student);
    }
    const { status } = this.run;
    if (status.kind === 'ended' && status.reason.kind === 'failed')
      throw new RunFailure(describe(status.reason.error));
  }

  #settings(signal: AbortSignal) {
    const { defaults, findAnswer } = this.#options;
    const { policy, temperature, topP, maxTokens, maxCalls, maxTeacherTokens, seed } = this.#request;
    const { sampling, limits } = defaults;
    return {
      ...defaults,
      policy: policy ?? defaults.policy,
      seed: seed ?? 0,
      sampling: { temperature: temperature ?? sampling.temperature, topP: topP ?? sampling.topP },
      limits: {
        // What a client may ask for ends where the operator's limits do.
        maxTokens: Math.min(maxTokens ?? Infinity, limits.maxTokens),
        maxCalls: Math.min(maxCalls ?? Infinity, limits.maxCalls),
        maxTeacherTokens: Math.min(maxTeacherTokens ?? Infinity, limits.maxTeacherTokens),
      },
      findAnswer,
      signal,
    };
  }
}

async function whole(context: Context, api: OpenAiApi, head: AnswerHead, solve: Solve): Promise<Response> {
  let text = '';
  for await (const piece of solve.text(context.req.raw.signal)) text += piece;
  return context.json(wholeAnswer(api, head, text, solve.run, solve.finish));
}

function streamed(
  context: Context,
  api: OpenAiApi,
  head: AnswerHead,
  request: SolveCommand,
  solve: Solve,
): Response {
  return streamSSE(context, async (stream) => {
    const left = new AbortController();
    stream.onAbort(() => left.abort(new Error('the client left')));
    const send = (data: object): Promise<void> => stream.writeSSE({ data: JSON.stringify(data) });
    try {
      if (api === 'chat') await send(chunk(api, head, { role: 'assistant' }));
      for await (const text of solve.text(left.signal)) await send(chunk(api, head, { text }));
      await send({ ...chunk(api, head, { finish: solve.finish }), relay: relayOf(solve.run) });
      if (request.includeUsage)
        await send({ ...chunk(api, head, {}), choices: [], usage: usageOf(solve.run) });
      await stream.writeSSE({ data: '[DONE]' });
    } catch (error) {
      if (left.signal.aborted) return;
      const message = error instanceof Error ? error.message : String(error);
      await send(openAiError(message, 'server_error'));
    }
  });
}
