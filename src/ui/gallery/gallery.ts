/** The recorded runs that ship with the page: which there are, and where their traces lie. Parses what it fetches. */
import { z } from 'zod';

import { PageError, pageError } from '../page-error.ts';

const itemSchema = z.object({
  /** Of its trace, in the folder of the list, without the ending. Its title is in the locale. */
  name: z.string().regex(/^[\w-]+$/),
  /** The right answer of its problem. */
  answer: z.string(),
  /** Whether the run found it. */
  outcome: z.enum(['right', 'wrong']),
  calls: z.int().nonnegative(),
  callRatio: z.number().min(0).max(1),
});

export const gallerySchema = z.array(itemSchema);
export type GalleryItem = z.infer<typeof itemSchema>;

/** The address of the folder of recorded runs. */
export const galleryFolder = (): string => new URL('gallery/', document.baseURI).href;

/** @throws PageError where the page's server is away, or has something else in this place */
export async function fetchGallery(folder: string): Promise<readonly GalleryItem[]> {
  const result = gallerySchema.safeParse(JSON.parse(await fetchText(`${folder}index.json`)));
  if (result.success) return result.data;
  throw new PageError(pageError('gallery-broken'));
}

/** The text of an item's trace. @throws PageError as above */
export function fetchRecorded(folder: string, { name }: Pick<GalleryItem, 'name'>): Promise<string> {
  return fetchText(`${folder}${name}.json`);
}

async function fetchText(address: string): Promise<string> {
  const response = await fetch(address).catch((cause: unknown) => {
    throw new PageError(pageError('gallery-away'), { cause });
  });
  if (!response.ok) throw new PageError(pageError('gallery-away'));
  return response.text();
}
