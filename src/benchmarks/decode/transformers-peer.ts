/** Decodes with transformers.js as its documentation shows it, in Node or in a browser. */
import type { AutoModelForCausalLM, BaseStreamer, Tensor, TextStreamer } from '@huggingface/transformers';

import { weightsKind } from '../../engine/weights.ts';
import type { ContextTimes, PeerTask, Runtime } from './figures.ts';

/** The classes of the library, which Node and browsers load in their own ways. */
interface Library {
  readonly AutoModelForCausalLM: typeof AutoModelForCausalLM;
  readonly BaseStreamer: typeof BaseStreamer;
  readonly Tensor: typeof Tensor;
}

const devices = { node: 'cpu', wasm: 'wasm', webgpu: 'webgpu' } as const satisfies Record<Runtime, string>;

const dtypes = {
  '': 'fp32',
  fp16: 'fp16',
  quantized: 'q8',
  int8: 'int8',
  q4: 'q4',
  q4f16: 'q4f16',
} as const;

/**
 * @param model name of the model as the library looks it up
 * @returns the times at each context, in order
 */
export async function measureTransformers(
  { AutoModelForCausalLM: Model, BaseStreamer: Streamer, Tensor: TensorOf }: Library,
  model: string,
  { runtime, weights, prompts, tokens }: PeerTask,
): Promise<ContextTimes[]> {
  const kind = weightsKind(weights);
  if (!(kind in dtypes)) throw new RangeError(`transformers.js loads no weights of the kind ${kind}.`);
  const dtype = dtypes[kind as keyof typeof dtypes];
  const loaded = await Model.from_pretrained(model, { device: devices[runtime], dtype });
  const times: ContextTimes[] = [];
  for (const { context, ids } of prompts) {
    const stamps: number[] = [];
    const streamer = new (class extends Streamer {
      override put(): void {
        stamps.push(performance.now());
      }
      override end(): void {
        // Nothing is kept back.
      }
    })();
    const input = new TensorOf('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]);
    const mask = new TensorOf('int64', new BigInt64Array(ids.length).fill(1n), [1, ids.length]);
    const options = { max_new_tokens: tokens, min_new_tokens: tokens, do_sample: false };
    const began = performance.now();
    const output: unknown = await loaded.generate({
      ...{ input_ids: input, attention_mask: mask },
      ...options,
      // The type asks for more than `generate` calls.
      streamer: streamer as BaseStreamer as TextStreamer,
    } as Parameters<typeof loaded.generate>[0]);
    // The first stamp is that of the prompt.
    const written = stamps.slice(1);
    times.push({
      context,
      prefill: (written[0] ?? Number.NaN) - began,
      tokens: written.slice(1).map((stamp, i) => stamp - (written[i] ?? Number.NaN)),
      ids: idsOf(output).slice(ids.length),
    });
  }
  await loaded.dispose();
  return times;
}

function idsOf(output: unknown): number[] {
  const data: unknown = typeof output === 'object' && output !== null ? Reflect.get(output, 'data') : null;
  if (!(data instanceof BigInt64Array)) throw new TypeError('transformers.js gave no tensor of token ids.');
  return Array.from(data, Number);
}
