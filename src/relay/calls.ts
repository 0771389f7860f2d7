/**
 * The teacher calls of one run: applies the limits, sends the request and writes the answer to the draft. The loop and
 * the policy decide when to call.
 */
import { concluded, countedTokens, counterOf, remarksOn } from './conclusion.ts';
import type { StudentContext } from './context.ts';
import type { RelayOptions } from './defaults.ts';
import type { Draft, TeacherView } from './draft.ts';
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
import { Span, type SpanRoom } from './span.ts';
import type { Student } from './student.ts';
import { listen, type AnswerEnd } from './teacher-stream.ts';
import type { Teacher, TeacherRequest } from './teacher.ts';

/** What the run provides to its calls. */
export interface CallSurroundings {
  readonly problem: string;
  readonly student: Student;
  readonly teacher: Teacher | null;
  readonly options: RelayOptions;
  readonly policy: Policy;
  readonly draft: Draft;
  readonly context: StudentContext;
  /** Extends the student's sequence; returns why the run ends where that fails. */
  readonly append: (ids: readonly TokenId[]) => EndReason | null;
  readonly signal: AbortSignal;
  /** Milliseconds since the run started. */
  readonly now: () => number;
}

/** A reason for a call to end the run; null where the run continues. */
type Ended = EndReason | null;

export class Calls {
  constructor(
    private readonly run: CallSurroundings,
    /** What an earlier part of the run has used up. */
    private made = 0,
    private teacherTokens = 0,
  ) {}

  /** Whether the limits allow another call. */
  get mayCall(): boolean {
    const { policy, options } = this.run;
    return policy.scope === 'whole' || this.made < options.limits.maxCalls;
  }

  /**
   * Called when the student begins a command. Where the command may become a call, the teacher prefills the solution so
   * far while the student writes the number of tokens.
   */
  prefill(): void {
    const { teacher, problem, student, options, draft, signal } = this.run;
    if (options.prefill !== true || options.pauses === true || teacher?.prefill === undefined) return;
    if (!this.mayCall || this.room().room < 1) return;
    const { fingerprint } = student.vocabulary;
    const context = { problem, ...draft.teacherView(1), fingerprint };
    const read = async (): Promise<void> => teacher.prefill?.(context, signal);
    // The call that follows reports any teacher error. Without a call, the error does not matter.
    read().catch(() => undefined);
  }

