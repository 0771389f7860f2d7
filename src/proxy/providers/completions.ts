/**
 * `/v1/completions` of vLLM, SGLang, TGI, LM Studio and others: the proxy renders the prompt, and the server continues it
 * as text. The prefix is continued exactly, trailing white space included, as no template on the server changes it.
 *
 * https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html (Completions API)
 */
import { z } from 'zod';
import { readOpenAI, streamWithUsage } from '../completion/openai-events.ts';
import { blankAtEnd, spareForSpace } from '../completion/repeated-text.ts';
import { addsBos } from './adds-bos.ts';
import { dispensable, neutralOwn } from './neutral-sampling.ts';
import type { Provider } from './provider.ts';
import { renderedByTokenizer } from './rendered-by-tokenizer.ts';

export const completions = {
  kind: 'completions',
  label: '/v1/completions: vLLM, SGLang, TGI, LM Studio; the default',
  continuation: 'as text, after a prompt that vLLM renders, or the proxy with the template',
  url: 'http://localhost:8000/v1',
  isHosted: false,
  basePath: 'version',
  rendersPrompt: true,
  reusesContext: true,
  detections: [
    // transformers serve has no path that says what it is, but lists its paths.
    {
      path: '/openapi.json',
      schema: z
        .object({ paths: z.object({ '/load_model': z.object({}), '/v1/responses': z.object({}) }) })
        .transform(() => 'transformers serve'),
    },
    // vLLM's and SGLang's own paths; TGI's.
    {
      path: '/version',
      schema: z.object({ version: z.string().max(60) }).transform(({ version }) => `vLLM ${version}`),
    },
    {
      path: '/info',
      schema: z
        .object({ model_id: z.string(), version: z.string().max(60), max_total_tokens: z.number() })
        .transform(({ version }) => `TGI ${version}`),
      // It takes presence_penalty + 2 as the repetition penalty of a chat, and refuses a top_p of 1, which is its default:
      // router/src/lib.rs (ChatRequest), router/src/validation.rs of github.com/huggingface/text-generation-inference.
      leftOut: ['presence_penalty', 'top_p'],
    },
  ],
  describeModel: (ask, model) => Promise.resolve({ render: () => renderedByTokenizer(ask, model) }),
  addsBos,
  call: ({ problem, prefix, maxTokens, temperature, seed }, { model }, format) => ({
    path: '/completions',
    body: {
      model,
      prompt: format.prompt(problem, prefix),
      max_tokens: maxTokens + spareForSpace(blankAtEnd(prefix)),
      temperature,
      seed,
      ...neutralOwn,
      // transformers serve fails for an empty list.
      ...(format.stop.length === 0 ? {} : { stop: format.stop }),
      ...streamWithUsage,
    },
    dispensable,
    read: readOpenAI,
    // Some servers send their headers with the first token, or when it is the request's turn (llama.cpp).
    lateHeaders: true,
    spareTokens: spareForSpace(blankAtEnd(prefix)),
    repeatableSpace: blankAtEnd(prefix),
  }),
} as const satisfies Provider;
