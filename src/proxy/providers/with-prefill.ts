/**
 * Reading ahead with a teacher of somebody else's: the same request as a call's, for one token that nobody gets. Servers
 * that keep what they have read begin the call behind it. What they do with two requests at once is their business: a
 * call does not wait for what is being read.
 *
 * https://docs.vllm.ai/en/latest/features/automatic_prefix_caching/, https://api-docs.deepseek.com/guides/kv_cache
 */
import type { Upstream } from '../upstream.ts';

/** The same teacher, which may be made to read ahead. */
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
