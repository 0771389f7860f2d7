/**
 * The relay loop: a student writes a solution token by token, and a teacher writes where it is called. The loop orders
 * the steps, applies the limits and handles failures. It runs on any platform and with any student and teacher.
 */
import { codedError } from '../errors/coded-error.ts';
import { Calls } from './calls.ts';
import { StudentContext } from './context.ts';
import { checkCounts, defaultOptions, type RelayOptions } from './defaults.ts';
import { Transcript, type CallCommand, type TranscriptToken } from './transcript.ts';
import { relayError } from './errors.ts';
import type { CallRequest, EndReason, RelayEvent, RunEnded, TokenId } from './events.ts';
import { parsePolicy, PolicyError, type Policy } from './policies/registry.ts';
import { uniforms } from './random.ts';
import { restoreRun, type RestoredRun, type ResumeAction } from './resume.ts';
import { ContextFullError, type Proposal, type Student } from './student.ts';
import type { Teacher } from './teacher.ts';

export type { RelayOptions } from './defaults.ts';

/**
 * Solves `problem` and yields what happens (after RelayLLM, arXiv 2601.05167, section 3).
 *
 * The log begins with `run-started` and ends with `run-ended`, also when the student fails, the teacher is away or
 * `options.signal` aborts. A student serves one run at a time. Ending the generator early (`return`, or `break` out of
 * a loop) cancels the teacher at once.
 *
 * With `options.resume`, the log begins with the given one and the run continues after it. The limits, policy and student
 * of the new run apply, and what the old log used counts towards the limits.
 *
 * @throws PolicyError for a policy that cannot be used, OptionError for limits that are no counts or a seed that is no
 *   whole number, ResumeError for a log from which no run can resume: at the call, before anything begins.
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
    // A generator that awaits accepts no `return` before the wait ends, so end the wait first.
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

/** Ends that leave a solution in the middle. */
const unfinished: ReadonlySet<EndReason['kind']> = new Set(['paused', 'stopped', 'failed']);

/** One run: what it was given and what it has used up so far. */
class Run {
  readonly #problem: string;
  readonly #student: Student;
  readonly #teacher: Teacher | null;
  readonly #options: RelayOptions;
  readonly #policy: Policy;
  readonly #controller = new AbortController();
  readonly #signal = this.#controller.signal;
  readonly #transcript: Transcript;
  readonly #now: () => number;
  readonly #samplingUniform: () => number;
  readonly #policyUniform: () => number;
  readonly #context: StudentContext;
  readonly #calls: Calls;
  readonly #restored: RestoredRun | null;
  /** Whether the person declined a call at the next token. */
  #declined = false;
  /** Whether the log already has the student's familiarity with the problem. */
  #hasRead = false;

