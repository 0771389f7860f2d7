/**
 * Handles the page's messages in the student's worker: load, solve and stop, one request at a time. It does not depend
 * on a worker: it runs wherever the caller gives it a way to answer, to load, and to find a teacher.
 */
import { codedError } from '../errors/coded-error.ts';
import { studentError, StudentError } from './errors.ts';
import { relay } from '../relay/loop.ts';
import type { RelayEvent } from '../relay/events.ts';
import type { Student } from '../relay/student.ts';
import type { Teacher } from '../relay/teacher.ts';
import { nextTask } from '../engine/next-task.ts';
import { EventBatches } from './batches.ts';
import type {
  Fallback,
  LoadMessage,
  LoadProgress,
  SolveMessage,
  TeacherChoice,
  WorkerMessage,
} from './protocol.ts';
import { parsePageMessage, ProtocolError } from './protocol.ts';

/** A student that is ready, and how to free it. */
export interface ReadyStudent {
  readonly student: Student;
  readonly fallback: Fallback | null;
  /** Whether its files are kept for the next visit. */
  readonly isKept?: boolean;
  /** Why its device can no longer be used; null while it works. */
  deviceFailure?(): string | null;
  release(): Promise<void>;
}

/** What the host needs from the place where it runs. */
export interface HostPorts {
  post(message: WorkerMessage): void;
  load(
    request: LoadMessage,
    onProgress: (progress: LoadProgress) => void,
    signal: AbortSignal,
  ): Promise<ReadyStudent>;
  /**
   * The teacher of a run; null for none. The host waits for a teacher that is not ready yet before it starts the run.
   */
  teacher(choice: TeacherChoice): Teacher | null | Promise<Teacher>;
}

interface Activity {
  readonly request: number;
  readonly abort: AbortController;
  /** Never rejects. */
  readonly done: Promise<void>;
}

/** Serves one page: it answers every request, one at a time. */
export class StudentHost {
  readonly #ports: HostPorts;
  #ready: ReadyStudent | null = null;
  #activity: Activity | null = null;

  constructor(ports: HostPorts) {
    this.#ports = ports;
  }

  /** Takes a message from the page. Every answer, errors included, goes through the port. */
  receive(data: unknown): void {
    try {
      const message = parsePageMessage(data);
      switch (message.type) {
        case 'load':
          return this.#start(message.request, (signal) => this.#load(message, signal));
        case 'solve':
          return this.#start(message.request, (signal) => this.#solve(message, signal));
        case 'stop':
          return this.#stop(message.request);
      }
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.#ports.post({ type: 'failed', request: null, error: codedError(error) });
    }
  }

  #stop(request: number): void {
    if (this.#activity?.request !== request) return;
    this.#activity.abort.abort(new DOMException('stopped', 'AbortError'));
  }

  #start(request: number, run: (signal: AbortSignal) => Promise<WorkerMessage>): void {
    const before = this.#activity;
    if (before !== null && !before.abort.signal.aborted) {
      this.#ports.post({
        type: 'failed',
        request,
        error: studentError('student-busy', { activity: 'other' }),
      });
      return;
    }
    const abort = new AbortController();
    const finish = async (): Promise<void> => {
      // What was stopped may still be in the middle of a pass.
      await before?.done;
      const answer = await run(abort.signal).catch((error: unknown): WorkerMessage => {
        return { type: 'failed', request, error: codedError(error) };
      });
      if (this.#activity?.request === request) this.#activity = null;
      this.#ports.post(answer);
    };
    this.#activity = { request, abort, done: finish() };
  }

  async #load(message: LoadMessage, signal: AbortSignal): Promise<WorkerMessage> {
    const { request } = message;
    const onProgress = (progress: LoadProgress): void => {
      this.#ports.post({ type: 'progress', request, ...progress });
    };
    const ready = await this.#ports.load(message, onProgress, signal);
    if (signal.aborted) {
      await ready.release();
      signal.throwIfAborted();
    }
    await this.#ready?.release();
    this.#ready = ready;
    const { student, fallback, isKept } = ready;
    return {
      type: 'loaded',
      request,
      identity: student.identity,
      contextLength: student.contextLength,
      canCall: student.vocabulary.callOpen !== null,
      fallback,
      ...(isKept !== undefined && { isKept }),
    };
  }

  async #solve(message: SolveMessage, signal: AbortSignal): Promise<WorkerMessage> {
    const { request, problem, policy, seed, sampling, limits, policyCallTokens, pauses, prefill, resume } =
      message;
    const ready = this.#ready;
    if (ready === null) throw new StudentError(studentError('student-not-loaded'));
    const batches = new EventBatches<RelayEvent>((events) => {
      this.#ports.post({ type: 'events', request, events });
    });
    const teacher = await this.#ports.teacher(message.teacher);
    const setUp = { policy, seed, sampling, limits, policyCallTokens, pauses, prefill };
    const options = { ...setUp, signal, ...(resume === null ? {} : { resume }) };
    try {
      for await (const event of relay(problem, ready.student, teacher, options)) {
        const failure = ready.deviceFailure?.() ?? null;
        // The run has not ended: it can continue on another device.
        if (event.type === 'run-ended' && failure !== null)
          return { type: 'device-lost', request, error: studentError('gpu-lost', { detail: failure }) };
        if (batches.add(event)) await nextTask();
      }
    } finally {
      batches.flush();
    }
    return { type: 'finished', request };
  }
}
