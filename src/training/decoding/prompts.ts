/** Prefill: prompts are read, and the KV cache of a batch begins. Equal prompts are computed once. */
import { surprisesOf } from '../../engine/logits.ts';
import { Tensor, type InferenceSession } from '../../engine/node-runtime.ts';
import { cacheNames } from './decode-graph.ts';
import { KeyValueCache } from './key-value-cache.ts';
import type { Qwen3Config } from '../model/config.ts';
import type { SequenceRow } from './sequence.ts';

/** Prompts that are read at once: of similar length, and few enough for the processor's cache. */
const AT_ONCE = 32;

/** Rows whose prompts are equal: many rollouts begin with one problem. */
interface Group {
  readonly prompt: readonly number[];
  readonly rows: SequenceRow[];
}

/**
 * Reads what waits in each row; a row learns its logits.
 * @param session of `promptGraph`; one that reads all positions also tells each row the surprise at its prompt's tokens
 * @param rows each has a slot of the cache
 */
export async function readPrompts(
  session: InferenceSession,
  config: Qwen3Config,
  rows: readonly SequenceRow[],
): Promise<KeyValueCache> {
  const byPrompt = new Map<string, Group>();
  for (const row of rows) {
    const key = row.waiting.join();
    const group = byPrompt.get(key);
    if (group === undefined) byPrompt.set(key, { prompt: [...row.waiting], rows: [row] });
    else group.rows.push(row);
  }
  const groups = [...byPrompt.values()].sort((a, b) => a.prompt.length - b.prompt.length);
  const cache = new KeyValueCache(config, rows.length, (groups.at(-1)?.prompt.length ?? 0) + 1);
  for (let start = 0; start < groups.length; start += AT_ONCE) {
    await readGroups(session, config, groups.slice(start, start + AT_ONCE), cache);
  }
  return cache;
}

async function readGroups(
  session: InferenceSession,
  { layers, vocabularySize: size }: Qwen3Config,
  groups: readonly Group[],
  cache: KeyValueCache,
): Promise<void> {
  const count = groups.length;
  const width = Math.max(1, ...groups.map(({ prompt }) => prompt.length));
  const tokens = new Int32Array(count * width);
  groups.forEach(({ prompt }, i) => tokens.set(prompt, i * width));
  const readsAll = !session.inputNames.includes('last');
  const last = groups.map(({ prompt }) => Math.max(0, prompt.length - 1));
  const result = await session.run({
    tokens: new Tensor('int32', tokens, [count, width]),
    ...(readsAll ? {} : { last: new Tensor('int32', Int32Array.from(last), [count]) }),
  });
  const numbers = (name: string) => result[name]?.data as Float32Array;
  const logits = numbers('logits');
  const tensors = cacheNames('new', layers).map(numbers);
  groups.forEach(({ prompt, rows }, i) => {
    const at = readsAll ? i * width + (last[i] ?? 0) : i;
    const surprises = readsAll
      ? surprisesOf(logits.subarray(i * width * size, (i * width + prompt.length) * size), prompt, size)
      : null;
    for (const row of rows) {
      const read = row.take(row.length).length;
      cache.writePrompt(row.slot, { tensors, width }, i, read);
      if (read === 0) continue;
      row.logits = logits.subarray(at * size, (at + 1) * size);
      row.surprises = surprises;
      row.routerScore = (result['score']?.data as Float32Array | undefined)?.[at];
    }
  });
}
