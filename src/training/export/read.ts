/** Reads a folder that `writeModel` wrote back into numbers, so that an exported model can be decoded in batches. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { storedTensors } from '../lowering/onnx.ts';
import { parameterShapes, type ParameterShape } from '../model/config.ts';
import { routerShapes } from '../model/router.ts';
import type { ModelWeights } from '../model/weights.ts';
import { controlTokens, TrainingTokenizer } from '../tokenizer/files.ts';
import { fromFloat16 } from '../../bytes/float16.ts';
import { modelConfigOf } from './layout.ts';

export interface ExportedModel extends ModelWeights {
  readonly tokenizer: TrainingTokenizer;
  /** Of the weights file, hex. */
  readonly sha256: string;
}

const tokenizerSchema = z.object({
  model: z.object({
    vocab: z.record(z.string(), z.number()),
    merges: z.array(z.tuple([z.string(), z.string()])),
  }),
  added_tokens: z.array(z.object({ content: z.string() })),
});

const hasControlTokens = ({ added_tokens }: z.infer<typeof tokenizerSchema>): boolean =>
  added_tokens.every(({ content }, i) => content === controlTokens[i]);

/** Whether `readModel` can read a folder. Others may still be models that the engine loads. */
export async function isExportedModel(directory: string): Promise<boolean> {
  try {
    // The tokenizer first: the weights of other models are large.
    const text = await readFile(join(directory, 'tokenizer.json'), 'utf8');
    if (!hasControlTokens(tokenizerSchema.parse(JSON.parse(text)))) return false;
    await readModel(directory);
    return true;
  } catch {
    return false;
  }
}

/** @throws Error if the folder holds no model that this project exported */
export async function readModel(directory: string): Promise<ExportedModel> {
  const json = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(join(directory, name), 'utf8'));
  const config = modelConfigOf(await json('config.json'));
  const onnx = await readFile(join(directory, 'onnx', 'model.onnx'));
  const tensors = new Map(storedTensors(onnx).map((tensor) => [tensor.name, tensor]));
  const read = ({ name }: ParameterShape): Float32Array => {
    const tensor = tensors.get(name);
    if (tensor === undefined)
      throw new Error(`${directory} has no parameter ${name}: another project made it.`);
    // A copy: the bytes of a tensor in a file need not lie where numbers may.
    const bytes = new Uint8Array(tensor.bytes);
    if (tensor.type === 'float16') return fromFloat16(new Uint16Array(bytes.buffer, 0, bytes.byteLength / 2));
    return new Float32Array(bytes.buffer, 0, bytes.byteLength / 4);
  };
  const parameters = parameterShapes(config).map(read);
  const [routed, ...others] = routerShapes(config.hiddenSize);
  const router =
    routed !== undefined && tensors.has(routed.name) ? { router: [routed, ...others].map(read) } : {};
  const tokenizer = tokenizerSchema.parse(await json('tokenizer.json'));
  const { model } = tokenizer;
  if (!hasControlTokens(tokenizer)) {
    throw new Error(`${directory} has other control tokens: another project made it.`);
  }
  const tokens = Object.entries(model.vocab)
    .sort(([, a], [, b]) => a - b)
    .map(([token]) => token);
  return {
    config,
    parameters,
    ...router,
    tokenizer: new TrainingTokenizer({ tokens, merges: model.merges }),
    sha256: createHash('sha256').update(onnx).digest('hex'),
  };
}
