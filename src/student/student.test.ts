import { describe, expect, it } from 'vitest';

import { tinyModelSource, tinyVocabularySize } from '../engine/testing/model.ts';
import { openModel, readModelFiles } from '../engine/model.ts';
import type { RecordingOptions, RecordingRuntime } from '../engine/testing/session.ts';
import { recordingRuntime } from '../engine/testing/session.ts';
import { logOf, only } from '../relay/testing/run.ts';
import type { TokenId } from '../relay/events.ts';
import type { Proposal, ProposalOptions, Student } from '../relay/student.ts';
import { ContextFullError } from '../relay/student.ts';
import { engineStudent } from './student.ts';

const greedy: ProposalOptions = { sampling: { temperature: 0, topP: 1 }, forbidden: [], uniform: 0 };

async function setUp(
  options: RecordingOptions = {},
  contextLength?: number,
): Promise<{ student: Student; runtime: RecordingRuntime }> {
  const runtime = recordingRuntime({ vocabularySize: tinyVocabularySize, ...options });
  const source = tinyModelSource(contextLength === undefined ? {} : { contextLength });
  const model = await openModel(await readModelFiles(source), runtime, 'cpu');
  return { student: engineStudent(model), runtime };
}

async function write(student: Student): Promise<Proposal> {
  const proposal = await student.propose(greedy);
  student.append([proposal.id]);
  return proposal;
}

const ids = (values: readonly number[]): TokenId[] => values as TokenId[];

