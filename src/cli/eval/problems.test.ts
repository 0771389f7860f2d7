import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { UsageError } from '../arguments/command-line.ts';
import { problemsOf as problemsWith } from './problems.ts';
import type { EvalArguments } from './arguments.ts';

const problemsOf = (wanted: Pick<EvalArguments, 'source' | 'n'>) =>
  problemsWith({ answers: null, samples: null, ...wanted });

const folder = await mkdtemp(join(tmpdir(), 'problems-'));
afterAll(() => rm(folder, { recursive: true }));

async function file(text: string): Promise<{ readonly kind: 'file'; readonly path: string }> {
  const path = join(folder, 'mine.jsonl');
  await writeFile(path, text);
  return { kind: 'file', path };
}

const lines = [1, 2, 3].map((id) => JSON.stringify({ id, problem: `What is ${id} + 1?`, answer: id + 1 }));

describe('the problems of eval', () => {
  it('are those of a suite, with their solutions', async () => {
    const source = { kind: 'suite', suite: 'relay-math', split: 'test' } as const;
    const { suite, split, problems } = await problemsOf({ source, n: 3 });
    expect([suite, split, problems.length]).toEqual(['relay-math', 'test', 3]);
    expect(problems[0]?.reference).toContain('boxed');
  });

  it('are those of a file, all of them or the first', async () => {
    const source = await file(lines.join('\n'));
    expect((await problemsOf({ source, n: null })).problems).toHaveLength(3);
    expect(await problemsOf({ source, n: 2 })).toMatchObject({
      suite: 'mine.jsonl',
      problems: [{ id: '1' }, { id: '2' }],
    });
  });

  it('are those of a benchmark in a folder, whole and judged without a box', async () => {
    const source = { kind: 'data', suite: 'aime2024', folder } as const;
    const thirty = Array.from({ length: 30 }, (_, id) => JSON.stringify({ id, problem: 'p', answer: id }));
    await writeFile(join(folder, 'aime2024.jsonl'), thirty.join('\n'));
    const { suite, problems, grade, samples } = await problemsOf({ source, n: null });
    expect([suite, problems.length, samples]).toEqual(['aime2024', 30, 32]);
    expect(grade('The answer is 7.', { answer: '7' })).toMatchObject({ right: true, source: 'stated' });
    expect(grade('The answer is 8.', { answer: '7' }).right).toBe(false);
    const boxed = await problemsWith({ source, n: 2, answers: 'boxed', samples: 4 });
    expect(boxed).toMatchObject({ grader: 'boxed', samples: 4 });
    expect(boxed.grade('The answer is 7.', { answer: '7' })).toMatchObject({ right: false, source: null });
    await writeFile(join(folder, 'aime2024.jsonl'), thirty.slice(1).join('\n'));
    await expect(problemsOf({ source, n: null })).rejects.toThrow('has 29 problems; aime2024 has 30');
    await rm(join(folder, 'aime2024.jsonl'));
    await expect(problemsOf({ source, n: null })).rejects.toThrow(UsageError);
  });

  it('may be multiple choice, and are then graded by letters', async () => {
    const line = { id: 1, problem: 'What is 2 + 3?', options: ['4', 5], answer: 'b' };
    const { problems, grade } = await problemsOf({ source: await file(JSON.stringify(line)), n: null });
    expect(problems[0]).toMatchObject({ answer: 'B', options: ['4', '5'] });
    expect(grade('The answer is (B).', { answer: 'B', options: ['4', '5'] }).right).toBe(true);
  });

  it.each([
    [{ id: 1, problem: 'p', options: ['4'], answer: 'A' }, '"options" is not a list of 2 to 26 texts'],
    [{ id: 1, problem: 'p', options: ['4', '5'], answer: 'C' }, 'from A to B'],
    [{ id: 1, problem: 'p'.repeat(1_000_001), answer: 'C' }, 'A problem may have 1000000.'],
    [{ id: 1, problem: 'p' }, '"answer" is missing'],
  ])('are refused in a line that names what is wrong', async (line, words) => {
    const source = await file(JSON.stringify(line));
    await expect(problemsOf({ source, n: null })).rejects.toThrow(words);
  });

  it('are refused as wrong use where the file is none', async () => {
    const missing = { kind: 'file', path: join(folder, 'none.jsonl') } as const;
    await expect(problemsOf({ source: missing, n: null })).rejects.toThrow(UsageError);
    await expect(problemsOf({ source: missing, n: null })).rejects.toThrow('there is none');
    const broken = await file('{"id": 1}');
    await expect(problemsOf({ source: broken, n: null })).rejects.toThrow(UsageError);
    await expect(problemsOf({ source: broken, n: null })).rejects.toThrow(/mine\.jsonl, line 1/);
  });
});
