/**
 * A teacher in a second worker of the page, for pages without a proxy: offline, or on a plain file host. The student's
 * worker reads its answer as a stream, and leaving the answer stops the teacher. This file holds both sides of the
 * connection; worker.ts loads the model.
 */
import { codedError, type CodedError } from '../errors/coded-error.ts';
import { urlSource } from '../engine/model-source.ts';
import { nextTask } from '../engine/next-task.ts';
import type { ModelIdentity, TeacherFailure } from '../relay/events.ts';
import {
  TeacherError,
  type Teacher,
  type TeacherChunk,
  type TeacherContext,
  type TeacherRequest,
} from '../relay/teacher.ts';
import { WorkerConnection, type WorkerThread } from '../workers/connection.ts';
import { openStream, type WorkerStream } from '../workers/stream.ts';
import { teacherError } from './errors.ts';

/** A loaded teacher, and how to free it. */
export interface OpenedTeacher {
  readonly teacher: Teacher;
  release(): Promise<void>;
}

/** A chunk, or as the last item why the teacher failed. */
type AnswerItem = TeacherChunk | { readonly failure: TeacherFailure; readonly error: CodedError };

/** The methods of the teacher's worker. Each loads the model of a URL first, unless it is the one that is loaded. */
export interface TeacherService {
  load(model: string): WorkerStream<never, ModelIdentity>;
  write(model: string, request: TeacherRequest): WorkerStream<AnswerItem, null>;
  prefill(model: string, context: TeacherContext): WorkerStream<never, null>;
}

/**
 * The service over one model at a time.
 * @param open loads the model of a URL
 */
export function teacherService(open: (model: string) => Promise<OpenedTeacher>): TeacherService {
  let loaded: { readonly model: string; readonly opened: Promise<OpenedTeacher> } | null = null;

  async function teacherOf(model: string): Promise<Teacher> {
    if (loaded?.model !== model) {
      const before = loaded?.opened;
      loaded = { model, opened: open(model) };
      void before?.then((opened) => opened.release()).catch(() => undefined); // it failed to load
    }
    const current = loaded;
    try {
      return (await current.opened).teacher;
    } catch (error) {
      if (loaded === current) loaded = null; // the next call tries again
      throw error;
    }
  }

  return {
    load: (model) => openStream(async () => (await teacherOf(model)).identity),
    write: (model, request) =>
      openStream(async (push, signal) => {
        try {
          const teacher = await teacherOf(model).catch((error: unknown) => {
            throw notLoaded(error);
          });
          for await (const chunk of teacher.write(request, signal)) if (push(chunk)) await nextTask();
        } catch (error) {
          if (!(error instanceof TeacherError)) throw error;
          push({ failure: error.failure, error: codedError(error) });
        }
        return null;
      }),
    prefill: (model, context) =>
      openStream(async (_, signal) => {
        const teacher = await teacherOf(model);
        await teacher.prefill?.(context, signal);
        return null;
      }),
  };
}

/** The side of the student's worker. The teacher's worker starts with the first call of `teacher`. */
export class TeacherInPage {
  readonly #connection: WorkerConnection<TeacherService>;

  constructor(createWorker: () => WorkerThread) {
    this.#connection = new WorkerConnection(
      createWorker,
      (detail) => new TeacherError('broken-stream', teacherError('teacher-worker-stopped', { detail })),
    );
  }

  /**
   * Loads the teacher from the URL of a model's folder. If that fails, the returned teacher fails each call with the reason, and
   * the student continues alone.
   */
  async teacher(model: string): Promise<Teacher> {
    try {
      const identity = await this.#connection.open((service) => service.load(model)).result();
      return {
        identity,
        write: (request, signal) => this.#write(model, request, signal),
        prefill: async (context, signal) => {
          signal.throwIfAborted();
          await this.#connection.open((service) => service.prefill(model, context)).result(signal);
        },
      };
    } catch (error) {
      const failure = notLoaded(error);
      return {
        identity: { name: urlSource(model).name, device: 'wasm' },
        // oxlint-disable-next-line require-yield -- it only throws
        async *write() {
          throw failure;
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
    const answer = this.#connection.open((service) => service.write(model, request));
    for await (const items of answer.batches(signal)) {
      for (const item of items) {
        if ('failure' in item) throw new TeacherError(item.failure, item.error);
        yield item;
      }
    }
  }
}

function notLoaded(error: unknown): TeacherError {
  return new TeacherError('offline', teacherError('in-page-not-loaded', { cause: codedError(error) }));
}
