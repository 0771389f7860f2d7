/**
 * The relay: a student writes a solution token by token and a teacher writes where it is called. This file knows the
 * order of things, the limits and what happens when something fails; it knows no platform, and nothing of how either
 * of the two produces tokens.
 */
import { concluded, countedTokens } from './conclusion.ts';
import { StudentContext } from './context.ts';
import { defaultOptions, type RelayOptions } from './defaults.ts';
import { Draft, type CallCommand, type DraftToken } from './draft.ts';
import type { CallId, CallOutcome, CallRequested, EndReason, RelayEvent, TokenId } from './events.ts';
import { parsePolicy, PolicyError, type Policy } from './policies.ts';
import { uniforms } from './random.ts';
import { Span } from './span.ts';
import { ContextFullError, type Proposal, type Student } from './student.ts';
import { listen, type AnswerEnd } from './teacher-stream.ts';
import type { Teacher, TeacherRequest } from './teacher.ts';

export type { RelayOptions } from './defaults.ts';

/**
 * Solves `problem` and yields what happens (DESIGN.md, section 2; after RelayLLM, arXiv 2601.05167, section 3).
 *
 * The log begins with `run-started` and ends with `run-ended`, also when the student fails, the teacher is away or
 * `options.signal` aborts. A student serves one run at a time. Ending the generator early (`return`, or `break` out of
 * a loop) cancels the teacher at once.
 *
 * @throws PolicyError for a policy that cannot be used, RangeError for limits that are no counts or a seed that is no
 *   whole number: at the call, before anything begins.
 */
