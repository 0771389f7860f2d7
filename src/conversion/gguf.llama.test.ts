/** A converted GGUF file in llama.cpp, which shares no line with this project: the same tokens and the same words. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { LanguageModel } from '../engine/model.ts';
import { loadFromFolder } from '../engine/node.ts';
import { sample } from '../engine/sampling.ts';
import { absence, Llama, promptText } from '../training/testing/llama.ts';
import { convert } from './convert.ts';
import { writeEmbeddedCheckpoint } from './testing/embedded-checkpoint.ts';

const chat = promptText('A shop sells 12 boxes with 34 pencils each. How many pencils are that?');
const content = /^<\|im_start\|>user\n(.*)<\|im_end\|>/s.exec(chat)?.[1] ?? '';

async function greedyText(model: LanguageModel, prompt: readonly number[]): Promise<string> {
  const decoder = model.decoder();
  const bytes: number[] = [];
  for (let next = prompt; ;) {
    const logits = await decoder.forward(next);
    const { id } = sample(logits, { temperature: 0, topP: 1, forbidden: [], uniform: 0 });
    if (model.endTokens.includes(id)) break;
    bytes.push(...model.tokenizer.bytesOf(id));
    next = [id];
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

describe.skipIf(absence !== null)(
  `a GGUF file in llama.cpp${absence === null ? '' : ` (${absence})`}`,
  () => {
    let folder = '';
    beforeAll(async () => {
      folder = await writeEmbeddedCheckpoint('relay-student-base');
      await convert({ from: folder, to: join(folder, 'onnx-model'), kind: 'fp32', verifies: false });
    }, 120_000);
    afterAll(() => rm(folder, { recursive: true }));

    it.each(['fp32', 'q8'] as const)(
      'reads and writes what the checkpoint does (%s)',
      async (kind) => {
        const { files } = await convert({ from: folder, to: folder, kind, gguf: true });
        const llama = new Llama(join(folder, files[0]?.path ?? ''));
        const model = await loadFromFolder(join(folder, 'onnx-model'));
        try {
          const prompt = model.tokenizer.renderChat([{ role: 'user', content }]);
          expect(await llama.tokenize(chat)).toEqual(prompt);
          const { text, ended } = await llama.complete(chat, 512);
          const expected = await greedyText(model, prompt);
          expect(expected.length).toBeGreaterThan(20);
          // Rounded weights may change a later word, not the first ones.
          if (kind === 'fp32') expect({ text, ended }).toEqual({ text: expected, ended: true });
          else expect(text.slice(0, 20)).toBe(expected.slice(0, 20));
        } finally {
          llama.close();
          await model.release();
        }
      },
      120_000,
    );
  },
);
