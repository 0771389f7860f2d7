/**
 * A teacher in a second worker of the page, for pages without a proxy: offline, or on a plain file host. The student's
 * worker pulls its answer chunk by chunk, and leaving the answer stops the teacher. This file holds both sides of the
 * connection; worker.ts loads the model.
 */
import { wrap, type Endpoint, type Remote } from 'comlink';
import { urlSource } from '../engine/model-source.ts';
import type { ModelIdentity, TeacherFailure } from '../relay/events.ts';
import {
  TeacherError,
  type Teacher,
  type TeacherChunk,
  type TeacherContext,
  type TeacherRequest,
} from '../relay/teacher.ts';

/** A loaded teacher, and how to free it. */
export interface OpenedTeacher {
  readonly teacher: Teacher;
  release(): Promise<void>;
}

/** A chunk, null after the last one, or a failure: an error loses its fields between workers. */
type Answer = TeacherChunk | null | { readonly failure: TeacherFailure; readonly message: string };

/** One answer, chunk by chunk. */
interface Answering {
  next(): Promise<Answer>;
  /** Stops the answer. */
  leave(): Promise<void>;
}

/** The interface of the worker. */
export interface TeacherService {
  /** @throws when the model cannot be loaded, with a sentence */
  load(model: string): Promise<ModelIdentity>;
  write(request: TeacherRequest): Promise<Answering>;
  /** As in Teacher, without a signal: a forward pass that has started is not stopped. */
  prefill(context: TeacherContext): Promise<void>;
}

/**
 * The service over one model at a time.
 * @param open loads the model of a URL
 * @param mark makes a returned object stay in this worker, as comlink's `proxy` does
 */
export function teacherService(
  open: (model: string) => Promise<OpenedTeacher>,
  mark: <T extends object>(value: T) => T,
): TeacherService {
  let loaded: { readonly model: string; readonly opened: Promise<OpenedTeacher> } | null = null;
  async function ready(): Promise<OpenedTeacher> {
    if (loaded === null) throw new Error('No teacher is loaded yet.');
    return loaded.opened;
  }
  return {
    async load(model) {
      if (loaded?.model !== model) {
        const before = loaded?.opened;
        loaded = { model, opened: open(model) };
        void before?.then((opened) => opened.release()).catch(() => undefined); // it failed to load
      }
      try {
        return (await loaded.opened).teacher.identity;
      } catch (error) {
        loaded = null; // the next load tries again
        throw error;
      }
    },
    async prefill(context) {
      const { teacher } = await ready();
      await teacher.prefill?.(context, new AbortController().signal);
    },
    async write(request) {
      const { teacher } = await ready();
      const leaving = new AbortController();
      const chunks = teacher.write(request, leaving.signal)[Symbol.asyncIterator]();
      return mark({
        async next(): Promise<Answer> {
          try {
            const { done, value } = await chunks.next();
            return done === true ? null : value;
          } catch (error) {
            if (error instanceof TeacherError) return { failure: error.failure, message: error.message };
            throw error;
          }
        },
        async leave(): Promise<void> {
          leaving.abort();
          await chunks.return?.().catch(() => undefined); // the abort itself
        },
      });
    },
  };
}

/** The side of the student's worker. The teacher's worker starts with the first call of `teacher`. */
export class TeacherInPage {
  readonly #createWorker: () => Worker;
  #running: { readonly service: Remote<TeacherService>; readonly died: Promise<never> } | null = null;

  constructor(createWorker: () => Worker) {
    this.#createWorker = createWorker;
  }

  /**
   * Loads the teacher from the URL of a model's folder. If that fails, the returned teacher fails each call with a message,
   * and the student continues alone.
   */
  async teacher(model: string): Promise<Teacher> {
    try {
      const { service, died } = this.#start();
      const identity = await Promise.race([service.load(model), died]);
      return {
        identity,
        write: (request, signal) => this.#write(model, request, signal),
        prefill: (context, signal) => this.#prefill(context, signal),
      };
    } catch (error) {
      const message = `The teacher in this page could not be loaded. ${error instanceof Error ? error.message : String(error)}`;
      return {
        identity: { name: urlSource(model).name, device: 'wasm' },
        // eslint-disable-next-line require-yield -- it only throws
        async *write() {
          throw new TeacherError('offline', message);
        },
      };
    }
  }

  async *#write(
    model: string,
    request: TeacherRequest,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<TeacherChunk> {
    signal?.throwIfAborted();
    const { service, died } = this.#start();
    const aborted = abortOf(signal);
    // Loaded already, unless the worker died since and this is a new one.
    await Promise.race([service.load(model), died, aborted]);
    const answering = (await Promise.race([service.write(request), died])) as Remote<Answering>;
    try {
      for (;;) {
        const answer = await Promise.race([answering.next(), died, aborted]);
        if (answer === null) return;
        if ('failure' in answer) throw new TeacherError(answer.failure, answer.message);
        yield answer;
      }
    } finally {
      void answering.leave();
    }
  }

  async #prefill(context: TeacherContext, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const { service, died } = this.#start();
    await Promise.race([service.prefill(context), died, abortOf(signal)]);
  }

  #start(): { readonly service: Remote<TeacherService>; readonly died: Promise<never> } {
    if (this.#running !== null) return this.#running;
    const worker = this.#createWorker();
    const died = new Promise<never>((_, reject) => {
      worker.addEventListener('error', (event) => {
        this.#running = null;
        worker.terminate();
        const reason = event.message || 'its script did not load';
        reject(new TeacherError('broken-stream', `The teacher's worker stopped with an error: ${reason}.`));
      });
    });
    died.catch(() => undefined); // there may be no call to reject
    this.#running = { service: wrap<TeacherService>(worker as Endpoint), died };
    return this.#running;
  }
}

/** Rejects with the signal's reason once it is aborted. */
function abortOf(signal: AbortSignal | undefined): Promise<never> {
  const aborted = new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  aborted.catch(() => undefined); // the answer may be complete by then
  return aborted;
}
