/**
 * `/v1/chat/completions` of vLLM, SGLang and TGI, which can continue the assistant's last message instead of starting a
 * new turn. The server renders the chat template, so any model that has one works.
 *
 * https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html (Chat API, extra parameters)
 */
import { readOpenAI, streamWithUsage } from '../completion/openai-events.ts';
import { spareForSpace, splitTrailingSpace } from '../completion/repeated-text.ts';
import type { PromptFormat } from '../prompt/prompt-format.ts';
import { userMessage } from '../prompt/control-tokens.ts';
import { completions } from './completions.ts';
import { dispensable, neutralOwn } from './neutral-sampling.ts';
import type { Provider } from './provider.ts';

function conversation(problem: string, text: string, format: PromptFormat): Record<string, unknown> {
  const user = { role: 'user', content: userMessage(problem, format.escape) };
  return text === ''
    ? { messages: [user] }
    : {
        messages: [user, { role: 'assistant', content: format.escape(text) }],
        add_generation_prompt: false,
        continue_final_message: true,
      };
}

export const chatContinue = {
  kind: 'chat-continue',
  label: '/v1/chat/completions of vLLM, SGLang, TGI',
  continuation: 'continue_final_message: the server renders its own template',
  url: 'http://localhost:8000/v1',
  isHosted: false,
  basePath: 'version',
  rendersPrompt: false,
  reusesContext: true,
  // transformers serve and others cannot continue a message.
  fallback: completions,
  call: ({ problem, prefix, maxTokens, temperature, seed }, { model }, format) => {
    // Some templates (Llama's, for example) trim the last message, so the proxy keeps the white space at its end.
    const { text, space } = splitTrailingSpace(prefix);
    const spareTokens = spareForSpace(space);
    return {
      path: '/chat/completions',
      body: {
        model,
        ...conversation(problem, text, format),
        // Switches thinking off in the templates of models that can think; other templates ignore it.
        chat_template_kwargs: { enable_thinking: false },
        max_tokens: maxTokens + spareTokens,
        temperature,
        seed,
        ...neutralOwn,
        ...streamWithUsage,
      },
      dispensable: [...dispensable, 'chat_template_kwargs'],
      essential: ['continue_final_message', 'add_generation_prompt'],
      read: readOpenAI,
      // Some servers send their headers with the first token, or when it is the request's turn (llama.cpp).
      lateHeaders: true,
      spareTokens,
      repeatableSpace: space,
    };
  },
} as const satisfies Provider;
