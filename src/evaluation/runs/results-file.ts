/**
 * The results of one row as a file that survives a kill: JSON Lines, first a header that says what is measured, then a line
 * for each finished run. A line is on the disk before its run counts as finished. A half-written last line is repaired
 * when the file is opened again; the runs that it holds are not run again.
 */
import { open, readFile, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { mkdir } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { jsonOrUndefined } from '../../bytes/json.ts';
import { runRecordSchema, type RunRecord } from './run-record.ts';

/** A results file that cannot be used. The message says what to do. */
export class ResultsFileError extends Error {
  override readonly name = 'ResultsFileError';
}

const format = 'relay-results/1';

const identity = z.looseObject({ name: z.string() });
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** What the figures of the file depend on: it continues only where all of this is the same. */
const settingsSchema = z.object({
  suite: z.string(),
  split: z.string(),
  /** SHA-256 of the problems and answers, hex. */
  problems: z.string(),
  n: z.int().positive(),
  samples: z.int().positive(),
  policy: z.string(),
  seed: z.int(),
  student: identity,
  teacher: identity.nullable(),
  sampling: z.looseObject({ temperature: z.number(), topP: z.number() }),
  limits: z.object({ maxCalls: z.number(), maxTeacherTokens: z.number(), maxTokens: z.number() }),
  policyCallTokens: z.int(),
  /** How answers are found: `boxed` or `unboxed`, or the suite's own way. */
  grader: z.string(),
});

export type ResultsSettings = Readonly<z.infer<typeof settingsSchema>>;

const headerSchema = z.object({
  format: z.literal(format),
  settings: settingsSchema,
  /** What else is worth to know: versions, commit, machine, command, time. It does not have to be the same. */
  provenance: z.record(z.string(), scalar),
});

export type ResultsHeader = z.infer<typeof headerSchema>;

/** A results file that is open for appending. */
export class ResultsFile {
  readonly path: string;
  readonly header: ResultsHeader;
  readonly #handle: FileHandle;
  readonly #records = new Map<string, RunRecord>();
  /** The appends in progress, one after the other. */
  #last: Promise<void> = Promise.resolve();

  private constructor(
    path: string,
    header: ResultsHeader,
    handle: FileHandle,
    records: readonly RunRecord[],
  ) {
    this.path = path;
    this.header = header;
    this.#handle = handle;
    for (const record of records) this.#records.set(keyOf(record), record);
  }

  /**
   * Opens the file, and creates it where there is none.
   * @throws ResultsFileError for a file of other settings, of another format, or that cannot be written
   */
  static async open(
    path: string,
    settings: ResultsSettings,
    provenance: ResultsHeader['provenance'],
  ): Promise<ResultsFile> {
    await mkdir(dirname(path), { recursive: true });
    const header: ResultsHeader = { format, settings, provenance };
    const before = await contentOf(path);
    const found = before === null ? null : parse(before.text, path);
    if (found !== null) checkSame(found.header.settings, settings, path);
    const handle = await open(path, 'a');
    try {
      // The rest of a line that a kill cut off.
      if (before !== null) await handle.truncate(found?.bytes ?? 0);
      if (found === null) await write(handle, `${JSON.stringify(header)}\n`, path);
    } catch (error) {
      await handle.close();
      throw error;
    }
    return new ResultsFile(path, found?.header ?? header, handle, found?.records ?? []);
  }

  /** The finished run, undefined where it is still to be done. */
  recordOf(id: string, sample: number): RunRecord | undefined {
    return this.#records.get(keyOf({ id, sample }));
  }

  /**
   * Appends a finished run; resolves when it is on the disk.
   * @throws ResultsFileError where the disk is full; what was written before stays
   */
  append(record: RunRecord): Promise<void> {
    const line = `${JSON.stringify(record)}\n`;
    const work = this.#last.then(async () => {
      await write(this.#handle, line, this.path);
      this.#records.set(keyOf(record), record);
    });
    this.#last = work.catch(() => undefined);
    return work;
  }

  async close(): Promise<void> {
    await this.#last;
    await this.#handle.close();
  }
}

const keyOf = ({ id, sample }: Pick<RunRecord, 'id' | 'sample'>): string => `${sample}:${id}`;

/** Writes a whole line or nothing: of a line that does not fit, what was written is taken back. */
async function write(handle: FileHandle, line: string, path: string): Promise<void> {
  const { size } = await handle.stat();
  try {
    await handle.writeFile(line);
    await handle.datasync();
  } catch (cause) {
    await handle.truncate(size).catch(() => undefined);
    const full =
      cause instanceof Error && 'code' in cause && (cause.code === 'ENOSPC' || cause.code === 'EDQUOT');
    const why = full ? 'the disk is full' : cause instanceof Error ? cause.message : String(cause);
    throw new ResultsFileError(
      `${path} cannot be written: ${why}. The finished runs are kept. Make room and run the same command again.`,
      { cause },
    );
  }
}

async function contentOf(path: string): Promise<{ readonly text: string } | null> {
  try {
    return { text: await readFile(path, 'utf8') };
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw new ResultsFileError(`${path} cannot be read: ${String(cause)}.`, { cause });
  }
}

interface Parsed {
  readonly header: ResultsHeader;
  readonly records: readonly RunRecord[];
  /** How much of the file is whole lines. */
  readonly bytes: number;
}

/** @returns null for a file whose header was never finished: nothing was measured yet */
function parse(text: string, path: string): Parsed | null {
  const end = text.lastIndexOf('\n') + 1;
  const [first, ...rest] = text.slice(0, end).split('\n').slice(0, -1);
  if (first === undefined) return null;
  const header = headerSchema.safeParse(jsonOrUndefined(first));
  if (!header.success)
    throw new ResultsFileError(
      `${path} is no results file of this version. Give another --out, or move the file away.`,
    );
  const records = rest.map((line, index) => {
    const record = runRecordSchema.safeParse(jsonOrUndefined(line));
    if (record.success) return record.data;
    throw new ResultsFileError(
      `${path}, line ${index + 2} is damaged. Remove the line to run its problem again, or move the file away.`,
    );
  });
  return { header: header.data, records, bytes: Buffer.byteLength(text.slice(0, end)) };
}

/** @throws ResultsFileError that names what differs */
function checkSame(before: ResultsSettings, now: ResultsSettings, path: string): void {
  const differing = (Object.keys(settingsSchema.shape) as (keyof ResultsSettings)[]).find(
    (key) => !isDeepStrictEqual(before[key], now[key]),
  );
  if (differing === undefined) return;
  const [old, wanted] = [before, now].map((each) => JSON.stringify(each[differing]));
  throw new ResultsFileError(
    `${path} was measured with another ${differing}: ${old}, and now ${wanted}. Give another --out, or the same settings.`,
  );
}

/**
 * Reads a results file without opening it for writing.
 * @throws ResultsFileError
 */
export async function readResults(path: string): Promise<Omit<Parsed, 'bytes'>> {
  const content = await contentOf(path);
  const parsed = content === null ? null : parse(content.text, path);
  if (parsed === null) throw new ResultsFileError(`${path} holds no results.`);
  return parsed;
}
