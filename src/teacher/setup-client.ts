/** The page's side of choosing the teacher: asks the proxy that served the page. */
import { codedError, ErrorWithCode, type CodedError } from '../errors/coded-error.ts';
import { sentErrorSchema } from './api-schema.ts';
import { teacherError } from './errors.ts';
import {
  setupAnswers,
  setupPath,
  setupTokenHeader,
  type LookBody,
  type SetupAction,
  type SetupAnswer,
  type SetupSession,
  type TeacherEntry,
} from './setup-schema.ts';

/** The proxy refused a request, or gave no answer. */
class SetupRequestError extends ErrorWithCode {
  override readonly name = 'SetupRequestError';
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no schema accepts it
  }
}

/** Gets a token with the first request, and another one where the proxy was restarted. */
export class SetupClient {
  readonly #proxy: string;
  readonly #fetch: typeof fetch;
  #token: string | null = null;

  /** @param proxy its address, without a slash at the end */
  constructor(proxy: string, fetcher: typeof fetch = (input, init) => globalThis.fetch(input, init)) {
    this.#proxy = proxy;
    this.#fetch = fetcher;
  }

  /** Whether a page may choose here, and what is chosen. */
  async session(signal?: AbortSignal): Promise<SetupSession> {
    const session = await this.#post('session', {}, signal);
    this.#token = session.token;
    return session;
  }

  scan(signal?: AbortSignal): Promise<SetupAnswer<'scan'>> {
    return this.#ask('scan', {}, signal);
  }

  look(body: LookBody, signal?: AbortSignal): Promise<SetupAnswer<'look'>> {
    return this.#ask('look', body, signal);
  }

  test(entry: TeacherEntry, signal?: AbortSignal): Promise<SetupAnswer<'test'>> {
    return this.#ask('test', entry, signal);
  }

  save(entry: TeacherEntry): Promise<SetupAnswer<'save'>> {
    return this.#ask('save', entry);
  }

  reset(): Promise<SetupAnswer<'reset'>> {
    return this.#ask('reset', {});
  }

  async #ask<Action extends SetupAction>(
    action: Action,
    body: object,
    signal?: AbortSignal,
  ): Promise<SetupAnswer<Action>> {
    if (this.#token === null) await this.session(signal);
    try {
      return await this.#post(action, body, signal);
    } catch (error) {
      if (codedError(error).code !== 'setup-token-wrong') throw error;
      await this.session(signal);
      return this.#post(action, body, signal);
    }
  }

  /** @throws SetupRequestError; the signal's reason after an abort */
  async #post<Action extends SetupAction>(
    action: Action,
    body: object,
    signal?: AbortSignal,
  ): Promise<SetupAnswer<Action>> {
    let response: Response;
    let text: string;
    try {
      response = await this.#fetch(`${this.#proxy}${setupPath(action)}`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          ...(this.#token === null ? {} : { [setupTokenHeader]: this.#token }),
        },
        body: JSON.stringify(body),
        ...(signal === undefined ? {} : { signal }),
      });
      text = await response.text();
    } catch (cause) {
      signal?.throwIfAborted();
      throw new SetupRequestError(teacherError('teacher-away'), { cause });
    }
    if (!response.ok) throw new SetupRequestError(refusalIn(text, response.status));
    const answer = setupAnswers[action].safeParse(json(text));
    if (answer.success) return answer.data as SetupAnswer<Action>;
    throw new SetupRequestError(teacherError('no-proxy-here'));
  }
}

function refusalIn(text: string, status: number): CodedError {
  return sentErrorSchema.safeParse(json(text)).data ?? teacherError('proxy-refused-request', { status });
}
