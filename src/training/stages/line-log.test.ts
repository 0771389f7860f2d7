import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { LineLog } from './line-log.ts';

let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'relay-lines-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const logAt = (name: string) => new LineLog(join(directory, name), z.object({ index: z.number() }));

it('is empty before anything was added', async () => {
  expect(await logAt('none.jsonl').read()).toEqual([]);
});

it('appends after the last complete line, if a command was interrupted within a line', async () => {
  const log = logAt('log.jsonl');
  await writeFile(join(directory, 'log.jsonl'), '{"index":0}\n{"index":1}\n{"ind');
  expect(await log.resume()).toEqual([{ index: 0 }, { index: 1 }]);
  await log.add([{ index: 2 }]);
  expect(await log.read()).toEqual([{ index: 0 }, { index: 1 }, { index: 2 }]);
  expect(await readFile(join(directory, 'log.jsonl'), 'utf8')).toBe(
    '{"index":0}\n{"index":1}\n{"index":2}\n',
  );
});

it('refuses a line of another kind', async () => {
  await writeFile(join(directory, 'log.jsonl'), '{"step":1}\n');
  await expect(logAt('log.jsonl').read()).rejects.toThrow(z.ZodError);
});
