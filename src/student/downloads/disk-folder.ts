/** A model in a folder that the person chose: the same files as on a host, from disk. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

import { diskFolder } from '../disk-address.ts';
import type { FileFacts } from './file-download.ts';

export interface DiskFile {
  /** Below the model's folder. */
  readonly path: string;
  readonly file: File;
}

export interface DiskModel {
  /** URL under which its files are stored. */
  readonly folder: string;
  readonly files: readonly DiskFile[];
}

/**
 * The model in a chosen folder: the place of the config.json that lies highest. Null if there is none.
 * @param chosen files by their path, the chosen folder's name included
 */
export function modelOnDisk(chosen: readonly DiskFile[]): DiskModel | null {
  const configs = chosen.flatMap(({ path }) => (/(?:^|\/)config\.json$/.test(path) ? [path] : []));
  const [config] = configs.sort((a, b) => depth(a) - depth(b));
  if (config === undefined) return null;
  const start = config.slice(0, -'config.json'.length);
  const files = chosen.flatMap(({ path, file }) =>
    path.startsWith(start) ? [{ path: path.slice(start.length), file }] : [],
  );
  const name = start.split('/').at(-2) ?? 'model';
  return { folder: diskFolder(name, contentsOf(files)), files };
}

const depth = (path: string): number => path.split('/').length;

/** Changes when a file is another one. */
function contentsOf(files: readonly DiskFile[]): string {
  const facts = files.map(({ path, file }) => `${path} ${file.size} ${file.lastModified}`);
  return bytesToHex(sha256(utf8ToBytes(facts.sort().join('\n')))).slice(0, 12);
}

export function listingOfDisk(files: readonly DiskFile[]): ReadonlyMap<string, FileFacts> {
  return new Map(files.map(({ path, file }) => [path, { bytes: file.size, sha256: null }]));
}

/** Answers requests for files of the folder, also for a part of one, as a host would. */
export function fetchFromDisk(folder: string, files: readonly DiskFile[]): typeof fetch {
  const byPath = new Map(files.map(({ path, file }) => [path, file]));
  return async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    const file = byPath.get(decodeURIComponent(address.slice(folder.length)));
    if (file === undefined) return new Response(null, { status: 404 });
    const range = /^bytes=(\d+)-$/.exec(new Headers(init?.headers).get('range') ?? '')?.[1];
    const from = Number(range ?? 0);
    return new Response(file.slice(from), {
      status: from > 0 ? 206 : 200,
      headers: {
        'content-length': String(file.size - from),
        ...(from > 0 && { 'content-range': `bytes ${from}-${file.size - 1}/${file.size}` }),
        etag: `"${file.size} ${file.lastModified}"`,
      },
    });
  };
}
