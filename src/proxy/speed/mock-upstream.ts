/**
 * A model server without a model: `/v1/completions`, streamed as vLLM streams it, one event a token, the usage at the
 * end. What to write stands in the prompt (task.ts). It knows nothing of proxies.
 *
 * Shapes checked against vLLM: entrypoints/openai/completion/serving.py.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { sharedClock } from './clock.ts';
import { taskIn, tokenText, type Task } from './task.ts';

export interface MockUpstream {
  readonly server: Server;
  /** What happened since `forget` was called last; `open` is of now. */
  counts(): UpstreamCounts;
  forget(): void;
}

export interface UpstreamCounts {
  readonly requests: number;
  /** Connections that were opened: far fewer than requests where they are kept alive. */
  readonly connections: number;
  readonly open: number;
  /** Streams that were open at the same time. */
  readonly mostOpen: number;
}

export interface MockUpstreamOptions {
  /** Told of a stream that its reader left before the end, by the shared clock. */
  readonly onLeft?: (stream: number, at: number) => void;
}

const completionBody = z.object({ prompt: z.string(), max_tokens: z.int().positive(), model: z.string() });

/** Long enough that no pause between two parts of a benchmark closes a connection. */
const keepAliveMs = 120_000;

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request.setEncoding('utf8')) text += String(piece);
  return text;
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify({ error: { message, type: 'BadRequestError', code: status } }));
}

/** Writes the events of one answer; returns what stops it. */
function writeStream(response: ServerResponse, model: string, task: Task): () => void {
  const base = { id: `cmpl-${task.stream}`, object: 'text_completion', created: 1_700_000_000, model };
  const send = (more: object): void =>
    void response.write(`data: ${JSON.stringify({ ...base, ...more })}\n\n`);
  let index = 0;
  const next = (): void => {
    const text = tokenText({ stream: task.stream, index, sentAt: sharedClock() });
    index += 1;
    const isLast = index === task.tokens;
    const finish_reason = isLast ? 'length' : null;
    send({ choices: [{ index: 0, text, logprobs: null, finish_reason, stop_reason: null }] });
    if (!isLast) return;
    stop();
    const usage = { prompt_tokens: 40, total_tokens: 40 + index, completion_tokens: index };
    send({ choices: [], usage });
    response.write('data: [DONE]\n\n');
    // In a packet of its own, as servers in Python send it: who does not wait for it opens a connection for each call.
    setImmediate(() => response.end());
  };
  let stop: () => void;
  if (task.everyMs > 0) {
    const timer = setInterval(next, task.everyMs);
    stop = () => clearInterval(timer);
  } else {
    let stopped = false;
    stop = () => (stopped = true);
    // A turn of the event loop for each token, so that streams take turns.
    const goOn = (): void => {
      if (stopped) return;
      next();
      setImmediate(goOn);
    };
    setImmediate(goOn);
  }
  response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' });
  if (task.everyMs > 0) next();
  return stop;
}

/** The server, not yet listening. */
export function mockUpstream({ onLeft }: MockUpstreamOptions = {}): MockUpstream {
  let [requests, connections, open, mostOpen] = [0, 0, 0, 0];
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await textOf(request);
    if (request.method !== 'POST' || request.url !== '/v1/completions') {
      return refuse(response, 404, `There is nothing at ${request.url ?? ''}.`);
    }
    const body = completionBody.parse(JSON.parse(raw));
    const asked = taskIn(body.prompt);
    if (asked === null) return refuse(response, 400, 'The prompt holds no task.');
    requests += 1;
    open += 1;
    mostOpen = Math.max(mostOpen, open);
    const stop = writeStream(response, body.model, { ...asked, tokens: body.max_tokens });
    response.once('close', () => {
      open -= 1;
      stop();
      if (!response.writableFinished) onLeft?.(asked.stream, sharedClock());
    });
  }
  const server = createServer({ keepAliveTimeout: keepAliveMs }, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      // A reader that left while it was asking needs no answer.
      if (!request.socket.destroyed) refuse(response, 500, String(error));
    });
  });
  server.on('connection', () => (connections += 1));
  return {
    server,
    counts: () => ({ requests, connections, open, mostOpen }),
    forget: () => ([requests, connections, mostOpen] = [0, 0, open]),
  };
}
