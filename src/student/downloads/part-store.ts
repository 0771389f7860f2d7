/**
 * How files are stored in a browser's cache: in parts, with a manifest for each file. Browsers refuse single entries of some
 * hundred megabytes in private windows.
 */
import { z } from 'zod';

import { blobSlices, type FileSlices } from '../../engine/file-slices.ts';
import { ModelError } from '../../engine/errors.ts';
import { studentError } from '../errors.ts';

/** The part of the browser's Cache that is used. */
export interface PartStore {
  match(key: string): Promise<Response | undefined>;
  put(key: string, response: Response): Promise<void>;
  delete(key: string): Promise<boolean>;
  keys(): Promise<readonly { readonly url: string }[]>;
}

const manifestSchema = z.object({
  /** Of the whole file; null where the server did not say. */
  bytes: z.number().nullable(),
  etag: z.string().nullable(),
  /** The length of each part. */
  parts: z.array(z.number()),
  isComplete: z.boolean(),
  /** Of a complete file, hex; null where it was stored by an earlier version of the page. */
  sha256: z.string().nullable().default(null),
  /**
   * Whether the host's SHA-256 or a model that loaded proved the contents: an answer with status 200 may be an error in JSON,
   * or half a file without a length.
   */
  isProven: z.boolean().default(true),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const emptyManifest: Manifest = {
  bytes: null,
  etag: null,
  parts: [],
  isComplete: false,
  sha256: null,
  isProven: false,
};

const keyParameter = 'relay-stored';

export function storedKey(address: string, what: string): string {
  const url = new URL(address);
  url.searchParams.set(keyParameter, what);
  return url.href;
}

const manifestKey = (address: string): string => storedKey(address, 'manifest');
const partKey = (address: string, part: number): string => storedKey(address, `part-${part}`);

export async function readManifest(store: PartStore, address: string): Promise<Manifest | null> {
  const response = await store.match(manifestKey(address));
  if (response === undefined) return null;
  return manifestSchema
    .nullable()
    .catch(null)
    .parse(await response.json().catch(() => null));
}

export async function writeManifest(store: PartStore, address: string, manifest: Manifest): Promise<void> {
  await store.put(manifestKey(address), Response.json(manifest));
}

export async function writePart(
  store: PartStore,
  address: string,
  part: number,
  pieces: readonly Uint8Array[],
): Promise<void> {
  await store.put(partKey(address, part), new Response(new Blob([...pieces] as BlobPart[])));
}

/** Deletes what is stored of a file. */
export async function deleteFile(store: PartStore, address: string, parts: number): Promise<void> {
  await store.delete(manifestKey(address));
  for (let part = 0; part < parts; part += 1) await store.delete(partKey(address, part));
}

/**
 * The contents of a file, part by part.
 * @throws ModelError when a part is not there as the manifest says
 */
export async function* storedParts(
  store: PartStore,
  address: string,
  manifest: Manifest,
): AsyncGenerator<Uint8Array> {
  for (const part of manifest.parts.keys()) {
    yield new Uint8Array(await (await storedPart(store, address, manifest, part)).arrayBuffer());
  }
}

async function storedPart(
  store: PartStore,
  address: string,
  { parts }: Manifest,
  part: number,
): Promise<Blob> {
  const blob = await (await store.match(partKey(address, part)))?.blob();
  if (blob !== undefined && blob.size === parts[part]) return blob;
  await deleteFile(store, address, parts.length);
  throw new ModelError(studentError('stored-part-missing'));
}

/**
 * A stored file without reading it; null if it is not stored whole. In workers only.
 * @throws ModelError when a part is not there as the manifest says
 */
export async function openStored(store: PartStore, address: string): Promise<FileSlices | null> {
  const manifest = await readManifest(store, address);
  if (manifest?.isComplete !== true) return null;
  const parts: Blob[] = [];
  for (const part of manifest.parts.keys()) parts.push(await storedPart(store, address, manifest, part));
  // A blob of blobs refers to them, it holds no copy.
  return blobSlices(new Blob(parts), manifest.sha256);
}

/** How much of a file is stored; null if nothing. */
export async function storedBytes(store: PartStore, address: string): Promise<number | null> {
  const manifest = await readManifest(store, address);
  return manifest && sum(manifest.parts);
}

/** The addresses of the files of which something is stored. */
export async function storedFiles(store: PartStore): Promise<string[]> {
  const keys = await store.keys();
  return keys.flatMap((request) => {
    const url = new URL(request.url);
    if (url.searchParams.get(keyParameter) !== 'manifest') return [];
    url.searchParams.delete(keyParameter);
    return [url.href];
  });
}

/** The model has loaded with its files: they are right. */
export async function proveFiles(store: PartStore): Promise<void> {
  for (const { address, manifest } of await unprovenFiles(store)) {
    await writeManifest(store, address, { ...manifest, isProven: true });
  }
}

/** Deletes the whole files that nothing proves. @returns how many there were */
export async function deleteUnproven(store: PartStore): Promise<number> {
  const files = await unprovenFiles(store);
  for (const { address, manifest } of files) await deleteFile(store, address, manifest.parts.length);
  return files.length;
}

async function unprovenFiles(store: PartStore): Promise<{ address: string; manifest: Manifest }[]> {
  const files: { address: string; manifest: Manifest }[] = [];
  for (const address of await storedFiles(store)) {
    const manifest = await readManifest(store, address);
    if (manifest?.isComplete === true && !manifest.isProven) files.push({ address, manifest });
  }
  return files;
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
