/** Prompts of a wanted length in tokens: text of problems, cut to it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { loadTokenizer } from '../../engine/tokenizer.ts';
import { distinctRelayMathProblems } from '../../math/relay-math/relay-math.ts';
import type { Prompt } from './figures.ts';

/** @param folder of a model in the layout of transformers.js */
export async function promptsFor(folder: string, contexts: readonly number[]): Promise<Prompt[]> {
  const tokenizer = await loadTokenizer({
    tokenizer: new Uint8Array(await readFile(join(folder, 'tokenizer.json'))),
    config: JSON.parse(await readFile(join(folder, 'tokenizer_config.json'), 'utf8')) as unknown,
    chatTemplate: null,
  });
  const text = distinctRelayMathProblems('test', 400, 0)
    .map(({ problem }) => problem)
    .join('\n');
  const all = tokenizer.encode(text);
  return contexts.map((context) => {
    const ids = Array.from({ length: context }, (_, i) => all[i % all.length] ?? 0);
    const bytes = ids.flatMap((id) => [...tokenizer.bytesOf(id)]);
    return { context, ids, text: new TextDecoder().decode(Uint8Array.from(bytes)) };
  });
}
