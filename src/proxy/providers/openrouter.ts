/**
 * A teacher behind OpenRouter, which hands a last message of the assistant's on to the model's provider to continue: no
 * field says so. Usage comes in the last event unasked. A model that cannot do without reasoning is refused by the API,
 * with words that say so.
 *
 * https://openrouter.ai/docs/api-reference/overview (Assistant Prefill),
 * https://openrouter.ai/docs/use-cases/reasoning-tokens, https://openrouter.ai/docs/use-cases/usage-accounting
 */
import type { Upstream } from '../upstream.ts';
import { prefixUpstream } from './chat-prefix.ts';
import type { TeacherServer } from '../completion/teacher-server.ts';

/** Some providers behind it send a copy of the prefix, others none. */
const shortestCopy = 16;

export function openRouterUpstream(server: TeacherServer): Upstream {
  return prefixUpstream(server, {
    kind: 'openrouter',
    mark: {},
    settings: ({ temperature, seed }) => ({ temperature, seed, reasoning: { enabled: false } }),
    shortestCopy,
  });
}
