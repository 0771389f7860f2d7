import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { UsageError } from './command-line.ts';
import { problemsOf } from './eval-problems.ts';

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
    const { suite, problems, isCorrect } = await problemsOf({ source, n: null });
    expect([suite, problems.length]).toEqual(['aime2024', 30]);
    expect(isCorrect?.('The answer is 7.', '7')).toBe(true);
    expect(isCorrect?.('The answer is 8.', '7')).toBe(false);
    await writeFile(join(folder, 'aime2024.jsonl'), thirty.slice(1).join('\n'));
    await expect(problemsOf({ source, n: null })).rejects.toThrow('has 29 problems; aime2024 has 30');
    await rm(join(folder, 'aime2024.jsonl'));
    await expect(problemsOf({ source, n: null })).rejects.toThrow(UsageError);
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
