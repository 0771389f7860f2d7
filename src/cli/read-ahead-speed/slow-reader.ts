/**
 * A model server without a model: `/v1/completions` that takes a set time to read a prompt, keeps the last few that it
 * has read, and shares what it is reading with whoever asks for the same.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

const body = z.object({ prompt: z.string() });

/** Prompts that it keeps: the contexts of one run, none of the runs before. */
const keptPrompts = 4;

const event = (json: unknown): string => `data: ${JSON.stringify(json)}\n\n`;
const answer =
  event({ choices: [{ index: 0, text: ' 7', finish_reason: 'length' }] }) +
  event({ choices: [], usage: { prompt_tokens: 40, completion_tokens: 1, total_tokens: 41 } }) +
  'data: [DONE]\n\n';

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request.setEncoding('utf8')) text += String(piece);
  return text;
}

/** Starts it on a free port; returns the address that its paths follow. */
export function startSlowReader(readingMs: number): Promise<string> {
  const kept = new Map<string, Promise<void>>();
  async function read(prompt: string): Promise<void> {
    const reading = kept.get(prompt) ?? delay(readingMs);
    kept.set(prompt, reading);
    const [oldest] = kept.keys();
    if (kept.size > keptPrompts && oldest !== undefined) kept.delete(oldest);
    await reading;
  }
  const server = createServer((request, response) => {
    textOf(request)
      .then((text) => read(body.parse(JSON.parse(text)).prompt))
      .then(() => {
        response.writeHead(200, { 'Content-Type': 'text/event-stream' });
        response.end(answer);
      })
      // A reader that left while it was asking needs no answer.
      .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`),
    );
  });
}
