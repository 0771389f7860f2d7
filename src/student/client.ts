/**
 * The page's side of the student's worker: load a student, solve a problem, stop.
 *
 * It speaks the worker's protocol and allows one request at a time.
 */
import { codedError, type CodedError } from '../errors/coded-error.ts';
import type { RelayEvent } from '../relay/events.ts';
import { DeviceLostError, studentError, StudentError } from './errors.ts';
import type { DeviceChoice, LoadedStudent, LoadProgress, PageMessage, SolveRequest } from './protocol.ts';
import { parseWorkerMessage } from './protocol.ts';
import { EventQueue } from './queue.ts';

/** The part of `Worker` that the client needs. */
export interface StudentWorker {
  postMessage(message: unknown): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<unknown>) => unknown) | null;
  onerror: ((event: ErrorEvent) => unknown) | null;
  onmessageerror: ((event: MessageEvent<unknown>) => unknown) | null;
}

type Pending =
  | {
      readonly kind: 'load';
      readonly request: number;
      readonly onProgress: (progress: LoadProgress) => void;
      readonly resolve: (student: LoadedStudent) => void;
      readonly reject: (error: StudentError) => void;
    }
  | { readonly kind: 'solve'; readonly request: number; readonly batches: EventQueue<readonly RelayEvent[]> };

/**
 * A student in a worker.
 * @example
 * const student = new StudentClient(createWorker);
 * await student.load(url, 'auto');
 * for await (const events of student.solve(request)) show(events);
 */
export class StudentClient {
  readonly #createWorker: () => StudentWorker;
  #worker: StudentWorker | null = null;
  #pending: Pending | null = null;
  #lastRequest = 0;

  /**
   * @param createWorker starts the worker; called at the first load, and again after the worker died.
   */
  constructor(createWorker: () => StudentWorker) {
    this.#createWorker = createWorker;
  }

  /**
   * Loads a student in place of the one before.
   *
   * @param model URL of a folder in the layout of transformers.js.
   * @param onProgress called for every file, again and again while it arrives.
   * @throws StudentError when it cannot be loaded, or `stop` was called meanwhile.
   */
  load(
    model: string,
    device: DeviceChoice,
    onProgress: (progress: LoadProgress) => void = () => undefined,
  ): Promise<LoadedStudent> {
    return new Promise((resolve, reject) => {
      const request = this.#nextRequest();
      // The worker's script may lie elsewhere: a relative address is meant relative to the page.
      const address = new URL(model, globalThis.location?.href).href;
      this.#pending = { kind: 'load', request, onProgress, resolve, reject };
      this.#post({ type: 'load', request, model: address, device });
    });
  }

  /**
   * Solves one problem with the loaded student. Yields the run's events in order, in small batches; the last event is
   * `run-ended`. Leaving the iteration early stops the run, and returns when it has stopped.
   *
   * @throws DeviceLostError when the device is gone; StudentError when the run cannot start or the worker dies; the events that came before stay valid.
   */
  async *solve(request: SolveRequest): AsyncGenerator<readonly RelayEvent[], void, undefined> {
    const number = this.#nextRequest();
    const batches = new EventQueue<readonly RelayEvent[]>();
    const pending: Pending = { kind: 'solve', request: number, batches };
    this.#pending = pending;
    this.#post({ type: 'solve', request: number, ...request });
    try {
      yield* batches;
    } finally {
      if (this.#pending === pending) {
        this.stop();
        await batches.closed;
      }
    }
  }

  /**
   * Stops the current load or run, if any. A load rejects at once; a run ends with its `run-ended` event as soon as the
   * current pass is done.
   */
  stop(): void {
    const pending = this.#pending;
    if (pending === null) return;
    this.#post({ type: 'stop', request: pending.request });
    if (pending.kind === 'load') this.#fail(studentError('load-stopped'));
  }

  /** Ends the worker and frees its memory. A later `load` starts a new one. */
  dispose(): void {
    this.#fail(studentError('student-closed'));
    this.#worker?.terminate();
    this.#worker = null;
  }

  #nextRequest(): number {
    if (this.#pending !== null) {
      throw new StudentError(studentError('student-busy', { activity: this.#pending.kind }));
    }
    this.#lastRequest += 1;
    return this.#lastRequest;
  }

  #post(message: PageMessage): void {
    this.#worker ??= this.#start();
    this.#worker.postMessage(message);
  }

  #start(): StudentWorker {
    const worker = this.#createWorker();
    worker.onmessage = ({ data }) => {
      try {
        this.#receive(data);
      } catch (error) {
        this.#fail(codedError(error));
      }
    };
    worker.onerror = (event) => {
      this.#die(studentError('student-worker-stopped', { detail: event.message }));
    };
    worker.onmessageerror = () => {
      this.#die(studentError('student-message-unreadable'));
    };
    return worker;
  }

  #receive(data: unknown): void {
    const message = parseWorkerMessage(data);
    const pending = this.#pending;
    const isAbout = message.request === null || message.request === pending?.request;
    // Late answers to something that was stopped meanwhile.
    if (pending === null || !isAbout) return;
    switch (message.type) {
      case 'progress':
        if (pending.kind === 'load') pending.onProgress(loadProgress(message));
        return;
      case 'loaded':
        if (pending.kind !== 'load') return;
        this.#pending = null;
        pending.resolve(loadedStudent(message));
        return;
      case 'events':
        if (pending.kind === 'solve') pending.batches.push(message.events);
        return;
      case 'finished':
        if (pending.kind !== 'solve') return;
        this.#pending = null;
        pending.batches.end();
        return;
      case 'device-lost':
        this.#worker?.terminate();
        this.#worker = null;
        this.#rejectPending(new DeviceLostError(message.error));
        return;
      case 'failed':
        this.#fail(message.error);
    }
  }

  #die(error: CodedError): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#fail(error);
  }

  #fail(error: CodedError): void {
    this.#rejectPending(new StudentError(error));
  }

  #rejectPending(error: StudentError): void {
    const pending = this.#pending;
    this.#pending = null;
    if (pending?.kind === 'load') pending.reject(error);
    if (pending?.kind === 'solve') pending.batches.fail(error);
  }
}

const loadedStudent = ({
  identity,
  contextLength,
  canCall,
  fallback,
  isKept,
}: LoadedStudent): LoadedStudent => {
  return { identity, contextLength, canCall, fallback, ...(isKept !== undefined && { isKept }) };
};

const loadProgress = ({ file, loadedBytes, totalBytes }: LoadProgress): LoadProgress => {
  return { file, loadedBytes, totalBytes };
};
