/** Decodes with this project's engine, in Node or in a browser, as the student does: logits, statistics and choice. */
import type { LanguageModel } from '../../engine/model.ts';
import { sample } from '../../engine/sampling.ts';
import type { ContextTimes, PeerTask } from './figures.ts';

/** @returns the times at each context, in order */
export async function measureEngine(
  model: LanguageModel,
  { prompts, tokens, span }: PeerTask,
): Promise<ContextTimes[]> {
  const times: ContextTimes[] = [];
  for (const { context, ids } of prompts) {
    const decoder = model.decoder();
    const timed = async (read: readonly number[]) => {
      const began = performance.now();
      const logits = await decoder.forward(read);
      const { id } = sample(logits, { temperature: 0, topP: 1, forbidden: model.endTokens, uniform: 0 });
      return { id, ms: performance.now() - began };
    };
    const first = await timed(ids);
    const written = [first.id];
    const each: number[] = [];
    while (written.length < tokens) {
      const next = await timed(written.slice(-1));
      written.push(next.id);
      each.push(next.ms);
    }
    const teacher = Array.from({ length: span }, (_, i) => ids[i % ids.length] ?? 0);
    const spanTime = await timed(teacher);
    // The call leaves the context, and the student writes a token: what a retry costs.
    const before = decoder.length - span;
    decoder.truncate(before);
    const after = await timed(written.slice(-1));
    decoder.dispose();
    times.push({
      context,
      prefill: first.ms,
      tokens: each,
      ids: written,
      span: spanTime.ms,
      cutAndToken: after.ms,
    });
  }
  return times;
}
