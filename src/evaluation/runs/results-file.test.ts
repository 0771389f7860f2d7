import { appendFile, mkdtemp, open as openFile, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readResults, ResultsFile, ResultsFileError, type ResultsSettings } from './results-file.ts';
import type { RunRecord } from './run-record.ts';

const folder = await mkdtemp(join(tmpdir(), 'results-'));
afterAll(() => rm(folder, { recursive: true }));
let count = 0;
let path = '';
beforeEach(() => {
  count += 1;
  path = join(folder, `deep/${count}/row.jsonl`);
});

const settings: ResultsSettings = {
  suite: 'gsm8k',
  split: 'test',
  problems: 'abc',
  n: 2,
  samples: 1,
  policy: 'learned',
  seed: 0,
  student: { name: 'student' },
  teacher: null,
  sampling: { temperature: 0, topP: 1 },
  limits: { maxCalls: 5, maxTeacherTokens: 320, maxTokens: 512 },
  policyCallTokens: 8,
  grader: 'any',
};

const record = (id: string, sample = 0): RunRecord => ({
  id,
  sample,
  seed: 1,
  right: true,
  answer: '5',
  source: 'boxed',
  ended: 'end-token',
  studentTokens: 10,
  teacherTokens: 0,
  callRatio: 0,
  calls: [],
  malformed: false,
  familiarity: null,
  referenceCharacters: null,
  milliseconds: 3,
  solution: 'Größe: \\boxed{5}',
});

const open = (changed: Partial<ResultsSettings> = {}): Promise<ResultsFile> =>
  ResultsFile.open(path, { ...settings, ...changed }, { node: 'v20' });

describe('a results file', () => {
  it('keeps finished runs, and gives them back when it is opened again', async () => {
    const file = await open();
    await Promise.all([file.append(record('a')), file.append(record('b')), file.append(record('a', 1))]);
    await file.close();
    const again = await open();
    expect(again.recordOf('a', 0)).toEqual(record('a'));
    expect(again.recordOf('a', 1)).toEqual(record('a', 1));
    expect(again.recordOf('c', 0)).toBeUndefined();
    await again.close();
    const { header, records } = await readResults(path);
    expect(header).toMatchObject({ settings, provenance: { node: 'v20' } });
    expect(records.map(({ id, sample }) => [id, sample])).toEqual([
      ['a', 0],
      ['b', 0],
      ['a', 1],
    ]);
  });

  it('repairs a line that a kill cut off, at any byte', async () => {
    const file = await open();
    await file.append(record('a'));
    const whole = await readFile(path);
    await file.append(record('b'));
    await file.close();
    const both = await readFile(path);
    // Within the characters of two bytes, too.
    const umlauts = both.lastIndexOf('öß');
    for (const end of [whole.length, whole.length + 1, umlauts + 1, umlauts + 3, both.length - 1]) {
      await writeFile(path, both.subarray(0, end));
      const again = await open();
      expect(again.recordOf('a', 0)).toBeDefined();
      expect(again.recordOf('b', 0)).toBeUndefined();
      await again.close();
      expect(await readFile(path)).toEqual(whole);
    }
  });

  it('begins again where a kill cut off its header', async () => {
    await (await open()).close();
    const header = await readFile(path);
    for (const end of [0, 1, header.length - 1]) {
      await writeFile(path, header.subarray(0, end));
      await (await open()).close();
      expect(await readFile(path)).toEqual(header);
    }
  });

  it.each([
    [{ seed: 1 }, 'another seed: 0, and now 1'],
    [{ problems: 'abd' }, 'another problems'],
    [{ student: { name: 'student', weights: 'ff' } }, 'another student'],
    [{ limits: { maxCalls: 3, maxTeacherTokens: 320, maxTokens: 512 } }, 'another limits'],
  ])('refuses to mix runs of other settings: %j', async (changed, words) => {
    await (await open()).close();
    const before = await readFile(path);
    await expect(open(changed)).rejects.toThrow(ResultsFileError);
    await expect(open(changed)).rejects.toThrow(words);
    expect(await readFile(path)).toEqual(before);
  });

  it('does not touch a file that is something else, or damaged in its middle', async () => {
    const file = await open();
    await file.close();
    await appendFile(path, '{"id":1}\n');
    await expect(open()).rejects.toThrow('line 2 is damaged');
    await writeFile(path, 'my notes\n');
    await expect(open()).rejects.toThrow('no results file');
    expect(await readFile(path, 'utf8')).toBe('my notes\n');
    await expect(readResults(join(folder, 'none'))).rejects.toThrow('holds no results');
  });

  it('takes back a line for which the disk has no room, and says so', async () => {
    const file = await open();
    await file.append(record('a'));
    const before = await readFile(path);
    const handle = await openFile(path);
    const prototype = Object.getPrototypeOf(handle) as typeof handle;
    await handle.close();
    const write = prototype.writeFile;
    const spy = vi.spyOn(prototype, 'writeFile').mockImplementationOnce(async function (
      this: typeof handle,
      data,
    ) {
      // Half of the line fits.
      await write.call(this, String(data).slice(0, 40));
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    });
    await expect(file.append(record('b'))).rejects.toThrow('the disk is full. The finished runs are kept.');
    spy.mockRestore();
    expect(await readFile(path)).toEqual(before);
    // With room again, the file continues.
    await file.append(record('c'));
    await file.close();
    expect((await readResults(path)).records.map(({ id }) => id)).toEqual(['a', 'c']);
  });
});
