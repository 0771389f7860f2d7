/**
 * Any OpenAI-compatible chat API whose model cannot continue a message. The model is asked in words to continue its own
 * last message, and the words that it adds around the continuation are removed. Each such answer is marked as
 * approximate.
 *
 * https://platform.openai.com/docs/api-reference/chat/create
 */
import { continuePlease } from '../completion/continuation-cleaner.ts';
import { readOpenAI, streamWithUsage } from '../completion/openai-events.ts';
import { splitTrailingSpace } from '../completion/repeated-text.ts';
import { userMessage } from '../prompt/control-tokens.ts';
import { dispensable, neutralOpenAI, neutralOwn } from './neutral-sampling.ts';
import type { Provider } from './provider.ts';

/** OpenAI's newer models refuse `max_tokens`; other servers may not know its successor. */
function limit(isOpenAI: boolean, maxTokens: number): Record<string, number> {
  return isOpenAI ? { max_completion_tokens: maxTokens } : { max_tokens: maxTokens };
}

/** A greeting, or the last words of the solution again, take tokens that the solution then lacks. */
function spareFor(text: string): number {
  const charactersPerToken = 3;
  const [greeting, mostRepeated] = [16, 200];
  return greeting + Math.ceil(Math.min(text.length, mostRepeated) / charactersPerToken);
}

export const instruct = {
  kind: 'instruct',
  label: 'any other chat API, with models that cannot continue a text',
  continuation: 'asked for in words; the page marks the call as approximate',
  url: 'http://localhost:8000/v1',
  isHosted: false,
  basePath: 'version',
  rendersPrompt: false,
  reusesContext: true,
  call: ({ problem, prefix, maxTokens, temperature, seed }, { model, url }, format) => {
    const isOpenAI = new URL(url).hostname === 'api.openai.com';
    const { text } = splitTrailingSpace(prefix);
    const spareTokens = text === '' ? 0 : spareFor(text);
    const user = { role: 'user', content: userMessage(problem, format.escape) };
    const asked = [
      user,
      { role: 'assistant', content: format.escape(text) },
      { role: 'user', content: continuePlease },
    ];
    return {
      path: '/chat/completions',
      body: {
        model,
        messages: text === '' ? [user] : asked,
        ...limit(isOpenAI, maxTokens + spareTokens),
        temperature,
        seed,
        ...(isOpenAI ? neutralOpenAI : neutralOwn),
        ...streamWithUsage,
      },
      // Models that always reason have one temperature.
      dispensable: [...dispensable, 'temperature'],
      read: readOpenAI,
      // Hosted APIs send them at once; llama.cpp's server when the first token is there.
      lateHeaders: !isOpenAI,
      spareTokens,
      ...(text === '' ? {} : { continuationOf: prefix, remarks: ['approximate'] }),
    };
  },
} as const satisfies Provider;
