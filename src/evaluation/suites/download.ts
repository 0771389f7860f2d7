/**
 * Fetches a benchmark from its source, once: the files are kept in a folder and checked against their pinned hashes each
 * time they are read, so that a changed or half-written file is never measured on.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { z } from 'zod';
import { sha256Hex } from '../../bytes/sha256.ts';
import type { DataSuite } from './data-suites.ts';
import type { SourceFile, SuiteSource } from './sources.ts';
import type { EvalProblem } from './suite.ts';

/** The source does not answer, or has another file than the pinned one. The message is for people. */
class DownloadError extends Error {
  override readonly name = 'DownloadError';
}

export interface SuiteDownloadOptions {
  /** Where the files are kept. */
  readonly folder: string;
  /** Says what is fetched from where. */
  readonly tell: (message: string) => void;
  readonly fetch?: typeof fetch;
  /** The hosts of the sources, without a slash at the end. */
  readonly hosts?: Readonly<Record<SuiteSource['host'], string>>;
}

const defaultHosts: Readonly<Record<SuiteSource['host'], string>> = {
  github: 'https://raw.githubusercontent.com',
  huggingface: 'https://huggingface.co',
};

/**
 * All problems of a benchmark.
 * @throws DownloadError
 */
export async function downloadSuite(suite: DataSuite, options: SuiteDownloadOptions): Promise<EvalProblem[]> {
  const { name, source, size } = suite;
  if (source === null)
    throw new DownloadError(
      `${name} has no source to download it from. Give --data with the folder of ${suite.file}.`,
    );
  const problems: EvalProblem[] = [];
  for (const file of source.files) {
    const bytes = await bytesOf(suite.name, source, file, options);
    const rows = await rowsOf(source, bytes);
    try {
      rows.forEach((row, index) => problems.push(...source.problems(row, index, file.path)));
    } catch (cause) {
      if (!(cause instanceof z.ZodError)) throw cause;
      throw new DownloadError(`${file.path} of ${source.repository} has rows of another form.`, { cause });
    }
  }
  if (problems.length === size) return problems;
  throw new DownloadError(`${source.repository} has ${problems.length} problems; ${name} has ${size}.`);
}

function addressOf({ host, repository, revision }: SuiteSource, path: string, hosts = defaultHosts): string {
  return host === 'github'
    ? `${hosts.github}/${repository}/${revision}/${path}`
    : `${hosts.huggingface}/datasets/${repository}/resolve/${revision}/${path}`;
}

async function bytesOf(
  name: string,
  source: SuiteSource,
  { path, sha256: pinned }: SourceFile,
  { folder, tell, fetch = globalThis.fetch, hosts }: SuiteDownloadOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  // The hash in the name keeps two revisions of a file apart.
  const kept = join(folder, name, `${pinned.slice(0, 16)}-${basename(path)}`);
  const before = await readFile(kept).then(
    (found) => new Uint8Array(found),
    () => null,
  );
  if (before !== null && (await sha256Hex(before)) === pinned) return before;
  const address = addressOf(source, path, hosts);
  tell(`Downloading ${address}`);
  const bytes = await fetched(address, fetch);
  const found = await sha256Hex(bytes);
  if (found !== pinned)
    throw new DownloadError(
      `${address} has the SHA-256 ${found}; the pinned one is ${pinned}. Nothing was kept.`,
    );
  await mkdir(dirname(kept), { recursive: true });
  await writeFile(`${kept}.part`, bytes);
  await rename(`${kept}.part`, kept);
  tell(`Kept in ${kept}`);
  return bytes;
}

async function fetched(address: string, fetch: typeof globalThis.fetch): Promise<Uint8Array<ArrayBuffer>> {
  let response: Response;
  try {
    response = await fetch(address);
  } catch (cause) {
    throw new DownloadError(
      `${address} cannot be reached. Download the file elsewhere, and give its folder with --data.`,
      { cause },
    );
  }
  if (!response.ok) throw new DownloadError(`${address} answers with status ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
}

async function rowsOf({ format }: SuiteSource, bytes: Uint8Array): Promise<readonly unknown[]> {
  if (format === 'parquet') return parquetReadObjects({ file: bytes.slice().buffer });
  const text = new TextDecoder().decode(bytes);
  if (format === 'json') return [JSON.parse(text)];
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): unknown => JSON.parse(line));
}
