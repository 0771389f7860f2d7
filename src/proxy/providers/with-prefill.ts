/**
 * Prefill with a remote teacher: the request of a call for a single token, which is thrown away. Servers that keep their
 * KV cache start the call after it. A call does not wait for a prefill; how a server schedules both is up to the server.
 *
 * https://docs.vllm.ai/en/latest/features/automatic_prefix_caching/, https://api-docs.deepseek.com/guides/kv_cache
 */
import type { Upstream } from '../upstream.ts';

/** The same teacher, which also accepts prefills; each costs one token. */
export function withPrefill(upstream: Upstream): Upstream {
  return {
    ...upstream,
    prefill: {
      tokens: 1,
      async run(context, signal) {
        const answer = upstream.write({ ...context, maxTokens: 1, temperature: 0, seed: 0 }, signal);
        for await (const { type } of answer) if (type === 'done') return;
      },
    },
  };
}
