/**
 * A teacher behind a proxy for many runs at once: requests gather until `serve` sends them, a few at a time, so that the
 * students compute in batches between the calls.
 */
import type { ModelIdentity } from '../../relay/events.ts';
import type { Teacher, TeacherChunk, TeacherRequest } from '../../relay/teacher.ts';
import type { BatchTeacher } from '../../training/rollouts/relay-batch.ts';

/** Calls at the same time: what the check of a teacher asks for too. */
const streams = 8;

interface Waiting {
  readonly request: TeacherRequest;
  readonly resolve: (chunks: readonly TeacherChunk[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Calls one teacher for all runs of a batch. */
export class GatheringTeacher implements BatchTeacher {
  readonly identity: ModelIdentity;
  readonly #teacher: Teacher;
  #waiting: Waiting[] = [];

  constructor(teacher: Teacher) {
    this.identity = teacher.identity;
    this.#teacher = teacher;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  async *write(request: TeacherRequest): AsyncGenerator<TeacherChunk> {
    yield* await new Promise<readonly TeacherChunk[]>((resolve, reject) => {
      this.#waiting.push({ request, resolve, reject });
    });
  }

  /** Sends all that wait; resolves when each has its answer or its error. */
  async serve(): Promise<void> {
    const queue = this.#waiting;
    this.#waiting = [];
    const next = async (): Promise<void> => {
      for (let each = queue.shift(); each !== undefined; each = queue.shift()) {
        await this.#answer(each);
      }
    };
    await Promise.all(Array.from({ length: streams }, next));
  }

  async #answer({ request, resolve, reject }: Waiting): Promise<void> {
    const chunks: TeacherChunk[] = [];
    try {
      for await (const chunk of this.#teacher.write(request)) chunks.push(chunk);
      resolve(chunks);
    } catch (error) {
      reject(error);
    }
  }
}
