/** For tests: a model of this project as a checkpoint of Hugging Face, with weights that mean something. */
import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { readModel } from '../../training/export/read.ts';
import { parameterShapes } from '../../training/model/config.ts';
import { safetensors } from './tiny-checkpoint.ts';

/** Writes it; returns its folder. @param name of a folder in public/models */
export async function writeEmbeddedCheckpoint(name: string): Promise<string> {
  const base = fileURLToPath(new URL(`../../../public/models/${name}`, import.meta.url));
  const { config, parameters } = await readModel(base);
  const from = await mkdtemp(join(tmpdir(), 'checkpoint-'));
  for (const file of ['config.json', 'generation_config.json', 'tokenizer.json', 'tokenizer_config.json']) {
    await cp(join(base, file), join(from, file));
  }
  const tensors = parameterShapes(config).map(({ name: tensor, shape }, i) => {
    const values = parameters[i] ?? new Float32Array();
    const [rows, columns] = shape;
    // Training has matrices as [inputs, outputs]; rows of the embedding are tokens in both.
    const isTurned = rows !== undefined && columns !== undefined && tensor !== 'model.embed_tokens.weight';
    if (!isTurned) return [tensor, { shape, values }] as const;
    const turned = values.map((_, at) => values[(at % rows) * columns + Math.floor(at / rows)] ?? Number.NaN);
    return [tensor, { shape: [columns, rows], values: turned }] as const;
  });
  await writeFile(join(from, 'model.safetensors'), safetensors(tensors, 'F32'));
  return from;
}
