/** How a server lists its models. OpenAI's form is that of most. */
import { z } from 'zod';

export interface ModelList {
  /** Below the base of the request paths. */
  readonly path: string;
  /** The JSON of the answer, turned into the names of the models. */
  readonly schema: z.ZodType<string[]>;
  /** Default: the API key as a bearer token. */
  readonly headers?: (apiKey: string | null) => Readonly<Record<string, string>>;
}

/** https://platform.openai.com/docs/api-reference/models/list */
export const openAIModels: ModelList = {
  path: '/models',
  schema: z
    .object({ data: z.array(z.object({ id: z.string() })) })
    .transform(({ data }) => data.map(({ id }) => id)),
};
