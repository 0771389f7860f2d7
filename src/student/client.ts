/**
 * The page's side of the student's worker: load a student, solve a problem, stop. It allows one request at a time.
 */
import { codedError } from '../errors/coded-error.ts';
import type { RelayEvent } from '../relay/events.ts';
import { WorkerConnection, type WorkerThread } from '../workers/connection.ts';
import { DeviceLostError, studentError, StudentError } from './errors.ts';
import type { DeviceChoice, LoadedStudent, FileProgress, SolveRequest, StudentService } from './protocol.ts';

/** What the worker does, and how to stop it. */
interface Activity {
  readonly kind: 'load' | 'solve';
  stop(): void;
}

/**
 * A student in a worker.
 * @example
 * const student = new StudentClient(createWorker);
 * await student.load(url, 'auto');
 * for await (const events of student.solve(request)) show(events);
 */
export class StudentClient {
  readonly #connection: WorkerConnection<StudentService>;
  #activity: Activity | null = null;

  /**
   * @param createWorker starts the worker; called at the first load, and again after the worker died.
   */
  constructor(createWorker: () => WorkerThread) {
    this.#connection = new WorkerConnection(
      createWorker,
      (detail) => new StudentError(studentError('student-worker-stopped', { detail })),
    );
  }

  /**
   * Loads a student in place of the one before.
   *
   * @param model URL of a folder in the layout of transformers.js.
   * @param onProgress called for every file, again and again while it arrives.
   * @throws StudentError when it cannot be loaded, or `stop` was called meanwhile.
   */
  async load(
    model: string,
    device: DeviceChoice,
    onProgress: (progress: FileProgress) => void = () => undefined,
  ): Promise<LoadedStudent> {
    this.#refuseIfBusy();
    // The worker's script may lie elsewhere: a relative address is meant relative to the page.
    const address = new URL(model, globalThis.location?.href).href;
    const stopping = new AbortController();
    const activity: Activity = {
      kind: 'load',
      stop: () => {
        this.#end(activity);
        stopping.abort(new StudentError(studentError('load-stopped')));
      },
    };
    this.#activity = activity;
    try {
      return await this.#connection
        .open((student) => student.load(address, device))
        .result(stopping.signal, onProgress);
    } catch (error) {
      throw this.#failure(error);
    } finally {
      this.#end(activity);
    }
  }

  /**
   * Solves one problem with the loaded student. Yields the run's events in order, in small batches; the last event is
   * `run-ended`. Leaving the iteration early stops the run, and returns when it has stopped.
   *
   * @throws DeviceLostError when the device is gone; StudentError when the run cannot start or the worker dies; the events that came before stay valid.
   */
  async *solve(request: SolveRequest): AsyncGenerator<readonly RelayEvent[], void, undefined> {
    this.#refuseIfBusy();
    const run = this.#connection.open((student) => student.solve(request));
    const activity: Activity = { kind: 'solve', stop: () => run.stop() };
    this.#activity = activity;
    try {
      yield* run.batches();
    } catch (error) {
      throw this.#failure(error);
    } finally {
      await run.leave();
      this.#end(activity);
    }
  }

  /**
   * Stops the current load or run, if any. A load rejects at once; a run ends with its `run-ended` event as soon as the
   * current pass is done.
   */
  stop(): void {
    this.#activity?.stop();
  }

  /** Ends the worker and frees its memory. A later `load` starts a new one. */
  dispose(): void {
    this.#activity = null;
    this.#connection.close(new StudentError(studentError('student-closed')));
  }

  #refuseIfBusy(): void {
    if (this.#activity === null) return;
    throw new StudentError(studentError('student-busy', { activity: this.#activity.kind }));
  }

  #end(activity: Activity): void {
    if (this.#activity === activity) this.#activity = null;
  }

  #failure(error: unknown): StudentError {
    if (error instanceof StudentError) return error;
    const coded = codedError(error);
    if (coded.code !== 'gpu-lost') return new StudentError(coded);
    const lost = new DeviceLostError(coded);
    this.#connection.close(lost);
    return lost;
  }
}
