/**
 * The teacher calls of one run: applies the limits, sends the request and writes the answer to the transcript. The loop and
 * the policy decide when to call.
 */
import type { CodedError } from '../errors/coded-error.ts';
import { resolveOutcome, countedTokens, counterOf, remarksOn } from './call-outcome.ts';
import type { StudentContext } from './context.ts';
import type { RelayOptions } from './defaults.ts';
import { relayError } from './errors.ts';
import type { Transcript, TeacherView } from './transcript.ts';
import type {
  CallId,
  CallOutcome,
  CallRequest,
  CallRequested,
  EndReason,
  RelayEvent,
  TokenId,
} from './events.ts';
import type { Policy } from './policies/registry.ts';
import { TeacherSpan, type SpanRoom } from './teacher-span.ts';
import type { Student } from './student.ts';
import { listen, type AnswerEnd } from './teacher-stream.ts';
import type { Teacher, TeacherRequest } from './teacher.ts';

/** What the run provides to its calls. */
export interface CallSetup {
  readonly problem: string;
  readonly student: Student;
  readonly teacher: Teacher | null;
  readonly options: RelayOptions;
  readonly policy: Policy;
  readonly transcript: Transcript;
  readonly context: StudentContext;
  /** Extends the student's sequence; returns why the run ends where that fails. */
  readonly append: (ids: readonly TokenId[]) => EndReason | null;
  readonly signal: AbortSignal;
  /** Milliseconds since the run started. */
  readonly now: () => number;
}

/** A reason for a call to end the run; null where the run continues. */
type RunEnd = EndReason | null;

/** Makes the calls of one run and counts them against its limits. */
export class Calls {
  readonly #run: CallSetup;
  /** What an earlier part of the run has used up. */
  #made: number;
  #teacherTokens: number;
  constructor(run: CallSetup, made = 0, teacherTokens = 0) {
    this.#run = run;
    this.#made = made;
    this.#teacherTokens = teacherTokens;
  }

  /** Whether the limits allow another call. */
  get mayCall(): boolean {
    const { policy, options } = this.#run;
    return policy.scope === 'whole' || this.#made < options.limits.maxCalls;
  }

