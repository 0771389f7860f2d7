/** The names of tensors in Hugging Face checkpoints and in GGUF files. */
import { layerNames } from '../training/export/gguf.ts';

const partNames = new Map(Object.entries(layerNames).map(([part, name]) => [name, part]));

const outer: Readonly<Record<string, string>> = {
  'model.embed_tokens.weight': 'token_embd.weight',
  'model.norm.weight': 'output_norm.weight',
  'lm_head.weight': 'output.weight',
};
const outerNames = new Map(Object.entries(outer).map(([ours, theirs]) => [theirs, ours]));

/** What llama.cpp calls a tensor; null for one that it does not know. */
export function toGgufName(tensor: string): string | null {
  if (outer[tensor] !== undefined) return outer[tensor];
  const [, layer = '', part = '', kind = ''] =
    /^model\.layers\.(\d+)\.(.+)\.(weight|bias)$/.exec(tensor) ?? [];
  const name = layerNames[part];
  return name === undefined ? null : `blk.${layer}.${name}.${kind}`;
}

/** What Hugging Face calls a tensor of a GGUF file; null for one that it does not have. */
export function fromGgufName(tensor: string): string | null {
  const name = outerNames.get(tensor);
  if (name !== undefined) return name;
  const [, layer = '', part = '', kind = ''] = /^blk\.(\d+)\.(\w+)\.(weight|bias)$/.exec(tensor) ?? [];
  const theirs = partNames.get(part);
  return theirs === undefined ? null : `model.layers.${layer}.${theirs}.${kind}`;
}

/** Whether llama.cpp has the rows of a tensor in another order: it turns neighbouring channels, not halves of a head. */
export function isReordered(modelType: string, tensor: string): boolean {
  return modelType === 'llama' && /self_attn\.[qk]_proj\.(?:weight|bias)$/.test(tensor);
}

/** For each row in Hugging Face's order, the row in llama.cpp's. */
export function ggufRow(row: number, headSize: number): number {
  const [head, channel] = [Math.floor(row / headSize), row % headSize];
  const half = headSize / 2;
  return head * headSize + 2 * (channel % half) + Math.floor(channel / half);
}
