/**
 * The files of a model on a host in the layout of the Hugging Face hub, with size and SHA-256, in one request
 * (https://huggingface.co/docs/hub/api#get-apimodelsrepoidtreerevision).
 */
import { z } from 'zod';

import type { FileFacts } from './file-download.ts';

const entrySchema = z.object({
  type: z.string(),
  path: z.string(),
  size: z.number(),
  /** Of large files; its id is the SHA-256 of the contents. */
  lfs: z
    .object({ oid: z.string().regex(/^[0-9a-f]{64}$/) })
    .optional()
    .catch(undefined),
});
export const listingSchema = z.array(entrySchema);
export type HubListing = z.infer<typeof listingSchema>;

/** The address of a model's listing; null for a folder in another layout. */
export function listingAddress(folder: string): string | null {
  const { origin, pathname } = new URL(folder);
  const found = /^\/([^/]+\/[^/]+)\/resolve\/([^/]+)\/$/.exec(pathname);
  return found && `${origin}/api/models/${found[1]}/tree/${found[2]}?recursive=true`;
}

/** By path below the folder. */
export function filesOf(listing: HubListing): ReadonlyMap<string, FileFacts> {
  return new Map(
    listing.flatMap(({ type, path, size, lfs }) =>
      type === 'file' ? [[path, { bytes: size, sha256: lfs?.oid ?? null }]] : [],
    ),
  );
}

/** Null where the host has no such listing, or does not answer. */
export async function fetchListing(folder: string, fetchFile: typeof fetch): Promise<HubListing | null> {
  const address = listingAddress(folder);
  if (address === null) return null;
  try {
    const response = await fetchFile(address);
    return response.ok ? (listingSchema.safeParse(await response.json()).data ?? null) : null;
  } catch {
    return null; // the files themselves will say what is wrong
  }
}
