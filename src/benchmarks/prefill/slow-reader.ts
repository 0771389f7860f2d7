/**
 * The fake model server with a fixed prefill time. It caches the last few prompts, and requests for the same prompt
 * share one prefill.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { startFakeModelServer } from '../../teacher/testing/fake-model-server/http-server.ts';
import { answerScript, protocolOf } from '../../teacher/testing/fake-model-server/protocols.ts';

const body = z.object({ prompt: z.string() });

/** The number of cached prompts: enough for the contexts of one run, too few for those of earlier runs. */
const keptPrompts = 4;

/** Starts it on a free port; returns the base of its request paths. */
export async function startSlowReader(readingMs: number): Promise<string> {
  const kept = new Map<string, Promise<void>>();
  async function read(prompt: string): Promise<void> {
    const reading = kept.get(prompt) ?? delay(readingMs);
    kept.set(prompt, reading);
    const [oldest] = kept.keys();
    if (kept.size > keptPrompts && oldest !== undefined) kept.delete(oldest);
    await reading;
  }
  const { url } = await startFakeModelServer(
    async (request) => {
      await read(body.parse(request.body).prompt);
      return answerScript(protocolOf('completions'), [' 7'], 'limit', 1);
    },
    { recordRequests: false },
  );
  return url;
}
