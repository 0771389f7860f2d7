/** A file of JSON lines that a stage appends to, so that it can resume after an interruption. */
import { existsSync } from 'node:fs';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import type { z } from 'zod';

/** A file of JSON Lines that only grows. Half a line at its end, of an interrupted command, is left out. */
export class LineLog<Line> {
  readonly #path: string;
  readonly #schema: z.ZodType<Line>;

  constructor(path: string, schema: z.ZodType<Line>) {
    this.#path = path;
    this.#schema = schema;
  }

  /**
   * The lines so far. Whole ones only: an interrupted command may have left half of one.
   * @throws ZodError if a line is none of this log's
   */
  async read(): Promise<Line[]> {
    if (!existsSync(this.#path)) return [];
    const text = await readFile(this.#path, 'utf8');
    const whole = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
    return whole.filter((line) => line !== '').map((line) => this.#schema.parse(JSON.parse(line)));
  }

  /** The lines so far, and a file that holds nothing else, ready to be added to. */
  async resume(): Promise<Line[]> {
    const lines = await this.read();
    await writeFile(this.#path, textOf(lines));
    return lines;
  }

  async add(lines: readonly Line[]): Promise<void> {
    await appendFile(this.#path, textOf(lines));
  }
}

const textOf = (lines: readonly unknown[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('');
