/**
 * What an OpenAI-compatible server says of its models at `GET /v1/models`. It is asked before an evaluation and during it:
 * another model under the same name would make the figures those of two models.
 *
 * https://platform.openai.com/docs/api-reference/models/list, with vLLM's `root` and `max_model_len`.
 */
import { z } from 'zod';

export interface ServerFacts {
  readonly model: string;
  /** Where the server has the model from, if it says so. */
  readonly root: string | null;
  readonly contextLength: number | null;
  /** What serves it: `vllm`, `sglang`, `llamacpp`. */
  readonly ownedBy: string | null;
}

const modelList = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      root: z.string().nullish(),
      owned_by: z.string().nullish(),
      max_model_len: z.int().positive().nullish(),
      meta: z.object({ n_ctx: z.int().positive().nullish() }).nullish(),
    }),
  ),
});

/** The server is away, has no such model, or has another one than before. The message is for people. */
class ServerFactsError extends Error {
  override readonly name = 'ServerFactsError';
}

export interface ModelListOptions {
  readonly apiKey: string | null;
  readonly fetch?: typeof fetch;
  readonly signal?: AbortSignal;
}

/**
 * @param url the base with its version
 * @param model its name there; null takes the only one
 * @throws ServerFactsError
 */
export async function serverFacts(
  url: string,
  model: string | null,
  { apiKey, fetch = globalThis.fetch, signal }: ModelListOptions,
): Promise<ServerFacts> {
  const headers = apiKey === null ? {} : { Authorization: `Bearer ${apiKey}` };
  const answer = await fetch(`${url}/models`, { headers, ...(signal && { signal }) }).catch(
    (cause: unknown) => {
      throw new ServerFactsError(`No server answers at ${url}. Start it, or correct the address.`, { cause });
    },
  );
  if (!answer.ok)
    throw new ServerFactsError(`The server at ${url} answers ${url}/models with status ${answer.status}.`);
  const parsed = modelList.safeParse(await answer.json().catch(() => null));
  if (!parsed.success)
    throw new ServerFactsError(`The server at ${url} lists no models. Is it an OpenAI-compatible server?`);
  const { data } = parsed.data;
  const names = data.map(({ id }) => id).join(', ');
  const found = model === null && data.length === 1 ? data[0] : data.find(({ id }) => id === model);
  if (found === undefined)
    throw new ServerFactsError(
      model === null
        ? `The server at ${url} has several models: ${names}. Name one with --student-model.`
        : `The server at ${url} has no model ${model}. It has ${names}.`,
    );
  return {
    model: found.id,
    root: found.root ?? null,
    contextLength: found.max_model_len ?? found.meta?.n_ctx ?? null,
    ownedBy: found.owned_by ?? null,
  };
}

/** @throws ServerFactsError where the server says something else than before */
export function checkUnchanged(url: string, before: ServerFacts, now: ServerFacts): void {
  const [old, current] = [before, now].map(({ model, root }) =>
    root === null ? model : `${model} (${root})`,
  );
  if (old === current && before.contextLength === now.contextLength) return;
  throw new ServerFactsError(
    `The server at ${url} had the model ${old} and has ${current} now. The finished runs are those of the first one.`,
  );
}
