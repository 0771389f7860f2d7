// Greedy generation with transformers.js as its own documentation shows it. Used in Node and in the browser, so the
// library's classes are handed in.
import type { AutoModelForCausalLM, AutoTokenizer } from '@huggingface/transformers';

interface Library {
  readonly AutoModelForCausalLM: typeof AutoModelForCausalLM;
  readonly AutoTokenizer: typeof AutoTokenizer;
}

/** Token ids that the model writes after one user message, an end token included. */
export async function greedyTokens(
  library: Library,
  model: string,
  device: 'cpu' | 'wasm',
  content: string,
  length: number,
): Promise<number[]> {
  const tokenizer = await library.AutoTokenizer.from_pretrained(model);
  const inputs = tokenizer.apply_chat_template([{ role: 'user', content }], {
    add_generation_prompt: true,
    return_dict: true,
  });
  const loaded = await library.AutoModelForCausalLM.from_pretrained(model, { device, dtype: 'fp32' });
  const output = await loaded.generate({ ...inputs, max_new_tokens: length, do_sample: false });
  await loaded.dispose();
  return newTokens(output, inputs);
}

function newTokens(output: unknown, inputs: unknown): number[] {
  const promptLength = idsOf(property(inputs, 'input_ids')).length;
  return idsOf(output).slice(promptLength);
}

/** The ids of a tensor with one row. */
function idsOf(tensor: unknown): number[] {
  const data = property(tensor, 'data');
  if (!(data instanceof BigInt64Array)) throw new Error('transformers.js gave no tensor of token ids.');
  return Array.from(data, Number);
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
