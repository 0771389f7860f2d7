/**
 * Mistral's API, which continues an assistant message marked `prefix`. Its answers repeat that message.
 *
 * It refuses unknown fields, so `stream_options` and `seed` are not sent: the usage comes without asking, and the seed is
 * called `random_seed`. `reasoning_effort` is not sent either, as most models refuse it; thoughts come as chunks of their
 * own.
 *
 * https://docs.mistral.ai/studio-api/conversations/chat-completion (Prefix), and openapi.yaml of
 * github.com/mistralai/platform-docs-public
 */
import { chatPrefixCall } from './chat-prefix.ts';
import { neutralOpenAI } from './neutral-sampling.ts';
import type { Provider } from './provider.ts';

const maxTemperature = 1.5;

export const mistral = {
  kind: 'mistral',
  label: "Mistral's API",
  continuation: 'an assistant message with `prefix`; its copy in the answer is dropped',
  url: 'https://api.mistral.ai/v1',
  isHosted: true,
  basePath: 'version',
  rendersPrompt: false,
  reusesContext: true,
  call: (request, { model }, format) =>
    chatPrefixCall(
      request,
      {
        model,
        mark: { prefix: true },
        fields: {
          temperature: Math.min(request.temperature, maxTemperature),
          ...neutralOpenAI,
          random_seed: request.seed,
        },
        shortestCopy: 1,
      },
      format,
    ),
} as const satisfies Provider;
