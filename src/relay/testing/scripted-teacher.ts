/** A teacher for tests: each call gets the next scripted answer, good or bad, and is remembered. */
import type { CodedError } from '../../errors/coded-error.ts';
import type { CallRemark, ModelIdentity, TeacherFailure, TokenId } from '../events.ts';
import {
  TeacherError,
  type Teacher,
  type TeacherChunk,
  type TeacherContext,
  type TeacherRequest,
} from '../teacher.ts';

export type AnswerStep =
  | TeacherChunk
  | { readonly type: 'throw'; readonly error: unknown }
  /** Writes nothing more; `deaf`: not even an abort wakes it. */
  | { readonly type: 'hang'; readonly deaf: boolean }
  /** Runs something between two chunks: a clock, an abort. */
  | { readonly type: 'meanwhile'; readonly run: () => void };

export type ScriptedAnswer = readonly AnswerStep[];

/** Ids as the embedded teacher sends them, one chunk each, then the end. */
export function idsAnswer(ids: readonly TokenId[], endedSolution = false): ScriptedAnswer {
  return [
    ...ids.map((id) => ({ type: 'tokens', ids: [id] }) as const),
    { type: 'done', endedSolution, tokens: ids.length + (endedSolution ? 1 : 0) },
  ];
}

/** Text as a foreign teacher sends it. `tokens` is the teacher's own count. */
export function textAnswer(
  texts: readonly string[],
  {
    endedSolution = false,
    tokens = null,
    remarks = [],
  }: { endedSolution?: boolean; tokens?: number | null; remarks?: readonly CallRemark[] } = {},
): ScriptedAnswer {
  const done = { type: 'done', endedSolution, tokens, ...(remarks.length === 0 ? {} : { remarks }) } as const;
  return [...texts.map((text) => ({ type: 'text', text }) as const), done];
}

/** @param error why; left out, any error */
export function failure(
  kind: TeacherFailure,
  error: CodedError = { code: 'proxy-refused-request', params: { status: 500 } },
): AnswerStep {
  return { type: 'throw', error: new TeacherError(kind, error) };
}

export class ScriptedTeacher implements Teacher {
  readonly identity: ModelIdentity = { name: 'scripted-teacher', device: 'remote' };
  readonly requests: TeacherRequest[] = [];
  /** The signal of each call. */
  readonly signals: AbortSignal[] = [];
  /** The contexts that it prefilled, and the signal of each. */
  readonly readings: { readonly context: TeacherContext; readonly signal: AbortSignal }[] = [];
  readonly #answer: (request: TeacherRequest, call: number) => ScriptedAnswer;

  /** One answer for each call, in order, or a function that makes them. A call too many is an error. */
  constructor(
    answers: readonly ScriptedAnswer[] | ((request: TeacherRequest, call: number) => ScriptedAnswer),
  ) {
    this.#answer =
      typeof answers === 'function'
        ? answers
        : (_, call) => answers[call] ?? [{ type: 'throw', error: new Error(`No answer to call ${call}.`) }];
  }

  /** Does not end before the run does. */
  prefill(context: TeacherContext, signal: AbortSignal): Promise<void> {
    this.readings.push({ context, signal });
    return hang(signal);
  }

  async *write(request: TeacherRequest, signal: AbortSignal = new AbortController().signal) {
    const call = this.requests.push(request) - 1;
    this.signals.push(signal);
    for (const step of this.#answer(request, call)) {
      signal.throwIfAborted();
      switch (step.type) {
        case 'throw':
          throw step.error;
        case 'hang':
          await hang(step.deaf ? null : signal);
          break;
        case 'meanwhile':
          step.run();
          break;
        default:
          yield step;
      }
    }
  }
}

function hang(signal: AbortSignal | null): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error));
  });
}
