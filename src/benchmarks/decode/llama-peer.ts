/** Decodes with llama.cpp in Node, through the addon that this project's tests use as well. */
import { createRequire } from 'node:module';
import { z } from 'zod';

import type { ContextTimes, PeerTask } from './figures.ts';

const addon = '@fugood/node-llama-linux-x64';

const completion = z.object({
  timings: z.object({ prompt_ms: z.number(), predicted_per_token_ms: z.number(), predicted_n: z.number() }),
});

interface LlamaContext {
  completion(options: object): Promise<object>;
}

/** Whether the addon is installed: npm has it for Linux on x64. */
export function hasLlama(): boolean {
  try {
    createRequire(import.meta.url).resolve(addon);
    return true;
  } catch {
    return false;
  }
}

/** @param threads as many as the engine uses */
export async function measureLlama(
  { gguf, prompts, tokens }: PeerTask,
  threads: number,
): Promise<ContextTimes[]> {
  const { LlamaContext: Context } = createRequire(import.meta.url)(addon) as {
    readonly LlamaContext: new (options: object) => LlamaContext;
  };
  const largest = Math.max(...prompts.map(({ context }) => context)) + tokens + 64;
  const context = new Context({ model: gguf, n_ctx: largest, n_threads: threads });
  const times: ContextTimes[] = [];
  for (const prompt of prompts) {
    const answer = await context.completion({
      prompt: prompt.text,
      n_predict: tokens,
      ignore_eos: true,
      temperature: 0,
      top_k: 1,
    });
    const { timings } = completion.parse(answer);
    times.push({
      context: prompt.context,
      prefill: timings.prompt_ms,
      tokens: new Array<number>(timings.predicted_n).fill(timings.predicted_per_token_ms),
      ids: null,
    });
  }
  return times;
}
