/**
 * A teacher behind DeepSeek's API, which continues an assistant's message marked `prefix` at its beta address only.
 * Thinking is on unless it is switched off. It knows no seed.
 *
 * https://api-docs.deepseek.com/guides/chat_prefix_completion, https://api-docs.deepseek.com/guides/thinking_mode
 */
import type { Upstream } from '../upstream.ts';
import { prefixUpstream } from './chat-prefix.ts';
import type { TeacherServer } from '../completion/teacher-server.ts';

/** Its documented answers hold no copy of the prefix; a long one at the beginning cannot be chance. */
const shortestCopy = 16;

export function deepSeekUpstream(server: TeacherServer): Upstream {
  return prefixUpstream(server, {
    kind: 'deepseek',
    mark: { prefix: true },
    settings: ({ temperature }) => ({
      temperature,
      thinking: { type: 'disabled' },
      stream_options: { include_usage: true },
    }),
    shortestCopy,
  });
}
