import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addsBos } from './adds-bos.ts';

const llamaCpp = z.object({ content: z.string(), add_special: z.boolean() });
const vllm = z.object({ model: z.string(), prompt: z.string(), add_special_tokens: z.boolean() });

/** A server that reads the fields of one kind. */
const server = (tokensOf: (body: unknown) => unknown) => ({
  get: () => Promise.resolve(undefined),
  post: (path: string, body: unknown) => Promise.resolve(path === '/tokenize' ? tokensOf(body) : undefined),
});

describe.each([
  ['llama.cpp', (body: unknown) => llamaCpp.parse(body).add_special],
  ['vLLM', (body: unknown) => vllm.parse(body).add_special_tokens],
])('%s', (_, isAsked) => {
  it('says whether it adds a BOS', async () => {
    const adding = server((body) => ({ tokens: isAsked(body) ? [1, 87] : [87], count: 2 }));
    expect(await addsBos(adding, 'm')).toBe(true);
    const plain = server((body) => ({ tokens: isAsked(body) ? [87] : [87] }));
    expect(await addsBos(plain, 'm')).toBe(false);
  });
});

it.each([[undefined], [{ error: 'not found' }], [{ tokens: [] }]])('is not known from %j', async (answer) => {
  expect(
    await addsBos(
      server(() => answer),
      'm',
    ),
  ).toBeNull();
});
