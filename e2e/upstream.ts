// A stand-in for a vLLM server: it speaks the part of the OpenAI protocol that the proxy uses, and says what a test
// tells it to say. Nothing here is a language model.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One way to answer a request for a completion. */
export type Answer =
  | { readonly kind: 'text'; readonly pieces: readonly string[]; readonly finish: 'length' | 'stop' }
  | { readonly kind: 'error'; readonly status: number; readonly body: string }
  /** Sends `pieces`, then cuts the connection in the middle of the stream. */
  | { readonly kind: 'cut'; readonly pieces: readonly string[] };

export interface FakeUpstream {
  /** For TEACHER_URL. */
  readonly url: string;
  /** Bodies of the completion requests so far. */
  readonly requests: readonly unknown[];
  answer: Answer;
  stop(): Promise<void>;
}

/** Starts the stand-in on a free port; it gives `answer` to every request until that is replaced. */
export async function startUpstream(answer: Answer): Promise<FakeUpstream> {
  const requests: unknown[] = [];
  const server = createServer((request, response) => {
    respond(request, response, upstream.answer, requests).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const upstream: FakeUpstream = {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    answer,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return upstream;
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  requests: unknown[],
): Promise<void> {
  if (request.method === 'GET') {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ object: 'list', data: [{ id: 'fake-teacher', object: 'model' }] }));
    return;
  }
  let body = '';
  for await (const piece of request) body += String(piece);
  requests.push(JSON.parse(body));
  if (answer.kind === 'error') {
    response.writeHead(answer.status, { 'Content-Type': 'text/html' }).end(answer.body);
    return;
  }
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  const chat = request.url?.includes('/chat/') === true;
  for (const piece of answer.pieces) response.write(event(chat, piece, null));
  if (answer.kind === 'cut') {
    // The pieces must have left before the connection goes.
    await new Promise((resolve) => setImmediate(resolve));
    response.destroy();
    return;
  }
  response.write(event(chat, '', answer.finish));
  response.end('data: [DONE]\n\n');
}

function event(chat: boolean, text: string, finish: string | null): string {
  const said = chat ? { delta: { content: text } } : { text };
  const choice = { index: 0, ...said, finish_reason: finish };
  return `data: ${JSON.stringify({ id: 'fake', model: 'fake-teacher', choices: [choice] })}\n\n`;
}
