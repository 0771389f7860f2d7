/**
 * A teacher in a second worker of the page, for pages without a proxy: offline, or on a plain file host. The student's
 * worker pulls its answer chunk by chunk, and leaving the answer stops the teacher. This file holds both sides of the
 * connection; worker.ts loads the model.
 */
import { wrap, type Endpoint, type Remote } from 'comlink';
import { codedError, type CodedError } from '../errors/coded-error.ts';
import { urlSource } from '../engine/model-source.ts';
import type { ModelIdentity, TeacherFailure } from '../relay/events.ts';
import {
  TeacherError,
  type Teacher,
  type TeacherChunk,
  type TeacherContext,
  type TeacherRequest,
} from '../relay/teacher.ts';
import { teacherError } from './errors.ts';

/** A loaded teacher, and how to free it. */
export interface OpenedTeacher {
  readonly teacher: Teacher;
  release(): Promise<void>;
}

/** A chunk, null after the last one, or a failure: an error loses its fields between workers. */
type Answer = TeacherChunk | null | { readonly failure: TeacherFailure; readonly error: CodedError };

/** One answer, chunk by chunk. */
interface Answering {
  next(): Promise<Answer>;
  /** Stops the answer. */
  leave(): Promise<void>;
}

/** The interface of the worker. */
export interface TeacherService {
  /** The model, or why it cannot be loaded. */
  load(model: string): Promise<{ readonly identity: ModelIdentity } | { readonly error: CodedError }>;
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
    if (loaded === null) throw new Error('no teacher is loaded');
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
        return { identity: (await loaded.opened).teacher.identity };
      } catch (error) {
        loaded = null; // the next load tries again
        return { error: codedError(error) };
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
            if (error instanceof TeacherError) {
              return { failure: error.failure, error: codedError(error) };
            }
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
   * Loads the teacher from the URL of a model's folder. If that fails, the returned teacher fails each call with the reason, and
   * the student continues alone.
   */
  async teacher(model: string): Promise<Teacher> {
    try {
      const { service, died } = this.#start();
      const loaded = await Promise.race([service.load(model), died]);
      if ('error' in loaded) throw new TeacherError('offline', loaded.error);
      const { identity } = loaded;
      return {
        identity,
        write: (request, signal) => this.#write(model, request, signal),
        prefill: (context, signal) => this.#prefill(context, signal),
      };
    } catch (error) {
      const notLoaded = teacherError('in-page-not-loaded', { cause: codedError(error) });
      return {
        identity: { name: urlSource(model).name, device: 'wasm' },
        // eslint-disable-next-line require-yield -- it only throws
        async *write() {
          throw new TeacherError('offline', notLoaded);
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
    const loaded = await Promise.race([service.load(model), died, aborted]);
    if ('error' in loaded) {
      throw new TeacherError('offline', teacherError('in-page-not-loaded', { cause: loaded.error }));
    }
    const answering = (await Promise.race([service.write(request), died])) as Remote<Answering>;
    try {
      for (;;) {
        const answer = await Promise.race([answering.next(), died, aborted]);
        if (answer === null) return;
        if ('failure' in answer) throw new TeacherError(answer.failure, answer.error);
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
        const detail = event.message;
        reject(new TeacherError('broken-stream', teacherError('teacher-worker-stopped', { detail })));
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
