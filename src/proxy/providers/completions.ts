/**
 * `/v1/completions` of vLLM, SGLang, TGI, LM Studio and others: the proxy renders the prompt, and the server continues it
 * as text. The prefix is continued exactly, trailing white space included, as no template on the server changes it.
 *
 * https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html (Completions API)
 */
import { readOpenAI, streamWithUsage } from '../completion/openai-events.ts';
import { blankAtEnd, spareForSpace } from '../completion/repeated-text.ts';
import type { Provider } from './provider.ts';

export const completions = {
  kind: 'completions',
  label: '/v1/completions: vLLM, SGLang, TGI, LM Studio; the default',
  continuation: 'as text, after a prompt that the proxy renders with the template',
  url: 'http://localhost:8000/v1',
  isHosted: false,
  basePath: 'version',
  rendersPrompt: true,
  reusesContext: true,
  call: ({ problem, prefix, maxTokens, temperature, seed }, { model }, format) => ({
    path: '/completions',
    body: {
      model,
      prompt: format.prompt(problem, prefix),
      max_tokens: maxTokens + spareForSpace(blankAtEnd(prefix)),
      temperature,
      seed,
      stop: format.stop,
      ...streamWithUsage,
    },
    read: readOpenAI,
    spareTokens: spareForSpace(blankAtEnd(prefix)),
    repeatableSpace: blankAtEnd(prefix),
  }),
} as const satisfies Provider;
