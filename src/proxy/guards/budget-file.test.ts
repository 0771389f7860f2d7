import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DailyBudget } from './budget.ts';
import { BudgetFile } from './budget-file.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relay-'));
});
afterAll(() => rm(folder, { recursive: true }));

const open = (path: string, report: (error: unknown) => void = vi.fn()) => BudgetFile.open(path, report);

describe('BudgetFile', () => {
  it('keeps what was spent over a restart, after concurrent calls', async () => {
    const path = join(folder, 'budget.json');
    const now = () => Date.parse('2026-01-31T10:00:00Z');
    const before = await open(path);
    const budget = new DailyBudget(1000, before, now);
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        const call = await budget.reserve(30);
        if ('settle' in call) await call.settle(7);
      }),
    );
    await before.flush();
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ day: '2026-01-31', spent: 140 });
    const after = new DailyBudget(1000, await open(path), now);
    expect(await after.left()).toBe(860);
  });

  it('counts the reservations of a killed process as spent', async () => {
    const path = join(folder, 'killed.json');
    const file = await open(path);
    file.add('2026-01-31', 30);
    await file.flush();
    expect((await open(path)).add('2026-01-31', 0)).toBe(30);
  });

  it.each([
    '',
    '{"day":"2026-01-31","sp',
    'null',
    '{"day":"soon","spent":1}',
    '{"day":"2026-01-31","spent":-1}',
  ])('says what to do with a file that holds %j, and does not change it', async (content) => {
    const path = join(folder, 'corrupt.json');
    await writeFile(path, content);
    await expect(open(path)).rejects.toThrow(/^budget-file-invalid$/);
    expect(await readFile(path, 'utf8')).toBe(content);
  });

  it('fails at startup when the file cannot be read or written', async () => {
    await expect(open(folder)).rejects.toThrow(/^file-unreadable-variable.*BUDGET_FILE/);
    await expect(open(join(folder, 'missing', 'budget.json'))).rejects.toThrow(/^budget-file-unwritable$/);
  });

  it('keeps counting in memory when the file can no longer be written, and reports it once', async () => {
    const gone = await mkdtemp(join(tmpdir(), 'relay-'));
    const report = vi.fn();
    const file = await open(join(gone, 'budget.json'), report);
    await rm(gone, { recursive: true });
    for (const spent of [5, 10]) {
      expect(file.add('2026-01-31', 5)).toBe(spent);
      await file.flush();
    }
    expect(report).toHaveBeenCalledTimes(1);
  });
});
