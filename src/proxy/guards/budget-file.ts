/**
 * The daily budget in a file, for Node, so that it survives a restart. Only one process may write a file: several proxies
 * on one machine need a file each.
 *
 * Each write replaces the whole file, so that it is complete at any time. Changes that come during a write are written
 * together afterwards.
 */
import { readFileSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { MemoryBudgetStore, type BudgetRecord, type BudgetStore } from './budget.ts';
import { EnvironmentError } from '../settings/environment-error.ts';
import { serverError } from '../settings/errors.ts';

const record = z.object({ day: z.iso.date(), spent: z.int().nonnegative() });

function read(path: string): BudgetRecord | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    const unreadable = serverError('file-unreadable-variable', { name: 'BUDGET_FILE' });
    throw new EnvironmentError(unreadable, { cause: error });
  }
  try {
    return record.parse(JSON.parse(text));
  } catch (cause) {
    throw new EnvironmentError(serverError('budget-file-invalid'), { cause });
  }
}

/** A budget store in a file. Create it with `BudgetFile.open`. */
export class BudgetFile implements BudgetStore {
  readonly #path: string;
  readonly #memory: MemoryBudgetStore;
  readonly #report: (error: unknown) => void;
  #writing: Promise<void> | null = null;
  #isStale = false;
  #isFailing = false;

  /** Use `BudgetFile.open`, which checks that the file can be written. */
  constructor(path: string, saved: BudgetRecord | undefined, report: (error: unknown) => void) {
    this.#path = path;
    this.#memory = new MemoryBudgetStore(saved);
    this.#report = report;
  }

  /**
   * @param report called once when the file can no longer be written; the count then continues in memory
   * @throws EnvironmentError when the file holds no budget, or cannot be read or written
   */
  static async open(path: string, report: (error: unknown) => void): Promise<BudgetFile> {
    const file = new BudgetFile(path, read(path), report);
    try {
      // A file that cannot be written is an error at startup, not at the first call.
      await writeFile(`${path}.new`, '');
      await rm(`${path}.new`);
    } catch (cause) {
      throw new EnvironmentError(serverError('budget-file-unwritable'), { cause });
    }
    return file;
  }

  add(day: string, tokens: number): number {
    const spent = this.#memory.add(day, tokens);
    if (tokens !== 0) {
      this.#isStale = true;
      this.#writing ??= this.#writeAll();
    }
    return spent;
  }

  /** Resolves when the file holds everything that was counted. */
  async flush(): Promise<void> {
    await this.#writing;
  }

  async #writeAll(): Promise<void> {
    while (this.#isStale) {
      this.#isStale = false;
      try {
        await this.#write();
        this.#isFailing = false;
      } catch (error) {
        if (!this.#isFailing) this.#report(error);
        this.#isFailing = true;
      }
    }
    this.#writing = null;
  }

  async #write(): Promise<void> {
    await writeFile(`${this.#path}.new`, `${JSON.stringify(this.#memory.record)}\n`);
    await rename(`${this.#path}.new`, this.#path);
  }
}
