// A student with GroupQueryAttention, as models of the hub have it: the weights of the base student, written as a
// checkpoint of Hugging Face and converted by this project's own command.
import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from '../src/cli/models.ts';
import { convert } from '../src/conversion/convert.ts';
import { safetensors } from '../src/conversion/testing/tiny-checkpoint.ts';
import { readModel } from '../src/training/export/read.ts';
import { parameterShapes } from '../src/training/model/config.ts';

/** Makes its folder, in the layout of transformers.js. */
export async function makeGqaStudent(): Promise<string> {
  const base = inProject('public/models/relay-student-base');
  const { config, parameters } = await readModel(base);
  const from = await mkdtemp(join(tmpdir(), 'gqa-'));
  for (const name of ['config.json', 'generation_config.json', 'tokenizer.json', 'tokenizer_config.json']) {
    await cp(join(base, name), join(from, name));
  }
  const tensors = parameterShapes(config).map(({ name, shape }, i) => {
    const values = parameters[i] ?? new Float32Array();
    const [rows, columns] = shape;
    // Training has matrices as [inputs, outputs]; rows of the embedding are tokens in both.
    const isTurned = rows !== undefined && columns !== undefined && name !== 'model.embed_tokens.weight';
    if (!isTurned) return [name, { shape, values }] as const;
    const turned = values.map((_, at) => values[(at % rows) * columns + Math.floor(at / rows)] ?? Number.NaN);
    return [name, { shape: [columns, rows], values: turned }] as const;
  });
  await writeFile(join(from, 'model.safetensors'), safetensors(tensors, 'F32'));
  const to = join(from, 'converted');
  await convert({ from, to, kind: 'fp32' });
  return to;
}
