/** The command line as a program: its exit codes and what it prints where. */
import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { inProject } from './project.ts';

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function relay(...words: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const args = ['--import', 'tsx', inProject('src/cli/relay.ts'), ...words];
    execFile(process.execPath, args, { cwd: inProject('.') }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

describe('npm run relay', () => {
  it.each([
    ['an unknown flag', ['1 + 1', '--polcy', 'never']],
    ['a folder without a model', ['1 + 1', '--student', 'src']],
  ])('refuses %s with one line on stderr and exit code 2', async (_, words) => {
    const { code, out, err } = await relay(...words);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/^[^\n]+\n$/);
  });

  it('prints one JSON object and nothing else', async () => {
    const { code, out } = await relay('--random', '--json', '--policy', 'never');
    expect(code).toBe(0);
    const result: unknown = JSON.parse(out);
    expect(result).toMatchObject({ teacherTokens: 0, calls: 0, callRatio: 0, device: 'cpu' });
    expect(result).toHaveProperty('events[0].type', 'run-started');
    expect(result).toHaveProperty('answer');
    expect(result).toHaveProperty('familiarity');
  });

  it('continues without a teacher that cannot be reached, and says so', async () => {
    const { code, out } = await relay(
      'What is 1 + 1?',
      '--policy',
      'always',
      '--teacher',
      'http://127.0.0.1:9',
    );
    expect(code).toBe(0);
    expect(out).toContain('the student continued alone');
  });

  it('says in one line that a problem is longer than the student reads', async () => {
    const { code, err } = await relay('12 '.repeat(3000), '--policy', 'never');
    expect(code).toBe(1);
    expect(err).toMatch(/^[^\n]*reads at most[^\n]*\n$/);
  });
});
