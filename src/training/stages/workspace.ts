/** The folder layout of a training run: where each stage stores its results, and how other stages find them. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { loadCheckpoint, type TrainState } from '../checkpoint.ts';
import type { Qwen3Config } from '../model/config.ts';
import { wordProblem } from '../../math/word-problems/word-problems.ts';
import { trainBytePairs, type BytePairVocabulary } from '../tokenizer/byte-pair.ts';
import { question } from '../../relay/prompt.ts';
import { TrainingTokenizer } from '../tokenizer/files.ts';
import { commandOf, recipeOf, type ModelStage } from './recipes.ts';
import { bytePairTokens, tokenizerProblems } from './settings.ts';
import { StageError } from './stage-error.ts';

const vocabularySchema = z.object({
  tokens: z.array(z.string()),
  merges: z.array(z.tuple([z.string(), z.string()])),
});

/** One training run: a folder with its tokenizer, checkpoints and reports. */
export class Workspace {
  constructor(readonly directory: string) {}

  /** The checkpoint folder of a model. */
  folder(stage: ModelStage): string {
    return this.file(stage, (name) => name);
  }

  /**
   * A file or folder of a model, by its name. Runs of version 0.1 have some of them under a former name.
   * @param pathOf the path within the run for a name of the model
   */
  file(stage: ModelStage, pathOf: (name: string) => string): string {
    const path = join(this.directory, pathOf(stage));
    const { formerName } = recipeOf(stage);
    if (formerName === undefined || existsSync(path)) return path;
    const former = join(this.directory, pathOf(formerName));
    return existsSync(former) ? former : path;
  }

  /** The tokenizer of this training; trained on first use. */
  async tokenizer(): Promise<TrainingTokenizer> {
    const path = this.#vocabularyPath();
    if (!existsSync(path)) {
      const texts = function* () {
        for (let index = 0; index < tokenizerProblems; index++) {
          const { problem: text, solution } = wordProblem('train', index);
          yield question(text);
          yield solution;
        }
      };
      await mkdir(this.directory, { recursive: true });
      await writeFile(path, JSON.stringify(trainBytePairs(texts(), bytePairTokens)));
    }
    return new TrainingTokenizer(vocabularySchema.parse(JSON.parse(await readFile(path, 'utf8'))));
  }

  /**
   * Takes a tokenizer that was trained elsewhere.
   * @throws StageError if the run has another
   */
  async importTokenizer(vocabulary: BytePairVocabulary): Promise<void> {
    const path = this.#vocabularyPath();
    if (existsSync(path)) {
      const { vocabulary: own } = await this.tokenizer();
      if (isDeepStrictEqual(own, vocabulary)) return;
      throw new StageError(
        `${this.directory} has a tokenizer of its own. Choose an empty folder with --run.`,
      );
    }
    await mkdir(this.directory, { recursive: true });
    await writeFile(path, JSON.stringify(vocabulary));
  }

  #vocabularyPath(): string {
    return join(this.directory, 'vocabulary.json');
  }

  /** @throws StageError if the stage has not been trained here */
  async trained(stage: ModelStage): Promise<{ config: Qwen3Config; state: TrainState }> {
    const found = await loadCheckpoint(this.folder(stage));
    if (found === null) {
      throw new StageError(
        `There is no ${stage} in ${this.directory} yet. Run: npm run train -- ${commandOf(stage)}`,
      );
    }
    return found;
  }
}