  /** Requests tokens from the teacher, as many as the limits allow. Returns why the run ended, if it did. */
  async *make(request: CallRequest): AsyncGenerator<RelayEvent, Ended> {
    const { draft, teacher, problem, student, options } = this.run;
    yield* draft.interrupt();
    const { room, without } = this.room();
    const granted = Math.min(request.requested, room);
    const view = draft.teacherView();
    const requested = this.requested(request, granted, view);
    yield requested;
    const { call, at } = requested;
    if (teacher === null) {
      yield this.closed(call, at, { kind: 'failed', failure: 'offline', message: noTeacher });
      return null;
    }
    if (granted < 1) {
      yield this.closed(call, at, { kind: 'failed', failure: 'over-budget', message: without });
      return null;
    }
    return yield* this.answer(teacher, call, at, {
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
    const { draft } = this.run;
    yield* draft.interrupt();
    const requested = this.requested(request, 0, draft.teacherView());
    yield requested;
    yield this.closed(requested.call, requested.at, { kind: 'declined' });
  }

  /** Writes the person's text, in the teacher's place where a command asked for one. */
  *byHand(ids: readonly TokenId[], request: CallRequest | null): Generator<RelayEvent, Ended> {
    const { draft, student, append } = this.run;
    yield* draft.interrupt();
    const requested = request === null ? null : this.requested(request, 0, draft.teacherView());
    if (requested !== null) yield requested;
    const call = requested?.call ?? null;
    const end = ids.findIndex((id) => student.vocabulary.endTokens.includes(id));
    const written = end < 0 ? ids : ids.slice(0, end);
    for (const id of written) yield* draft.write({ id, author: 'person', call }).events;
    const last = ids[end];
    if (last === undefined) yield* draft.interrupt();
    else yield* draft.writeEnd({ id: last, author: 'person', call });
    if (requested !== null) yield this.closed(requested.call, requested.at, { kind: 'by-hand' });
    if (last !== undefined) return { kind: 'end-token', author: 'person' };
    return append(written);
  }

  /** Counts a call, and emits its event. */
  private requested(
    { by, requested, commandTokens }: CallRequest,
    granted: number,
    { prefix }: TeacherView,
  ): CallRequested {
    const call = this.made as CallId;
    this.made += 1;
    const at = this.run.now();
    return { type: 'call-requested', call, by, commandTokens, requested, granted, prefix, at };
  }

  /** How many tokens the teacher may write now, and the message where that is none. */
  private room(): { room: number; without: string } {
    const { options, student, draft, context, policy } = this.run;
    const { maxTeacherTokens, maxTokens } = options.limits;
    const left = [
      {
        room: maxTokens - draft.length,
        without: `The solution has reached its limit of ${maxTokens} tokens.`,
      },
      {
        room: context.room,
        without: `The student reads at most ${student.contextLength} tokens, and they are used up.`,
      },
    ];
    if (policy.scope === 'calls') {
      const without = `The run's ${maxTeacherTokens} teacher tokens are used up.`;
      left.push({ room: maxTeacherTokens - this.teacherTokens, without });
    }
    const least = left.reduce((one, other) => (other.room < one.room ? other : one));
    return { room: Math.max(least.room, 0), without: least.without };
  }

  /** What the limits leave for the tokens of an answer. */
  private spanRoom(): SpanRoom {
    const { options, draft, context, policy } = this.run;
    const { maxTeacherTokens, maxTokens } = options.limits;
    return {
      written: Math.min(maxTokens - draft.length, context.room),
      counted: policy.scope === 'calls' ? maxTeacherTokens - this.teacherTokens : Infinity,
    };
  }

  /** Writes the teacher's answer to the draft. */
  private async *answer(
    teacher: Teacher,
    call: CallId,
    requestedAt: number,
    request: TeacherRequest,
  ): AsyncGenerator<RelayEvent, Ended> {
    const { student, draft, append, signal, now } = this.run;
    const span = new Span(student.vocabulary, request.maxTokens, this.spanRoom());
    const answer = listen(teacher, request, signal);
    // A repetition that began before the call does not cut the teacher off.
    const isRepeating = (): boolean => span.ids.length > 0 && draft.repeats;
    let firstTokenMs: number | null = null;
    let end: AnswerEnd | null = null;
    try {
      while (end === null && !span.complete && !isRepeating()) {
        const step = await answer.next();
        if (step.done) {
          end = step.value;
          continue;
        }
        firstTokenMs ??= now() - requestedAt;
        yield* this.write(span.take(step.value), call);
      }
    } finally {
      await answer.return({ kind: 'stopped' });
    }
    yield* this.write(span.close(counterOf(end, request.maxTokens)), call);
    const { outcome, endToken } = concluded(span, end, request.maxTokens, student.vocabulary.endTokens);
    yield* endToken === null ? draft.interrupt() : draft.writeEnd({ id: endToken, author: 'teacher', call });
    const counted = countedTokens(span, end, request.maxTokens, endToken === null ? 0 : 1);
    this.teacherTokens += counted.delivered;
    const totalMs = now() - requestedAt;
    const remarks = remarksOn(span, end);
    const remarked = remarks.length === 0 ? {} : { remarks };
    yield { type: 'call-ended', call, outcome, ...counted, firstTokenMs, totalMs, ...remarked, at: now() };
    const failure = append(span.ids);
    if (outcome.kind === 'stopped') return { kind: 'stopped' };
    if (outcome.kind === 'ended-solution') return { kind: 'end-token', author: 'teacher' };
    return failure ?? (isRepeating() ? { kind: 'repetition', author: 'teacher' } : null);
  }

  private *write(ids: readonly TokenId[], call: CallId): Generator<RelayEvent> {
    for (const id of ids) yield* this.run.draft.write({ id, author: 'teacher', call }).events;
  }

  /** The end of a call in which the teacher wrote nothing. */
  private closed(call: CallId, requestedAt: number, outcome: CallOutcome): RelayEvent {
    const at = this.run.now();
    const counted = { delivered: 0, countedBy: 'student-tokenizer', firstTokenMs: null } as const;
    return { type: 'call-ended', call, outcome, ...counted, totalMs: at - requestedAt, at };
  }
}

const noTeacher = 'There is no teacher in this run, so the student goes on alone.';
