/**
 * A teacher behind Mistral's API, which continues an assistant's message marked `prefix`. Its answers begin with that
 * message again.
 *
 * It refuses fields that it does not know, so `stream_options` and `seed` stay out: the usage comes anyway, and the seed
 * is called `random_seed`. `reasoning_effort` stays out, too, as most models refuse it; thoughts come as chunks of their
 * own.
 *
 * https://docs.mistral.ai/studio-api/conversations/chat-completion (Prefix), and openapi.yaml of
 * github.com/mistralai/platform-docs-public
 */
import type { Upstream } from '../upstream.ts';
import { prefixUpstream } from './chat-prefix.ts';
import type { TeacherServer } from '../completion/teacher-server.ts';

const hottest = 1.5;

export function mistralUpstream(server: TeacherServer): Upstream {
  return prefixUpstream(server, {
    kind: 'mistral',
    mark: { prefix: true },
    settings: ({ temperature, seed }) => ({ temperature: Math.min(temperature, hottest), random_seed: seed }),
    shortestCopy: 1,
  });
}