  constructor(problem: string, student: Student, teacher: Teacher | null, options: RelayOptions) {
    this.#problem = problem;
    this.#student = student;
    this.#teacher = teacher;
    this.#options = options;

    checkCounts(options);
    this.#policy = parsePolicy(options.policy);
    if (this.#policy.needsRouter && !student.carriesRouter) {
      const params = { policy: this.#policy.name, student: student.identity.name };
      throw new PolicyError(relayError('policy-needs-router', params));
    }
    this.#samplingUniform = uniforms(options.seed, 'sampling');
    this.#policyUniform = uniforms(options.seed, 'policy');
    this.#context = new StudentContext(student);
    this.#restored = options.resume === undefined ? null : restoreRun(options.resume);
    const clock = options.now ?? Date.now;
    const start = clock() - (this.#restored?.lastAt ?? 0);
    this.#now = () => clock() - start;
    this.#transcript = new Transcript(student.vocabulary, this.#now);
    if (this.#restored !== null) this.#restore(this.#restored);
    this.#calls = new Calls(
      {
        problem,
        student,
        teacher,
        options,
        policy: this.#policy,
        transcript: this.#transcript,
        context: this.#context,
        append: (ids) => this.#append(ids),
        signal: this.#signal,
        now: this.#now,
      },
      this.#restored?.run.calls.length,
      this.#restored?.teacherTokens,
    );
  }

  readonly stop = (): void => this.#controller.abort(this.#options.signal?.reason);

  async *events(): AsyncGenerator<RelayEvent> {
    const outside = this.#options.signal;
    if (outside?.aborted) this.stop();
    outside?.addEventListener('abort', this.stop);
    try {
      const failure = await this.#begin();
      yield this.#started();
      if (this.#restored !== null) yield* this.#restored.events;
      const reason = failure ?? (yield* this.#solution());
      yield* this.#transcript.interrupt();
      yield { type: 'run-ended', reason, ...this.#answer(reason), at: this.#now() };
    } finally {
      outside?.removeEventListener('abort', this.stop);
      this.stop();
    }
  }

  /** What the log says of the answer: nothing where the run may still continue, or where no one looks for it. */
  #answer({ kind }: EndReason): Pick<RunEnded, 'answer'> {
    const { findAnswer } = this.#options;
    if (findAnswer === undefined || unfinished.has(kind)) return {};
    return { answer: findAnswer(this.#transcript.teacherView().prefix, kind === 'end-token') };
  }

  async #begin(): Promise<EndReason | null> {
    if (this.#signal.aborted) return { kind: 'stopped' };
    try {
      const { explainsCalls } = this.#policy;
      const prompt = { explainsCalls, thinks: this.#options.thinks === true };
      await this.#context.begin(this.#problem, this.#signal, this.#restored?.context, prompt);
      return null;
    } catch (error) {
      // Before the first token, a full context means that the problem is too long, so the message says so.
      if (error instanceof ContextFullError) return { kind: 'failed', error: codedError(error) };
      return this.#reasonOf(error);
    }
  }

  #started(): RelayEvent {
    const policy = this.#policy;
    const options = this.#options;
    const student = this.#student;
    const teacher = this.#teacher;
    return {
      type: 'run-started',
      problem: this.#problem,
      policy: policy.name,
      seed: options.seed,
      sampling: options.sampling,
      limits: options.limits,
      ...(options.thinks === true && { thinks: true }),
      student: student.identity,
      teacher: teacher?.identity ?? null,
      promptTokens: this.#context.promptTokens,
      at: this.#restored?.start.at ?? this.#now(),
    };
  }

  /** Writes the solution; returns why it ended. */
  async *#solution(): AsyncGenerator<RelayEvent, EndReason> {
    const first = yield* this.#first();
    if (first) return first;
    for (;;) {
      if (this.#signal.aborted) return { kind: 'stopped' };
      if (this.#transcript.length >= this.#options.limits.maxTokens) return { kind: 'length' };
      const ended = yield* this.#step();
      if (ended) return ended;
    }
  }

  /** What happens before the student's first proposal. */
  async *#first(): AsyncGenerator<RelayEvent, EndReason | null> {
    const begins = this.#policy.atStart(this.#policyUniform());
    if (this.#signal.aborted) return { kind: 'stopped' };
    if (this.#options.resume !== undefined) return yield* this.#resumeAction(this.#options.resume.action);
    return begins && this.#calls.mayCall ? yield* this.#policyCall() : null;
  }

  async *#resumeAction(action: ResumeAction): AsyncGenerator<RelayEvent, EndReason | null> {
    switch (action.kind) {
      case 'continue':
        return null;
      case 'decline':
        if (action.request !== null) yield* this.#calls.decline(action.request);
        this.#context.declineCall();
        this.#declined = true;
        return null;
      case 'call':
        return yield* this.#calls.make(action.request);
      case 'token':
        return yield* this.#calls.writeManually([action.id], null);
      case 'text':
        return yield* this.#calls.writeManually(this.#student.vocabulary.encode(action.text), action.request);
    }
  }

  #restore({ run, draws }: RestoredRun): void {
    this.#transcript.restore(run.tokens);
    this.#hasRead = run.familiarity !== null;
    // One of each for each of the student's proposals.
    for (let i = 0; i < draws; i += 1) {
      this.#samplingUniform();
      this.#policyUniform();
    }
  }

  /** Has the student propose a token and writes it, or calls the teacher instead. */
  async *#step(): AsyncGenerator<RelayEvent, EndReason | null> {
    const proposed = await this.#propose();
    if ('kind' in proposed) return proposed;
    const { id, stats, familiarity } = proposed;
    if (familiarity !== undefined && !this.#hasRead) {
      this.#hasRead = true;
      yield { type: 'problem-read', familiarity, at: this.#now() };
    }
    // One draw for each proposal, so that limits do not shift what the seed gives later on.
    const wanted = this.#policy.atToken(stats, this.#policyUniform());
    const declined = this.#declined;
    this.#declined = false;
    if (wanted && !declined && this.#calls.mayCall) {
      const before = this.#transcript.length;
      const ended = yield* this.#policyCall();
      // Keep the proposal where the teacher wrote nothing. Otherwise the policy would ask again at the same place.
      if (ended || this.#transcript.length > before) return ended;
    }
    const token: TranscriptToken = { id, author: 'student', call: null, stats };
    if (this.#student.vocabulary.endTokens.includes(id)) {
      yield* this.#transcript.writeEnd(token);
      return { kind: 'end-token', author: 'student' };
    }
    const failure = this.#append([id]);
    if (failure) return failure;
    const { events, command } = this.#transcript.write(token);
    if (id === this.#student.vocabulary.callOpen) this.#calls.prefill();
    yield* events;
    if (command === null) return this.#transcript.repeats ? { kind: 'repetition', author: 'student' } : null;
    this.#context.removeCommand(command.tokens, command.before);
    if (command.kind === 'zero') return null;
    const requested = this.#commandRequest(command);
    return yield* this.#requestCall({ by: 'student', requested, commandTokens: command.tokens });
  }

  /**
   * Waits for the student's pass even when the run is stopped: it is short, and a student that still computes could not
   * begin the next run.
   */
  async #propose(): Promise<Proposal | EndReason> {
    const mayCommand = this.#policy.commands !== 'forbidden' && this.#calls.mayCall;
    try {
      const commands = { mayCommand, isInCommand: this.#transcript.isInCommand };
      const proposal = await this.#context.propose(commands, {
        sampling: this.#options.sampling,
        uniform: this.#samplingUniform(),
        signal: this.#signal,
      });
      return this.#signal.aborted ? { kind: 'stopped' } : proposal;
    } catch (error) {
      return this.#reasonOf(error);
    }
  }

  #append(ids: readonly TokenId[]): EndReason | null {
    try {
      this.#context.append(ids);
      return null;
    } catch (error) {
      return this.#reasonOf(error);
    }
  }

  #commandRequest(command: CallCommand): number {
    const { commands } = this.#policy;
    return typeof commands === 'object' ? commands.requested : command.requested;
  }

  #policyCall(): AsyncGenerator<RelayEvent, EndReason | null> {
    const { limits, policyCallTokens = defaultOptions.policyCallTokens } = this.#options;
    const requested = this.#policy.scope === 'whole' ? limits.maxTokens : policyCallTokens;
    return this.#requestCall({ by: 'policy', requested, commandTokens: 0 });
  }

  /** Calls the teacher, or pauses the run for the person to decide. */
  async *#requestCall(request: CallRequest): AsyncGenerator<RelayEvent, EndReason | null> {
    if (this.#options.pauses === true) return { kind: 'paused', request };
    return yield* this.#calls.make(request);
  }

  #reasonOf(error: unknown): EndReason {
    if (this.#signal.aborted) return { kind: 'stopped' };
    if (error instanceof ContextFullError) return { kind: 'context-full' };
    return { kind: 'failed', error: relayError('student-failed', { cause: codedError(error) }) };
  }
}
