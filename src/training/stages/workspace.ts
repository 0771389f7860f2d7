/**
 * Where the stages of a training keep what they made, and how one stage finds what another left. Knows the folder
 * layout of a training run; trains nothing.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { loadCheckpoint, type TrainState } from '../checkpoint.ts';
import type { ModelConfig } from '../model/config.ts';
import { problem } from '../../math/relay-math/relay-math.ts';
import { trainBytePairs } from '../tokenizer/byte-pair.ts';
import { TrainingTokenizer } from '../tokenizer/files.ts';
import { bytePairTokens, tokenizerProblems, type PolicyStage, type SupervisedStage } from './settings.ts';

/** Stages that leave a checkpoint. */
export type ModelStage = SupervisedStage | 'warmup' | PolicyStage;

const vocabularySchema = z.object({
  tokens: z.array(z.string()),
  merges: z.array(z.tuple([z.string(), z.string()])),
});

export class Workspace {
  constructor(readonly directory: string) {}

  folder(stage: ModelStage): string {
    return join(this.directory, stage);
  }

  /** The tokenizer of this training; trained on first use. */
  async tokenizer(): Promise<TrainingTokenizer> {
    const path = join(this.directory, 'vocabulary.json');
    if (!existsSync(path)) {
      const texts = function* () {
        for (let index = 0; index < tokenizerProblems; index++) {
          const { problem: text, solution } = problem('train', index);
          yield text;
          yield solution;
        }
      };
      await mkdir(this.directory, { recursive: true });
      await writeFile(path, JSON.stringify(trainBytePairs(texts(), bytePairTokens)));
    }
    return new TrainingTokenizer(vocabularySchema.parse(JSON.parse(await readFile(path, 'utf8'))));
  }

  /** @throws if the stage has not been trained here */
  async trained(stage: ModelStage): Promise<{ config: ModelConfig; state: TrainState }> {
    const found = await loadCheckpoint(this.folder(stage));
    if (found === null) {
      throw new Error(`There is no ${stage} in ${this.directory} yet. Run: npm run train -- ${stage}`);
    }
    return found;
  }
}
