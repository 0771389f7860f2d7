/** Wrong use of `npm run train`: one line on stderr, and no training. */
import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { inProject } from './project.ts';

interface Ended {
  readonly code: number;
  readonly err: string;
}

function train(...words: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const args = ['--import', 'tsx', inProject('src/cli/train.ts'), '--run', 'runs/none', ...words];
    execFile(process.execPath, args, { cwd: inProject('.') }, (error, _out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, err });
    });
  });
}

describe('npm run train', () => {
  it.each([
    ['a stage that does not exist', ['nope'], 2, 'There is no stage "nope".'],
    ['threads that are no number', ['--threads', 'abc', 'base'], 1, 'whole number from 1'],
    ['a report on a stage without a checkpoint', ['report', 'base'], 1, 'Run: npm run train -- base'],
  ])('refuses %s in one line', async (_, words, code, sentence) => {
    const ended = await train(...words);
    expect(ended.err).toMatch(/^[^\n]+\n$/);
    expect(ended.err).toContain(sentence);
    expect(ended.code).toBe(code);
  });
});
