import { describe, expect, it } from 'vitest';
import type { TokenId } from '../relay/events.ts';
import type { TeacherRequest } from '../relay/teacher.ts';
import { embeddedTeacher, type TeacherModel } from './embedded.ts';
import { collect } from './testing/fake-model-server/script.ts';

// A model whose tokens are the 256 bytes and five control tokens. It recites `answer` from the position that the context
// ends at, and its logits prefer a command wherever that is not masked.
const controls = ['<|endoftext|>', '<|im_start|>', '<|im_end|>', '<call>', '</call>'];
const endToken = 256 + 2;
const call = 256 + 3;
const vocabularySize = 256 + controls.length;
const bytes = (text: string): number[] => [...new TextEncoder().encode(text)];

interface Pass {
  readonly kept: number;
  readonly ids: readonly number[];
}

function reciter(answer: string, options: { contextLength?: number; broken?: () => boolean } = {}) {
  const passes: Pass[] = [];
  let running = 0;
  const prompt = (problem: string) => [257, ...bytes(problem), 258, 257];
  const logitsAfter = (ids: readonly number[]): Float32Array => {
    const written = ids.slice(ids.lastIndexOf(257) + 1);
    const logits = new Float32Array(vocabularySize);
    logits[call] = 20;
    logits[bytes(answer)[written.length] ?? endToken] = 10;
    return logits;
  };
  const model: TeacherModel = {
    name: 'reciter',
    weightsDigest: 'd',
    device: 'cpu',
    contextLength: options.contextLength ?? 2000,
    endTokens: [endToken],
    tokenizer: {
      fingerprint: 'bytes',
      controlTokens: controls.map((_, index) => 256 + index),
      encode: bytes,
      bytesOf: (id) => {
        if (id >= vocabularySize) throw new RangeError('unknown');
        return Uint8Array.of(id);
      },
      renderChat: ([message]) => prompt(message?.content.split('\n')[0] ?? ''),
    },
    decoder: () => {
      let held: number[] = [];
      return {
        forward: async (ids) => {
          expect(running).toBe(0); // decoders of one model must not run concurrently
          running += 1;
          await Promise.resolve();
          running -= 1;
          if (options.broken?.() === true) throw new Error('out of memory');
          passes.push({ kept: held.length, ids });
          held = [...held, ...ids];
          return logitsAfter(held);
        },
        truncate: (length) => {
          expect(length).toBeLessThanOrEqual(held.length);
          held = held.slice(0, length);
        },
        dispose: () => undefined,
      };
    },
  };
  return { model, passes, promptLength: (problem: string) => prompt(problem).length };
}

function ask(prefix: string, more: Partial<TeacherRequest> = {}): TeacherRequest {
  return {
    problem: 'P',
    prefix,
    prefixIds: bytes(prefix) as TokenId[],
    fingerprint: 'bytes',
    maxTokens: 4,
    temperature: 0,
    seed: 0,
    ...more,
  };
}

async function idsOf(answer: AsyncIterable<unknown>): Promise<number[]> {
  const chunks = (await collect(answer)) as { ids?: number[] }[];
  return chunks.flatMap((chunk) => chunk.ids ?? []);
}

