import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, it } from 'vitest';
import { Random } from '../../bytes/random.ts';

const folder = await mkdtemp(join(tmpdir(), 'kill-'));
afterAll(() => rm(folder, { recursive: true }));

const program = join(import.meta.dirname, 'killable-process.ts');

interface Session {
  /** The runs that it began, in order. */
  readonly began: readonly string[];
  /** What it came to; null where it was killed before. */
  readonly figures: string | null;
}

/** Runs the program, and kills it without a warning when it begins its n-th run. */
function session(path: string, killAt: number): Promise<Session> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const began: string[] = [];
  let figures: string | null = null;
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('figures ')) figures = line;
    else began.push(line);
    if (began.length >= killAt) child.kill('SIGKILL');
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve({ began, figures }));
  });
}

const finishedIn = async (path: string): Promise<string[]> => {
  const lines = (await readFile(path, 'utf8')).split('\n').slice(1, -1);
  return lines.map((line) => {
    const { id, sample } = JSON.parse(line) as { id: string; sample: number };
    return `run ${id}/${sample}`;
  });
};

it('comes to the same figures when it is killed at random times, and repeats no finished run', async () => {
  const { figures: whole } = await session(join(folder, 'whole.jsonl'), Infinity);
  expect(whole).not.toBeNull();
  const path = join(folder, 'killed.jsonl');
  const random = new Random(1);
  for (let kill = 0; kill < 4; kill += 1) {
    const before = kill === 0 ? [] : await finishedIn(path);
    const { began, figures } = await session(path, random.int(3, 20));
    expect(figures).toBeNull();
    expect(began.filter((run) => before.includes(run))).toEqual([]);
  }
  const before = await finishedIn(path);
  const { began, figures } = await session(path, Infinity);
  expect(figures).toBe(whole);
  expect(began.filter((run) => before.includes(run))).toEqual([]);
  expect(new Set(await finishedIn(path)).size).toBe(80);
}, 240_000);
