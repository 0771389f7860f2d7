/**
 * A teacher that cannot continue a text: any OpenAI-compatible chat API. It is asked in words to go on with its own last
 * message, and what it puts around that is taken off; each such answer is marked as approximate.
 *
 * https://platform.openai.com/docs/api-reference/chat/create
 */
import type { Upstream } from '../upstream.ts';
import { AskedInWords, continuePlease } from './asked-in-words.ts';
import { neutralise, neutralUserMessage } from './chat-prompt.ts';
import { foreignAnswer } from './foreign-answer.ts';
import { readOpenAI, streamWithUsage } from './openai-events.ts';
import { splitTrailingSpace } from './repeated-text.ts';
import type { TeacherServer } from './teacher-server.ts';

/** OpenAI's newer models refuse `max_tokens`; other servers may not know its successor. */
function limit(url: string, maxTokens: number): Record<string, number> {
  const isOpenAI = new URL(url).hostname === 'api.openai.com';
  return isOpenAI ? { max_completion_tokens: maxTokens } : { max_tokens: maxTokens };
}

export function instructUpstream(server: TeacherServer): Upstream {
  return {
    description: { name: server.model, kind: 'instruct', fingerprint: null },
    write: ({ problem, prefix, maxTokens, temperature, seed }, signal) => {
      const { text } = splitTrailingSpace(prefix);
      const user = { role: 'user', content: neutralUserMessage(problem) };
      const asked = [
        user,
        { role: 'assistant', content: neutralise(text) },
        { role: 'user', content: continuePlease },
      ];
      return foreignAnswer({
        server,
        path: '/chat/completions',
        body: {
          model: server.model,
          messages: text === '' ? [user] : asked,
          ...limit(server.url, maxTokens),
          temperature,
          seed,
          ...streamWithUsage,
        },
        maxTokens,
        read: readOpenAI,
        filters: [new AskedInWords(prefix)],
        remarks: text === '' ? [] : ['approximate'],
        signal,
      });
    },
  };
}