describe('embeddedTeacher', () => {
  it('writes n tokens after the prefix, and never a command', async () => {
    const { model } = reciter('two and three');
    const chunks = await collect(embeddedTeacher(model).write(ask('two')));
    expect(chunks).toEqual([
      ...bytes(' and').map((id) => ({ type: 'tokens', ids: [id] })),
      { type: 'done', endedSolution: false, tokens: 4 },
    ]);
  });

  it('ends the solution with its end token and counts it', async () => {
    const { model } = reciter('five');
    const chunks = await collect(embeddedTeacher(model).write(ask('fi', { maxTokens: 50 })));
    expect(chunks.at(-2)).toEqual({ type: 'tokens', ids: bytes('e') });
    expect(chunks.at(-1)).toEqual({ type: 'done', endedSolution: true, tokens: 3 });
  });

  it('answers in text of whole characters if the vocabulary is a different one', async () => {
    const { model } = reciter('x = é·数');
    const request = ask('x =', { fingerprint: 'other', prefixIds: [1, 2, 3] as TokenId[], maxTokens: 6 });
    const chunks = await collect(embeddedTeacher(model).write(request));
    // The sixth token is the first byte of a character, which is not shown broken.
    expect(chunks).toEqual([
      { type: 'text', text: ' ' },
      { type: 'text', text: 'é' },
      { type: 'text', text: '·' },
      { type: 'done', endedSolution: false, tokens: 6 },
    ]);
  });

  it.each([
    ['a control token', [call]],
    ['an unknown token', [9999]],
  ])('reads the text if the ids hold %s', async (_, wrong) => {
    const { model, passes, promptLength } = reciter('abcdefgh');
    const request = ask('abc', { prefixIds: [...wrong, 1, 2] as TokenId[] });
    expect(await idsOf(embeddedTeacher(model).write(request))).toEqual(bytes('defg'));
    expect(passes[0]?.ids.slice(promptLength('P'))).toEqual(bytes('abc'));
  });

  it('computes nothing twice within a run', async () => {
    const { model, passes, promptLength } = reciter('abcdefghijkl');
    const teacher = embeddedTeacher(model);
    await collect(teacher.write(ask('ab')));
    passes.length = 0;
    await collect(teacher.write(ask('abcdefghi', { maxTokens: 1 })));
    // Prompt, prefix and all of the teacher's own tokens but the last were computed in the first call.
    expect(passes).toEqual([{ kept: promptLength('P') + 5, ids: bytes('fghi') }]);
    passes.length = 0;
    // A branch: the student went another way after `ab`.
    await collect(teacher.write(ask('abX', { maxTokens: 1 })));
    expect(passes).toEqual([{ kept: promptLength('P') + 2, ids: bytes('X') }]);
  });

  it('keeps a cache for each of several pages', async () => {
    const { model } = reciter('abcdefghijkl');
    const teacher = embeddedTeacher(model);
    const answers = ['a', 'abc', 'ab'].map((prefix, run) =>
      idsOf(teacher.write(ask(prefix, { problem: `P${run}` }))),
    );
    expect(await Promise.all(answers)).toEqual([bytes('bcde'), bytes('defg'), bytes('cdef')]);
  });

  it('draws the same tokens for the same seed', async () => {
    const { model } = reciter('abcdefghijkl');
    const teacher = embeddedTeacher(model);
    const sampled = { temperature: 20, maxTokens: 12 };
    const first = await idsOf(teacher.write(ask('a', { ...sampled, seed: 1 })));
    expect(await idsOf(teacher.write(ask('a', { ...sampled, seed: 1 })))).toEqual(first);
    expect(await idsOf(teacher.write(ask('a', { ...sampled, seed: 2 })))).not.toEqual(first);
  });

  it('stops at an abort, and the next call is correct', async () => {
    const { model } = reciter('abcdefghijkl');
    const teacher = embeddedTeacher(model);
    const abort = new AbortController();
    const reading = (async () => {
      for await (const chunk of teacher.write(ask('a', { maxTokens: 10 }), abort.signal)) {
        expect(chunk).toEqual({ type: 'tokens', ids: bytes('b') });
        abort.abort('stopped');
      }
    })();
    await expect(reading).rejects.toBe('stopped');
    expect(await idsOf(teacher.write(ask('ab')))).toEqual(bytes('cdef'));
  });

  it('reports a context that is too long, and writes less if only the answer does not fit', async () => {
    const { model, promptLength } = reciter('abcdefgh', { contextLength: 10 });
    const teacher = embeddedTeacher(model);
    const room = 10 - promptLength('P');
    const answer = await collect(teacher.write(ask('abc', { maxTokens: 100 })));
    expect(answer.at(-1)).toEqual({ type: 'done', endedSolution: false, tokens: room - 3 });
    await expect(collect(teacher.write(ask('abcdefgh')))).rejects.toMatchObject({
      failure: 'refused',
      code: 'context-exceeded',
      params: { limit: 9 },
    });
  });

  it('keeps what it wrote when the model fails, and recovers', async () => {
    let passes = 0;
    const { model } = reciter('abcdefgh', { broken: () => (passes += 1) === 3 });
    const teacher = embeddedTeacher(model);
    const kept: unknown[] = [];
    const reading = (async () => {
      for await (const chunk of teacher.write(ask('a'))) kept.push(chunk);
    })();
    await expect(reading).rejects.toMatchObject({ failure: 'broken-stream' });
    expect(kept).toHaveLength(2);
    expect(await idsOf(teacher.write(ask('abc')))).toEqual(bytes('defg'));
  });
});

