/**
 * Finds models on the Hugging Face hub by a part of their name, in one request. The one place that knows the hub's search
 * (https://huggingface.co/docs/hub/api#get-apimodels).
 */
import { z } from 'zod';

export const hubOrigin = 'https://huggingface.co';

/** What the page can run: text comes out of these. */
const pipelines = ['text-generation', 'image-text-to-text', 'any-to-any'];

const answerSchema = z.array(
  z.object({
    id: z.string(),
    downloads: z.number().optional(),
    pipeline_tag: z.string().optional(),
    tags: z.array(z.string()).default([]),
  }),
);

export interface HubModel {
  /** `org/name` */
  readonly id: string;
  /** In the last month; null where the hub does not say. */
  readonly downloads: number | null;
  /** As the hub names it, such as `apache-2.0`; null where its page has none. */
  readonly licence: string | null;
}

const mostResults = 20;

/** A search that did not work out; `status` is null where the hub did not answer. */
export class HubSearchError extends Error {
  override readonly name = 'HubSearchError';
  constructor(
    readonly status: number | null,
    options?: ErrorOptions,
  ) {
    super('the hub gave no result', options);
  }
}

/**
 * The models for transformers.js whose id holds a text, the most loaded first.
 * @throws HubSearchError
 */
export async function searchHub(text: string, fetchPage: typeof fetch): Promise<HubModel[]> {
  const address = new URL('/api/models', hubOrigin);
  const query = { search: text, filter: 'transformers.js', sort: 'downloads', limit: String(mostResults) };
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
  let response: Response;
  try {
    response = await fetchPage(address);
  } catch (cause) {
    throw new HubSearchError(null, { cause });
  }
  if (!response.ok) throw new HubSearchError(response.status);
  const answer = answerSchema.safeParse(await response.json().catch(() => null));
  if (!answer.success) throw new HubSearchError(response.status, { cause: answer.error });
  return answer.data
    .filter(({ pipeline_tag: pipeline }) => pipeline === undefined || pipelines.includes(pipeline))
    .map(({ id, downloads, tags }) => ({
      id,
      downloads: downloads ?? null,
      licence: tags.find((tag) => tag.startsWith('license:'))?.slice('license:'.length) ?? null,
    }));
}
