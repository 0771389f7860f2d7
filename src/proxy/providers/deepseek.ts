/**
 * DeepSeek's API, which continues an assistant message marked `prefix`, at its beta address only. Thinking is on by
 * default. There is no seed.
 *
 * https://api-docs.deepseek.com/guides/chat_prefix_completion, https://api-docs.deepseek.com/guides/thinking_mode
 */
import { chatPrefixCall } from './chat-prefix.ts';
import { neutralOpenAI } from './neutral-sampling.ts';
import type { Provider } from './provider.ts';

export const deepSeek = {
  kind: 'deepseek',
  label: "DeepSeek's API, its beta address",
  continuation: 'an assistant message with `prefix`, thinking off',
  url: 'https://api.deepseek.com/beta',
  isHosted: true,
  basePath: 'as-written',
  rendersPrompt: false,
  reusesContext: true,
  call: (request, { model }, format) =>
    chatPrefixCall(
      request,
      {
        model,
        mark: { prefix: true },
        fields: {
          temperature: request.temperature,
          ...neutralOpenAI,
          thinking: { type: 'disabled' },
          stream_options: { include_usage: true },
        },
        // Documented answers do not repeat the prefix; a long copy cannot be chance.
        shortestCopy: 16,
      },
      format,
    ),
} as const satisfies Provider;