describe('a prefill of the embedded teacher', () => {
  const signal = new AbortController().signal;

  it('leaves the call only the rest to compute', async () => {
    const { model, passes, promptLength } = reciter('abcdefghijkl');
    const teacher = embeddedTeacher(model);
    await teacher.prefill?.(ask('abc'), signal);
    expect(passes.map(({ kept, ids }) => [kept, ids.length])).toEqual([[0, promptLength('P') + 3]]);
    passes.length = 0;
    expect(await idsOf(teacher.write(ask('abc')))).toEqual(bytes('defg'));
    // No pass for the first token, one for each other.
    expect(passes.map(({ ids }) => ids)).toEqual([bytes('d'), bytes('e'), bytes('f')]);
  });

  it('reuses the cache of the call before, and the call after reuses its cache', async () => {
    const { model, passes, promptLength } = reciter('abcdefghijkl');
    const teacher = embeddedTeacher(model);
    await collect(teacher.write(ask('ab')));
    passes.length = 0;
    await teacher.prefill?.(ask('abcdefgh'), signal);
    await collect(teacher.write(ask('abcdefghi', { maxTokens: 1 })));
    expect(passes).toEqual([
      { kept: promptLength('P') + 5, ids: bytes('fgh') },
      { kept: promptLength('P') + 8, ids: bytes('i') },
    ]);
  });

  it('makes a call wait for a prefill of the same context, which is not computed twice', async () => {
    const { model, passes } = reciter('abcdefghijkl');
    const teacher = embeddedTeacher(model);
    const reading = teacher.prefill?.(ask('abc'), signal);
    const other = idsOf(teacher.write(ask('a', { problem: 'Q' })));
    expect(await idsOf(teacher.write(ask('abc', { maxTokens: 2 })))).toEqual(bytes('de'));
    await reading;
    expect(await other).toEqual(bytes('bcde'));
    // Two contexts, each read once; all other passes are of one token.
    expect(passes.filter(({ ids }) => ids.length > 1)).toHaveLength(2);
  });

  it('does not change the sampled tokens', async () => {
    const request = ask('ab', { temperature: 20, maxTokens: 8, seed: 3 });
    const without = await idsOf(embeddedTeacher(reciter('abcdefghijkl').model).write(request));
    const teacher = embeddedTeacher(reciter('abcdefghijkl').model);
    await teacher.prefill?.(request, signal);
    expect(await idsOf(teacher.write(request))).toEqual(without);
    // A prefill serves one call, which then extends the cache.
    expect(await idsOf(teacher.write(request))).toEqual(without);
  });

  it('can be aborted in the queue, and the call then computes everything', async () => {
    const { model, passes } = reciter('abcdefghijkl');
    const teacher = embeddedTeacher(model);
    const abort = new AbortController();
    const other = teacher.prefill?.(ask('a', { problem: 'Q' }), signal);
    const reading = teacher.prefill?.(ask('abc'), abort.signal);
    const call = idsOf(teacher.write(ask('abc', { maxTokens: 1 })));
    abort.abort(new Error('stopped'));
    await expect(reading).rejects.toThrow('stopped');
    expect(await call).toEqual(bytes('d'));
    await other;
    expect(passes).toHaveLength(2);
  });

  it('does not harm the next call when it fails', async () => {
    let passes = 0;
    const { model } = reciter('abcdefgh', { broken: () => (passes += 1) === 1 });
    const teacher = embeddedTeacher(model);
    const reading = teacher.prefill?.(ask('abc'), signal);
    const call = idsOf(teacher.write(ask('abc', { maxTokens: 1 })));
    await expect(reading).rejects.toMatchObject({
      failure: 'refused',
      code: 'embedded-failed',
      params: { cause: { code: 'unexpected', params: { detail: 'out of memory' } } },
    });
    expect(await call).toEqual(bytes('d'));
  });

  it('skips a context that is too long to continue', async () => {
    const { model, passes } = reciter('abcdefgh', { contextLength: 10 });
    await embeddedTeacher(model).prefill?.(ask('abcdefgh'), signal);
    expect(passes).toEqual([]);
  });
});