  /**
   * Called when the student begins a command. Where the command may become a call, the teacher prefills the solution so
   * far while the student writes the number of tokens.
   */
  prefill(): void {
    const { teacher, problem, student, options, transcript, signal } = this.#run;
    if (options.prefill !== true || options.pauses === true || teacher?.prefill === undefined) return;
    if (!this.mayCall || this.#room().room < 1) return;
    const { fingerprint } = student.vocabulary;
    const context = { problem, ...transcript.teacherView(1), fingerprint };
    const read = async (): Promise<void> => teacher.prefill?.(context, signal);
    // The call that follows reports any teacher error. Without a call, the error does not matter.
    read().catch(() => undefined);
  }

  /** Requests tokens from the teacher, as many as the limits allow. Returns why the run ended, if it did. */
  async *make(request: CallRequest): AsyncGenerator<RelayEvent, RunEnd> {
    const { transcript, teacher, problem, student, options } = this.#run;
    yield* transcript.interrupt();
    const { room, without } = this.#room();
    const granted = Math.min(request.requested, room);
    const view = transcript.teacherView();
    const requested = this.#requested(request, granted, view);
    yield requested;
    const { call, at } = requested;
    if (teacher === null) {
      yield this.#closed(call, at, { kind: 'failed', failure: 'offline', error: relayError('no-teacher') });
      return null;
    }
    if (granted < 1) {
      yield this.#closed(call, at, { kind: 'failed', failure: 'over-budget', error: without });
      return null;
    }
    return yield* this.#answer(teacher, call, at, {
      problem,
      ...view,
      fingerprint: student.vocabulary.fingerprint,
      maxTokens: granted,
      temperature: options.sampling.temperature,
      // Each call uses its own seed. Upstreams reject negative seeds.
      seed: (options.seed + call) >>> 0,
    });
  }

  /** Records a command that the person declined. */
  *decline(request: CallRequest): Generator<RelayEvent> {
    const { transcript } = this.#run;
    yield* transcript.interrupt();
    const requested = this.#requested(request, 0, transcript.teacherView());
    yield requested;
    yield this.#closed(requested.call, requested.at, { kind: 'declined' });
  }

  /** Writes the person's text, in the teacher's place where a command asked for one. */
  *writeManually(ids: readonly TokenId[], request: CallRequest | null): Generator<RelayEvent, RunEnd> {
    const { transcript, student, append } = this.#run;
    yield* transcript.interrupt();
    const requested = request === null ? null : this.#requested(request, 0, transcript.teacherView());
    if (requested !== null) yield requested;
    const call = requested?.call ?? null;
    const end = ids.findIndex((id) => student.vocabulary.endTokens.includes(id));
    const written = end < 0 ? ids : ids.slice(0, end);
    for (const id of written) yield* transcript.write({ id, author: 'person', call }).events;
    const last = ids[end];
    if (last === undefined) yield* transcript.interrupt();
    else yield* transcript.writeEnd({ id: last, author: 'person', call });
    if (requested !== null) yield this.#closed(requested.call, requested.at, { kind: 'manual' });
    if (last !== undefined) return { kind: 'end-token', author: 'person' };
    return append(written);
  }

  /** Counts a call, and emits its event. */
  #requested(
    { by, requested, commandTokens }: CallRequest,
    granted: number,
    { prefix }: TeacherView,
  ): CallRequested {
    const call = this.#made as CallId;
    this.#made += 1;
    const at = this.#run.now();
    return { type: 'call-requested', call, by, commandTokens, requested, granted, prefix, at };
  }

  /** How many tokens the teacher may write now, and the error where that is none. */
  #room(): { room: number; without: CodedError } {
    const { options, student, transcript, context, policy } = this.#run;
    const { maxTeacherTokens, maxTokens } = options.limits;
    const left = [
      {
        room: maxTokens - transcript.length,
        without: relayError('solution-limit', { limit: maxTokens }),
      },
      {
        room: context.room,
        without: relayError('student-limit', { limit: student.contextLength }),
      },
    ];
    if (policy.scope === 'calls') {
      const without = relayError('teacher-tokens-spent', { limit: maxTeacherTokens });
      left.push({ room: maxTeacherTokens - this.#teacherTokens, without });
    }
    const least = left.reduce((one, other) => (other.room < one.room ? other : one));
    return { room: Math.max(least.room, 0), without: least.without };
  }

  /** What the limits leave for the tokens of an answer. */
  #spanRoom(): SpanRoom {
    const { options, transcript, context, policy } = this.#run;
    const { maxTeacherTokens, maxTokens } = options.limits;
    return {
      written: Math.min(maxTokens - transcript.length, context.room),
      counted: policy.scope === 'calls' ? maxTeacherTokens - this.#teacherTokens : Infinity,
    };
  }

  /** Writes the teacher's answer to the transcript. */
  async *#answer(
    teacher: Teacher,
    call: CallId,
    requestedAt: number,
    request: TeacherRequest,
  ): AsyncGenerator<RelayEvent, RunEnd> {
    const { student, transcript, append, signal, now } = this.#run;
    const span = new TeacherSpan(student.vocabulary, request.maxTokens, this.#spanRoom());
    const answer = listen(teacher, request, signal);
    // A repetition that began before the call does not cut the teacher off.
    const isRepeating = (): boolean => span.ids.length > 0 && transcript.repeats;
    let firstTokenMs: number | null = null;
    let end: AnswerEnd | null = null;
    try {
      while (end === null && !span.complete && !span.repeats && !isRepeating()) {
        const step = await answer.next();
        if (step.done) {
          end = step.value;
          continue;
        }
        firstTokenMs ??= now() - requestedAt;
        yield* this.#write(span.take(step.value), call);
      }
    } finally {
      await answer.return({ kind: 'stopped' });
    }
    yield* this.#write(span.close(counterOf(end, request.maxTokens)), call);
    // A teacher that got stuck did not solve the problem, also where its server ends the answer then.
    const repeats = isRepeating();
    const { outcome, endToken } = resolveOutcome(span, end, {
      granted: request.maxTokens,
      endTokens: student.vocabulary.endTokens,
      repeats,
    });
    yield* endToken === null
      ? transcript.interrupt()
      : transcript.writeEnd({ id: endToken, author: 'teacher', call });
    const counted = countedTokens(span, end, request.maxTokens, endToken === null ? 0 : 1);
    this.#teacherTokens += counted.delivered;
    const totalMs = now() - requestedAt;
    const remarks = remarksOn(span, end);
    const remarked = remarks.length === 0 ? {} : { remarks };
    yield { type: 'call-ended', call, outcome, ...counted, firstTokenMs, totalMs, ...remarked, at: now() };
    const failure = append(span.ids);
    if (outcome.kind === 'stopped') return { kind: 'stopped' };
    if (outcome.kind === 'ended-solution') return { kind: 'end-token', author: 'teacher' };
    return failure ?? (repeats ? { kind: 'repetition', author: 'teacher' } : null);
  }

  *#write(ids: readonly TokenId[], call: CallId): Generator<RelayEvent> {
    for (const id of ids) yield* this.#run.transcript.write({ id, author: 'teacher', call }).events;
  }

  /** The end of a call in which the teacher wrote nothing. */
  #closed(call: CallId, requestedAt: number, outcome: CallOutcome): RelayEvent {
    const at = this.#run.now();
    const counted = { delivered: 0, countedBy: 'student-tokenizer', firstTokenMs: null } as const;
    return { type: 'call-ended', call, outcome, ...counted, totalMs: at - requestedAt, at };
  }
}
