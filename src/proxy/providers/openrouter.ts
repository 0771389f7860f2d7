/**
 * OpenRouter, which passes a last message of the assistant to the model's provider to continue; no field marks it. The
 * usage comes in the last event without asking. The API refuses a model that cannot run without reasoning, and says why.
 *
 * https://openrouter.ai/docs/api-reference/overview (Assistant Prefill),
 * https://openrouter.ai/docs/use-cases/reasoning-tokens, https://openrouter.ai/docs/use-cases/usage-accounting
 */
import { chatPrefixCall } from './chat-prefix.ts';
import { neutralOpenAI } from './neutral-sampling.ts';
import type { Provider } from './provider.ts';

export const openRouter = {
  kind: 'openrouter',
  label: 'OpenRouter',
  continuation: 'a last assistant message, reasoning off',
  url: 'https://openrouter.ai/api/v1',
  isHosted: true,
  basePath: 'version',
  rendersPrompt: false,
  reusesContext: true,
  call: (request, { model }, format) =>
    chatPrefixCall(
      request,
      {
        model,
        mark: {},
        fields: {
          temperature: request.temperature,
          seed: request.seed,
          ...neutralOpenAI,
          top_k: 0,
          min_p: 0,
          repetition_penalty: 1,
          reasoning: { enabled: false },
        },
        // Some of the providers that it routes to repeat the prefix, others do not.
        shortestCopy: 16,
      },
      format,
    ),
} as const satisfies Provider;
