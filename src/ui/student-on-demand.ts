/**
 * The student's client, fetched with the first load: the first screen needs neither it nor the schemas of its messages.
 */
import type { RelayEvent } from '../relay/events.ts';
import type { StudentClient } from '../student/client.ts';
import { studentError, StudentError } from '../student/errors.ts';
import type { DeviceChoice, LoadedStudent, FileProgress, SolveRequest } from '../student/protocol.ts';

/** The part of the client that the page uses. */
export type PageStudent = Pick<StudentClient, 'load' | 'solve' | 'stop' | 'stopLoading' | 'dispose'>;

/** Stands for the client until it is here, and passes everything on from then on. */
export class StudentOnDemand implements PageStudent {
  readonly #fetch: () => Promise<PageStudent>;
  #client: PageStudent | null = null;
  /** Of the loads that wait for the client, the one that was not stopped. */
  #waiting: symbol | null = null;

  constructor(fetch: () => Promise<PageStudent>) {
    this.#fetch = fetch;
  }

  /** @throws StudentError when it cannot be loaded, or `stopLoading` was called meanwhile; the error of a failed fetch */
  async load(
    model: string,
    device: DeviceChoice,
    onProgress?: (progress: FileProgress) => void,
  ): Promise<LoadedStudent> {
    if (this.#client === null) {
      const own = (this.#waiting = Symbol('load'));
      const client = await this.#fetch();
      // Of two fetches that overlap, the first client stays: there is one worker.
      this.#client ??= client;
      if (this.#waiting !== own) throw new StudentError(studentError('load-stopped'));
    }
    return this.#client.load(model, device, onProgress);
  }

  /** @throws StudentError before the first load, and as the client does */
  solve(request: SolveRequest): AsyncGenerator<readonly RelayEvent[], void, undefined> {
    if (this.#client === null) throw new StudentError(studentError('student-not-loaded'));
    return this.#client.solve(request);
  }

  stop(): void {
    this.#client?.stop();
  }

  stopLoading(): void {
    this.#waiting = null;
    this.#client?.stopLoading();
  }

  dispose(): void {
    this.#waiting = null;
    this.#client?.dispose();
  }
}
