/**
 * The page's side of the student's worker: load a student, solve a problem, stop. One load and one run at a time.
 */
import { codedError } from '../errors/coded-error.ts';
import type { RelayEvent } from '../relay/events.ts';
import { WorkerConnection, type WorkerThread } from '../workers/connection.ts';
import { DeviceLostError, studentError, StudentError } from './errors.ts';
import type { DeviceChoice, LoadedStudent, FileProgress, SolveRequest, StudentService } from './protocol.ts';

/** A student that is loaded. */
interface Loaded {
  readonly connection: WorkerConnection<StudentService>;
  /** Its run; null for none. */
  run: { stop(): void } | null;
}

/**
 * A student in a worker. Each student loads in a worker of its own, so that the one before stays usable until it is ready,
 * and gives its memory back when it is replaced: that of WebAssembly never shrinks.
 * @example
 * const student = new StudentClient(createWorker);
 * await student.load(url, 'auto');
 * for await (const events of student.solve(request)) show(events);
 */
export class StudentClient {
  readonly #createWorker: () => WorkerThread;
  /** The student that solves. */
  #current: Loaded | null = null;
  /** Stops the load in progress. */
  #loading: AbortController | null = null;

  /** @param createWorker starts a worker; called at each load */
  constructor(createWorker: () => WorkerThread) {
    this.#createWorker = createWorker;
  }

  /**
   * Loads a student, which takes the place of the one before when it is ready. A load in progress is stopped.
   *
   * @param model URL of a folder in the layout of transformers.js.
   * @param onProgress called for every file, again and again while it arrives.
   * @throws StudentError when it cannot be loaded, or another load or `stopLoading` came meanwhile; the student before stays.
   */
  async load(
    model: string,
    device: DeviceChoice,
    onProgress: (progress: FileProgress) => void = () => undefined,
  ): Promise<LoadedStudent> {
    this.stopLoading();
    // The worker's script may lie elsewhere: a relative address is meant relative to the page.
    const address = new URL(model, globalThis.location?.href).href;
    const stopping = (this.#loading = new AbortController());
    const connection = new WorkerConnection<StudentService>(
      this.#createWorker,
      (detail) => new StudentError(studentError('student-worker-stopped', { detail })),
    );
    try {
      const student = await connection
        .open((service) => service.load(address, device))
        .result(stopping.signal, onProgress);
      stopping.signal.throwIfAborted();
      this.#replace({ connection, run: null });
      return student;
    } catch (error) {
      const failure = asStudentError(error);
      connection.close(failure);
      throw failure;
    } finally {
      if (this.#loading === stopping) this.#loading = null;
    }
  }

  /**
   * Solves one problem with the loaded student. Yields the run's events in order, in small batches; the last event is
   * `run-ended`. Leaving the iteration early stops the run, and returns when it has stopped.
   *
   * @throws DeviceLostError when the device is gone; StudentError when the run cannot start or the worker dies; the events that came before stay valid.
   */
  async *solve(request: SolveRequest): AsyncGenerator<readonly RelayEvent[], void, undefined> {
    const student = this.#current;
    if (student === null) throw new StudentError(studentError('student-not-loaded'));
    if (student.run !== null) throw new StudentError(studentError('student-busy', { activity: 'solve' }));
    const run = student.connection.open((service) => service.solve(request));
    student.run = run;
    try {
      yield* run.batches();
    } catch (error) {
      const failure = asStudentError(error);
      if (failure instanceof DeviceLostError) this.#end(student, failure);
      throw failure;
    } finally {
      await run.leave();
      student.run = null;
      // Another student took its place meanwhile.
      if (student !== this.#current) this.#end(student, closed());
    }
  }

  /** Stops the current run, if any: it ends with its `run-ended` event as soon as the current pass is done. */
  stop(): void {
    this.#current?.run?.stop();
  }

  /** Stops the current load, if any, which rejects at once. */
  stopLoading(): void {
    this.#loading?.abort(new StudentError(studentError('load-stopped')));
    this.#loading = null;
  }

  /** Ends the workers and frees their memory. A later `load` starts a new one. */
  dispose(): void {
    this.#loading?.abort(closed());
    this.#loading = null;
    if (this.#current !== null) this.#end(this.#current, closed());
  }

  /** The run of the student before may continue to its end. */
  #replace(next: Loaded): void {
    const before = this.#current;
    this.#current = next;
    if (before?.run === null) this.#end(before, closed());
  }

  #end(student: Loaded, error: StudentError): void {
    if (this.#current === student) this.#current = null;
    student.connection.close(error);
  }
}

const closed = (): StudentError => new StudentError(studentError('student-closed'));

function asStudentError(error: unknown): StudentError {
  if (error instanceof StudentError) return error;
  const coded = codedError(error);
  return coded.code === 'gpu-lost' ? new DeviceLostError(coded) : new StudentError(coded);
}
