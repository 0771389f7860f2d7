/**
 * Prefill with a remote teacher: the request of a call for a single token, which is thrown away. Servers that keep their
 * KV cache start the call after it. A call does not wait for a prefill; how a server schedules both is up to the server.
 *
 * https://docs.vllm.ai/en/latest/features/automatic_prefix_caching/, https://api-docs.deepseek.com/guides/kv_cache
 */
import { withWrite, type Upstream } from '../upstream.ts';

/** The same teacher, which also accepts prefills; each costs one token, or two. */
export function withPrefill(upstream: Upstream): Upstream {
  return withWrite(upstream, (request, signal) => upstream.write(request, signal), {
    // A prefix that ends in white space needs one more: see `spareForSpace`.
    tokens: 2,
    async run(context, signal) {
      const answer = upstream.write({ ...context, maxTokens: 1, temperature: 0, seed: 0 }, signal);
      for await (const { type } of answer) if (type === 'done') return;
    },
  });
}