export function relay(
  problem: string,
  student: Student,
  teacher: Teacher | null,
  options: RelayOptions,
): AsyncGenerator<RelayEvent> {
  const run = new Run(problem, student, teacher, options);
  const events = run.events();
  return {
    next: () => events.next(),
    // A generator that waits takes no `return` before its wait is over, so the wait is ended first.
    return: (value: unknown) => {
      run.stop();
      return events.return(value);
    },
    throw: (error: unknown) => {
      run.stop();
      return events.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** One run: what it was given and what it has used up so far. */
class Run {
  private readonly policy: Policy;
  private readonly controller = new AbortController();
  private readonly signal = this.controller.signal;
  private readonly draft: Draft;
  private readonly now: () => number;
  private readonly samplingUniform: () => number;
  private readonly policyUniform: () => number;
  private readonly context: StudentContext;
  private calls = 0;
  private teacherTokens = 0;

  constructor(
    private readonly problem: string,
    private readonly student: Student,
    private readonly teacher: Teacher | null,
    private readonly options: RelayOptions,
  ) {
    checkCounts(options);
    this.policy = parsePolicy(options.policy);
    if (this.policy.needsRouter && !student.carriesRouter) {
      throw new PolicyError(
        `The policy ${this.policy.name} needs a student that carries a router, and ${student.identity.name} carries none.`,
      );
    }
    this.samplingUniform = uniforms(options.seed, 'sampling');
    this.policyUniform = uniforms(options.seed, 'policy');
    this.context = new StudentContext(student);
    const clock = options.now ?? Date.now;
    const start = clock();
    this.now = () => clock() - start;
    this.draft = new Draft(student.vocabulary, this.now);
  }

  readonly stop = (): void => this.controller.abort(this.options.signal?.reason);

  async *events(): AsyncGenerator<RelayEvent> {
    const outside = this.options.signal;
    if (outside?.aborted) this.stop();
    outside?.addEventListener('abort', this.stop);
    try {
      const failure = await this.begin();
      yield this.started();
      const reason = failure ?? (yield* this.solution());
      yield* this.draft.interrupt();
      yield { type: 'run-ended', reason, at: this.now() };
    } finally {
      outside?.removeEventListener('abort', this.stop);
      this.stop();
    }
  }

  private async begin(): Promise<EndReason | null> {
    if (this.signal.aborted) return { kind: 'stopped' };
    try {
      await this.context.begin(this.problem, this.signal);
      return null;
    } catch (error) {
      // Before the first token, a full context means that the problem is too long, which the message says.
      if (error instanceof ContextFullError) return { kind: 'failed', message: error.message };
      return this.reasonOf(error);
    }
  }

  private started(): RelayEvent {
    const { policy, options, student, teacher } = this;
    return {
      type: 'run-started',
      problem: this.problem,
      policy: policy.name,
      seed: options.seed,
      sampling: options.sampling,
      limits: options.limits,
      student: student.identity,
      teacher: teacher?.identity ?? null,
      promptTokens: this.context.promptTokens,
      at: this.now(),
    };
  }

  /** Writes the solution; returns why it ended. */
  private async *solution(): AsyncGenerator<RelayEvent, EndReason> {
    if (this.policy.atStart(this.policyUniform()) && this.mayCall() && !this.signal.aborted) {
      const ended = yield* this.call('policy', this.policyRequest(), 0);
      if (ended) return ended;
    }
    for (;;) {
      if (this.signal.aborted) return { kind: 'stopped' };
      if (this.draft.length >= this.options.limits.maxTokens) return { kind: 'length' };
      const ended = yield* this.step();
      if (ended) return ended;
    }
  }

  /** Has the student propose a token, and writes it, or has the teacher write instead. */
  private async *step(): AsyncGenerator<RelayEvent, EndReason | null> {
    const proposed = await this.propose();
    if ('kind' in proposed) return proposed;
    const { id, insight } = proposed;
    // One draw for each proposal, so that limits do not shift what the seed gives later on.
    const wanted = this.policy.atToken(insight, this.policyUniform());
    if (wanted && this.mayCall()) {
      const before = this.draft.length;
      const ended = yield* this.call('policy', this.policyRequest(), 0);
      // The proposal stands where the teacher brought nothing: else the policy would ask again at the same place.
      if (ended || this.draft.length > before) return ended;
    }
    const token: DraftToken = { id, author: 'student', call: null, insight };
    if (this.student.vocabulary.endTokens.includes(id)) {
      yield* this.draft.writeEnd(token);
      return { kind: 'end-token', author: 'student' };
    }
    const failure = this.append([id]);
    if (failure) return failure;
    const { events, command } = this.draft.write(token);
    yield* events;
    if (command === null) return null;
    this.context.takeOut(command.tokens);
    if (command.kind === 'zero') return null;
    return yield* this.call('student', this.commandRequest(command), command.tokens);
  }

  /**
   * The student's pass is waited for, also when the run is stopped: it is short, and a student that still computes
   * could not begin the next run.
   */
  private async propose(): Promise<Proposal | EndReason> {
    const mayCommand = this.policy.commands !== 'forbidden' && this.mayCall();
    try {
      const proposal = await this.context.propose(mayCommand, {
        sampling: this.options.sampling,
        uniform: this.samplingUniform(),
        signal: this.signal,
      });
      return this.signal.aborted ? { kind: 'stopped' } : proposal;
    } catch (error) {
      return this.reasonOf(error);
    }
  }

  private append(ids: readonly TokenId[]): EndReason | null {
    try {
      this.context.append(ids);
      return null;
    } catch (error) {
      return this.reasonOf(error);
    }
  }

  private mayCall(): boolean {
    return this.policy.scope === 'whole' || this.calls < this.options.limits.maxCalls;
  }

  private commandRequest(command: CallCommand): number {
    const { commands } = this.policy;
    return typeof commands === 'object' ? commands.requested : command.requested;
  }

  private policyRequest(): number {
    if (this.policy.scope === 'whole') return this.options.limits.maxTokens;
    return this.options.policyCallTokens ?? defaultOptions.policyCallTokens;
  }

  /** Has the teacher write `requested` tokens, or as many as the limits leave. Returns why the run ended, if it did. */
  private async *call(
    by: CallRequested['by'],
    requested: number,
    commandTokens: number,
  ): AsyncGenerator<RelayEvent, EndReason | null> {
    yield* this.draft.interrupt();
    const call = this.calls as CallId;
    this.calls += 1;
    const { room, without } = this.room();
    const granted = Math.min(requested, room);
    const view = this.draft.teacherView();
    const at = this.now();
    yield { type: 'call-requested', call, by, commandTokens, requested, granted, prefix: view.prefix, at };
    if (this.teacher === null) {
      yield this.unanswered(call, at, { kind: 'failed', failure: 'offline', message: noTeacher });
      return null;
    }
    if (granted < 1) {
      yield this.unanswered(call, at, { kind: 'failed', failure: 'over-budget', message: without });
      return null;
    }
    const { problem, options, student } = this;
    return yield* this.answer(this.teacher, call, at, {
      problem,
      ...view,
      fingerprint: student.vocabulary.fingerprint,
      maxTokens: granted,
      temperature: options.sampling.temperature,
      // Each call draws anew; upstreams take no negative seeds.
      seed: (options.seed + call) >>> 0,
    });
  }

  /** How many tokens a teacher may write now, and what to say when that is none. */
  private room(): { room: number; without: string } {
    const { maxTeacherTokens, maxTokens } = this.options.limits;
    const { contextLength } = this.student;
    const written = this.draft.length;
    const left = [
      { room: maxTokens - written, without: `The solution has reached its limit of ${maxTokens} tokens.` },
      {
        room: this.context.room,
        without: `The student reads at most ${contextLength} tokens, and they are used up.`,
      },
    ];
    if (this.policy.scope === 'calls') {
      const without = `The run's ${maxTeacherTokens} teacher tokens are used up.`;
      left.push({ room: maxTeacherTokens - this.teacherTokens, without });
    }
    const least = left.reduce((one, other) => (other.room < one.room ? other : one));
    return { room: Math.max(least.room, 0), without: least.without };
  }

  /** Writes down what the teacher answers. */
  private async *answer(
    teacher: Teacher,
    call: CallId,
    requestedAt: number,
    request: TeacherRequest,
  ): AsyncGenerator<RelayEvent, EndReason | null> {
    const span = new Span(this.student.vocabulary, request.maxTokens);
    const answer = listen(teacher, request, this.signal);
    let firstTokenMs: number | null = null;
    let end: AnswerEnd | null = null;
    try {
      while (end === null && !span.complete) {
        const step = await answer.next();
        if (step.done) {
          end = step.value;
          continue;
        }
        firstTokenMs ??= this.now() - requestedAt;
        yield* this.write(span.take(step.value), call);
      }
    } finally {
      await answer.return({ kind: 'stopped' });
    }
    yield* this.write(span.close(), call);
    const { outcome, endToken } = concluded(span, end, request.maxTokens, this.student.vocabulary.endTokens);
    yield* endToken === null
      ? this.draft.interrupt()
      : this.draft.writeEnd({ id: endToken, author: 'teacher', call });
    const counted = countedTokens(span, end, request.maxTokens, endToken === null ? 0 : 1);
    this.teacherTokens += Math.max(counted.delivered, span.ids.length);
    const totalMs = this.now() - requestedAt;
    yield { type: 'call-ended', call, outcome, ...counted, firstTokenMs, totalMs, at: this.now() };
    const failure = this.append(span.ids);
    if (outcome.kind === 'stopped') return { kind: 'stopped' };
    if (outcome.kind === 'ended-solution') return { kind: 'end-token', author: 'teacher' };
    return failure;
  }

  private *write(ids: readonly TokenId[], call: CallId): Generator<RelayEvent> {
    for (const id of ids) yield* this.draft.write({ id, author: 'teacher', call }).events;
  }

  private unanswered(call: CallId, requestedAt: number, outcome: CallOutcome): RelayEvent {
    const at = this.now();
    const counted = { delivered: 0, countedBy: 'student-tokenizer', firstTokenMs: null } as const;
    return { type: 'call-ended', call, outcome, ...counted, totalMs: at - requestedAt, at };
  }

  private reasonOf(error: unknown): EndReason {
    if (this.signal.aborted) return { kind: 'stopped' };
    if (error instanceof ContextFullError) return { kind: 'context-full' };
    return {
      kind: 'failed',
      message: `The student failed: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

const noTeacher = 'There is no teacher in this run, so the student goes on alone.';

function checkCounts({ limits, policyCallTokens = 1 }: RelayOptions): void {
  for (const [name, count] of Object.entries({ ...limits, policyCallTokens })) {
    const least = name === 'policyCallTokens' ? 1 : 0;
    if (Number.isSafeInteger(count) && count >= least) continue;
    throw new RangeError(`${name} must be a whole number, at least ${least}, not ${count}.`);
  }
}
