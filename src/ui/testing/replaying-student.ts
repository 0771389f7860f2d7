/** A student for the page's tests: it replays a log where the real one would run. */
import type { RelayEvent } from '../../relay/events.ts';
import { studentError, StudentError } from '../../student/errors.ts';
import type { LoadedStudent, FileProgress, SolveRequest } from '../../student/protocol.ts';
import type { PageServices } from '../page-state.ts';

export const loadedStudent: LoadedStudent = {
  identity: { name: 'a-student', device: 'wasm' },
  contextLength: 512,
  canCall: true,
  fallback: null,
};

export class ReplayingStudent implements Pick<
  PageServices['student'],
  'load' | 'stop' | 'stopLoading' | 'dispose'
> {
  readonly requests: SolveRequest[] = [];
  /** Model and device of each load. */
  readonly loads: string[] = [];
  stops = 0;
  loadError: Error | null = null;
  /** Thrown after the log was replayed. */
  solveError: Error | null = null;
  /** Whether a run stays open after the log, until it is stopped. */
  holdsBack = false;
  /** Holds the next load back until it is let through or stopped. */
  holdsLoad = false;
  /** Lets the load through that was held back. */
  letLoadThrough: () => void = () => undefined;
  #release: () => void = () => undefined;
  #stopLoad: () => void = () => undefined;

  constructor(readonly log: readonly RelayEvent[]) {}

  load(model: string, device: string, onProgress: (progress: FileProgress) => void = () => undefined) {
    this.loads.push(`${model} on ${device}`);
    onProgress({ file: 'model.onnx', loadedBytes: 1, totalBytes: 2 });
    if (this.loadError !== null) return Promise.reject(this.loadError);
    if (!this.holdsLoad) return Promise.resolve(loadedStudent);
    this.holdsLoad = false;
    return new Promise<LoadedStudent>((resolve, reject) => {
      this.letLoadThrough = () => resolve(loadedStudent);
      this.#stopLoad = () => reject(new StudentError(studentError('load-stopped')));
    });
  }

  async *solve(request: SolveRequest): AsyncGenerator<readonly RelayEvent[], void, undefined> {
    this.requests.push(request);
    for (let i = 0; i < this.log.length; i += 4) yield this.log.slice(i, i + 4);
    if (this.holdsBack) await new Promise<void>((resolve) => (this.#release = resolve));
    if (this.solveError !== null) throw this.solveError;
  }

  stop(): void {
    this.stops += 1;
    this.#release();
  }

  /** Makes a load that was held back fail. */
  stopLoading(): void {
    this.#stopLoad();
  }

  dispose(): void {
    this.stop();
  }
}