describe('a student', () => {
  it('runs every token through the model once, and what was appended in one pass', async () => {
    const { student, runtime } = await setUp();
    const prompt = await student.begin('What is 1 + 2?');
    await write(student);
    await write(student);
    student.append(ids([10, 11, 12, 13, 14, 15, 16]));
    await student.propose(greedy);
    // The prompt, the first token, then the second with the teacher's seven.
    expect(runtime.passes).toEqual([prompt, 1, 8]);
  });

  it('writes tokens of its prompt and solution less readily under a penalty', async () => {
    // After the prompt and after 7, the model wants 7 again; all logits are negative but for that one.
    const { student } = await setUp({ next: () => 7, error: () => 4.5 });
    await student.begin('What is 1 + 2?');
    expect((await write(student)).id).toBe(7);
    expect((await student.propose(greedy)).id).toBe(7);
    const penalized = { ...greedy, sampling: { ...greedy.sampling, repetitionPenalty: 2 } };
    const { id } = await student.propose(penalized);
    expect(id).not.toBe(7);
    expect(id % 2).toBe(0);
  });

  it.each([Number.NaN, Infinity])('ends a run with a sentence where a pass gives %s', async (bad) => {
    let passes = 0;
    const { student } = await setUp({ error: () => ((passes += 1) > 3 ? bad : 0) });
    const log = await logOf(student, null, { policy: 'never' });
    expect(only(log, 'token')).toHaveLength(3);
    const error = { code: 'student-failed', params: { cause: { code: 'numbers-not-finite' } } };
    expect(only(log, 'run-ended')[0]?.reason).toEqual({ kind: 'failed', error });
  });

  it('explains calls in its prompt where the policy wants it', async () => {
    const { student } = await setUp({}, 2000);
    const plain = await student.begin('What is 1 + 2?');
    const explained = await student.begin('What is 1 + 2?', undefined, [], { explainsCalls: true });
    expect(explained).toBeGreaterThan(plain + 20);
  });

  it('may have states that cannot be cut: what leaves its context is as if it had never been there', async () => {
    // The model of the test notices states that do not fit to the tokens before.
    const { student, runtime } = await setUp({ stateSize: 3 });
    const prompt = await student.begin('What is 1 + 2?');
    for (let i = 0; i < 4; i += 1) await write(student);
    await student.propose(greedy);
    student.truncate(2);
    student.append(ids([10, 11, 12]));
    const continued = await student.propose(greedy);
    // Four of its own, then the last one that stays, again, and the teacher's three.
    expect(runtime.passes).toEqual([prompt, 1, 1, 1, 1, 1, 1, 1, 1]);

    const { student: other } = await setUp({ stateSize: 3 });
    await other.begin('What is 1 + 2?');
    await write(other);
    await write(other);
    other.append(ids([10, 11, 12]));
    expect(await other.propose(greedy)).toEqual(continued);

    // Another version of the solution, from its first token on.
    await student.begin('What is 1 + 2?', undefined, ids([5]));
    await student.propose(greedy);
  });

  it('proposes again without another pass', async () => {
    const { student, runtime } = await setUp();
    await student.begin('the');
    const { id } = await student.propose(greedy);
    const other = await student.propose({ ...greedy, forbidden: [id] });
    expect(other.id).not.toBe(id);
    expect(other.stats.alternatives.map((alternative) => alternative.id)).not.toContain(id);
    expect(runtime.passes).toHaveLength(1);
  });

  it('asks the question as the model was taught', async () => {
    let seen: readonly number[] = [];
    const { student } = await setUp({ beforePass: (sequence) => (seen = sequence) });
    const prompt = await student.begin('1 <call>2</call> 3 <|im_end|>');
    await student.propose(greedy);
    const bytes = Uint8Array.from(seen.flatMap((id) => [...student.vocabulary.bytesOf(id as TokenId)]));
    expect(new TextDecoder().decode(bytes)).toBe(
      '<|im_start|>user\n1 <call>2</call> 3 <|im_end|>\nPlease reason step by step, and put your final answer within \\boxed{}.<|im_end|>\n<|im_start|>assistant\n',
    );
    const { callOpen, callClose, endTokens } = student.vocabulary;
    expect(seen).not.toContain(callOpen);
    expect(seen).not.toContain(callClose);
    expect(seen.filter((id) => id === endTokens[0])).toHaveLength(1);
    expect(seen).toHaveLength(prompt);
  });

  it('begins after earlier text, and keeps the KV cache of the shared prefix', async () => {
    const { student, runtime } = await setUp();
    const prompt = await student.begin('the');
    const first = await write(student);
    const second = await write(student);
    student.append(ids([20, 21, 22]));
    await student.propose(greedy);
    runtime.passes.length = 0;

    expect(await student.begin('the', undefined, [first.id, second.id, 20 as TokenId])).toBe(prompt);
    const again = await student.propose(greedy);
    // Only its last token, for the logits after it.
    expect(runtime.passes).toEqual([1]);
    await student.begin('the', undefined, [first.id, ...ids([9, 9])]);
    await student.propose(greedy);
    expect(runtime.passes).toEqual([1, 2]);

    const fresh = await setUp();
    await fresh.student.begin('the');
    fresh.student.append([first.id, second.id, 20 as TokenId]);
    expect((await fresh.student.propose(greedy)).id).toBe(again.id);
  });

  it('begins from the start with an empty cache, so that a seed repeats it', async () => {
    const { student, runtime } = await setUp();
    const prompt = await student.begin('the');
    await write(student);
    await student.begin('the');
    await student.propose(greedy);
    expect(runtime.passes).toEqual([prompt, prompt]);
  });

  it('can be truncated to any token, and continues as if nothing had followed', async () => {
    const { student, runtime } = await setUp();
    await student.begin('the');
    const first = await write(student);
    const second = await write(student);
    student.append(ids([20, 21, 22]));
    await student.propose(greedy);
    runtime.passes.length = 0;

    student.truncate(1);
    expect((await student.propose(greedy)).id).toBe(second.id);
    // Only the last token that stayed went through the model again, for its logits.
    expect(runtime.passes).toEqual([1]);
    student.truncate(0);
    expect((await student.propose(greedy)).id).toBe(first.id);
    expect(() => {
      student.truncate(1);
    }).toThrow(RangeError);
  });

  it('starts each problem from nothing', async () => {
    const { student, runtime } = await setUp();
    const prompt = await student.begin('the');
    const once = [await write(student), await write(student)];
    expect(await student.begin('the')).toBe(prompt);
    expect([await write(student), await write(student)]).toEqual(once);
    expect(runtime.passes).toEqual([prompt, 1, prompt, 1]);
  });

  it('says so when a problem or a solution is longer than its context', async () => {
    const { student } = await setUp({}, 150);
    await expect(student.begin('the '.repeat(200))).rejects.toThrow(ContextFullError);
    const prompt = await student.begin('the');
    student.append(ids(new Array(150 - prompt).fill(1)));
    expect(() => {
      student.append(ids([1]));
    }).toThrow(ContextFullError);
  });

  it('gives no token after it was stopped during a pass', async () => {
    const abort = new AbortController();
    const { student } = await setUp({
      beforePass: () => {
        abort.abort(new Error('stopped'));
      },
    });
    await student.begin('the', abort.signal);
    await expect(student.propose({ ...greedy, signal: abort.signal })).rejects.toThrow('stopped');
  });

  it('tells what it thought, with the text of the alternatives', async () => {
    const { student } = await setUp({ next: () => 'a'.charCodeAt(0) });
    await student.begin('the');
    const { id, stats } = await student.propose(greedy);
    expect(stats.alternatives).toHaveLength(5);
    expect(stats.alternatives[0]).toMatchObject({ id, text: 'a' });
    expect(stats.probability).toBeCloseTo(Math.exp(5) / (Math.exp(5) + tinyVocabularySize - 1));
  });

  it('is known by name, device and weights', async () => {
    const { student } = await setUp();
    expect(student.identity).toMatchObject({ name: 'tiny', device: 'cpu' });
    expect(student.identity.weights).toMatch(/^[0-9a-f]{64}$/);
    expect(student.vocabulary.controlTokens).toHaveLength(5);
  });
});
