/**
 * The relay's Teacher for many runs at once: requests gather until `serve` writes them all in one batch. It shares the
 * students' vocabulary and speaks in ids only.
 */
import type { ModelIdentity, TokenId } from '../../relay/events.ts';
import type { Teacher, TeacherChunk, TeacherRequest } from '../../relay/teacher.ts';
import type { BatchDecoder } from '../decoding/batch-decoder.ts';
import type { TrainingTokenizer } from '../tokenizer/files.ts';

interface Waiting {
  readonly request: TeacherRequest;
  readonly resolve: (ids: readonly number[]) => void;
  readonly reject: (error: unknown) => void;
}

export interface TeacherSampling {
  /** 0 is greedy, whatever the student's temperature is. */
  readonly temperature: number;
  readonly uniform: () => number;
}

/** One teacher for all runs of a batch. */
export class BatchedTeacher implements Teacher {
  readonly #decoder: BatchDecoder;
  readonly #tokenizer: TrainingTokenizer;
  readonly #sampling: TeacherSampling;
  #waiting: Waiting[] = [];
  readonly #end: number;

  constructor(
    readonly identity: ModelIdentity,
    decoder: BatchDecoder,
    tokenizer: TrainingTokenizer,
    sampling: TeacherSampling,
  ) {
    this.#decoder = decoder;
    this.#tokenizer = tokenizer;
    this.#sampling = sampling;
    this.#end = tokenizer.control('<|im_end|>');
  }

  /** How many requests wait. */
  get waiting(): number {
    return this.#waiting.length;
  }

  async *write(request: TeacherRequest): AsyncGenerator<TeacherChunk> {
    const ids = await new Promise<readonly number[]>((resolve, reject) => {
      this.#waiting.push({ request, resolve, reject });
    });
    const endedSolution = ids.at(-1) === this.#end;
    yield { type: 'tokens', ids: (endedSolution ? ids.slice(0, -1) : ids) as TokenId[] };
    yield { type: 'done', endedSolution, tokens: ids.length };
  }

  /** Writes for everyone who waits. */
  async serve(): Promise<void> {
    const served = this.#waiting;
    this.#waiting = [];
    const tokenizer = this.#tokenizer;
    try {
      const outputs = await this.#decoder.decode(
        served.map(({ request: { problem, prefixIds } }) => [...tokenizer.prompt(problem), ...prefixIds]),
        {
          ...this.#sampling,
          maxTokens: served.map(({ request }) => request.maxTokens),
          endTokens: [this.#end],
          forbidden: (['<|endoftext|>', '<|im_start|>', '<call>', '</call>'] as const).map((token) =>
            tokenizer.control(token),
          ),
        },
      );
      served.forEach(({ resolve }, i) => resolve(outputs[i] ?? []));
    } catch (error) {
      served.forEach(({ reject }) => reject(error));
    }
  }
}
