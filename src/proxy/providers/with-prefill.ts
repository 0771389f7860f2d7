/**
 * Prefill with a remote teacher: the request of a call for a single token, which is thrown away. Servers that keep their
 * KV cache start the call after it.
 *
 * A call of the same context waits for a prefill that still runs: a server with several slots, as llama.cpp's, would
 * give it another slot, which reads the whole prompt again.
 *
 * https://docs.vllm.ai/en/latest/features/automatic_prefix_caching/, https://api-docs.deepseek.com/guides/kv_cache
 */
import { TeacherError, type TeacherContext } from '../../relay/teacher.ts';
import type { LightAbortSignal } from '../../teacher/light-abort.ts';
import { withWrite, type Upstream } from '../upstream.ts';

/** The same teacher, which also accepts prefills; each costs one token, or two. */
export function withPrefill(upstream: Upstream): Upstream {
  const running = new Map<string, Promise<void>>();
  const read = async (context: TeacherContext, signal: AbortSignal): Promise<void> => {
    const answer = upstream.write({ ...context, maxTokens: 1, temperature: 0, seed: 0 }, signal);
    for await (const { type } of answer) if (type === 'done') return;
  };
  return withWrite(
    upstream,
    async function* (request, signal) {
      const prefill = running.get(keyOf(request));
      if (prefill !== undefined) await ended(prefill, signal);
      yield* upstream.write(request, signal);
    },
    {
      // A prefix that ends in white space needs one more: see `spareForSpace`.
      tokens: 2,
      async run(context, signal) {
        const key = keyOf(context);
        const prefill = read(context, signal);
        running.set(key, prefill);
        try {
          await prefill;
        } finally {
          // Another prefill of the same context may have begun since.
          if (running.get(key) === prefill) running.delete(key);
        }
      },
    },
  );
}

const keyOf = ({ problem, prefix }: TeacherContext): string => JSON.stringify([problem, prefix]);

/**
 * Waits until a prefill has ended, well or not.
 * @throws the signal's reason, if it aborts before; the prefill's timeout: a second one would only come later
 */
async function ended(prefill: Promise<void>, signal: LightAbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  let leave: () => void = () => undefined;
  const left = new Promise<void>((resolve) => (leave = resolve));
  signal?.addEventListener('abort', leave);
  await Promise.race([prefill.catch(rethrowTimeout), left]).finally(() =>
    signal?.removeEventListener('abort', leave),
  );
  signal?.throwIfAborted();
}

/** Another failure is the log's, as the prefill's own record; the call makes its own attempt. */
function rethrowTimeout(error: unknown): void {
  if (error instanceof TeacherError && error.failure === 'timeout') throw error;
}
