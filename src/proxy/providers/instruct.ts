/**
 * A teacher that cannot continue a text: any OpenAI-compatible chat API. It is asked in words to go on with its own last
 * message, and what it puts around that is taken off; each such answer is marked as approximate.
 *
 * https://platform.openai.com/docs/api-reference/chat/create
 */
import type { Upstream } from '../upstream.ts';
import { ContinuationCleaner, continuePlease } from '../completion/continuation-cleaner.ts';
import { escapeControlTokens, userMessage } from '../prompt/control-tokens.ts';
import { streamCompletion } from '../completion/stream-completion.ts';
import { readOpenAI, streamWithUsage } from '../completion/openai-events.ts';
import { splitTrailingSpace } from '../completion/repeated-text.ts';
import type { TeacherServer } from '../completion/teacher-server.ts';

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
      const user = { role: 'user', content: userMessage(problem) };
      const asked = [
        user,
        { role: 'assistant', content: escapeControlTokens(text) },
        { role: 'user', content: continuePlease },
      ];
      return streamCompletion({
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
        filters: [new ContinuationCleaner(prefix)],
        remarks: text === '' ? [] : ['approximate'],
        signal,
      });
    },
  };
}
