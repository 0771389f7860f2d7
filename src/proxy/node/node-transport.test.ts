import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultTimeouts, postForEvents } from '../../teacher/event-stream.ts';
import type { HttpBodyReader } from '../../teacher/http-transport.ts';
import { TeacherError } from '../../relay/teacher.ts';
import { nodeTransport } from './node-transport.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

async function listen(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => void server.close(() => resolve()));
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A server, and how many connections it has had. */
async function serving(onRequest: RequestListener) {
  const server = createServer(onRequest);
  let connections = 0;
  server.on('connection', () => (connections += 1));
  const address = `http://${await listen(server)}/v1/completions`;
  return { address, connections: () => connections };
}

function call(address: string, body = '{}') {
  const headers = { 'Content-Type': 'application/json', Accept: 'text/event-stream' };
  return nodeTransport(address, { headers, body });
}

const post = (address: string, body?: string) => call(address, body).response;

async function textOf(reader: HttpBodyReader | undefined): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done) return text;
    text += decoder.decode(value, { stream: true });
  }
}

/** Resolves when the other side has gone. */
const gone = (message: IncomingMessage | ServerResponse): Promise<void> =>
  new Promise((resolve) => void message.once('close', () => resolve()));

const why = new Error('The page has left.');

describe('a request', () => {
  it('arrives as it was sent, with the length of its body in bytes', async () => {
    const asked: { request: IncomingMessage; text: string }[] = [];
    const { address } = await serving((request, response) => {
      let text = '';
      request.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      request.on('end', () => {
        asked.push({ request, text });
        response.end();
      });
    });
    await textOf((await post(`${address}?x=1`, '{"prompt":"é数😀"}')).body?.getReader());
    expect(asked[0]?.text).toBe('{"prompt":"é数😀"}');
    expect(asked[0]?.request.method).toBe('POST');
    expect(asked[0]?.request.url).toBe('/v1/completions?x=1');
    expect(asked[0]?.request.headers).toMatchObject({
      host: new URL(address).host,
      'content-type': 'application/json',
      accept: 'text/event-stream',
      'content-length': '22',
    });
  });

  it('speaks TLS where the address says so', async () => {
    const first = new Promise<Buffer>((resolve) => {
      const server = createTcpServer((socket) =>
        socket.once('data', (bytes) => {
          resolve(bytes);
          socket.destroy();
        }),
      );
      void listen(server).then((host) => post(`https://${host}/`).catch(() => undefined));
    });
    // The record of a handshake.
    expect((await first)[0]).toBe(0x16);
  });

  it('ends with the reason when it is dropped before there is an answer', async () => {
    let closed: Promise<void> | undefined;
    const { address } = await serving((request) => {
      closed = gone(request);
      asking.abort(why);
    });
    const asking = call(address);
    await expect(asking.response).rejects.toBe(why);
    await closed;
  });

  it('fails where nobody listens, and where the connection is cut before there is an answer', async () => {
    const free = createTcpServer();
    const nowhere = await listen(free);
    await closing.pop()?.();
    await expect(post(`http://${nowhere}/`)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    let asked = 0;
    const { address } = await serving((request) => {
      asked += 1;
      request.socket.destroy();
    });
    await expect(post(address)).rejects.toMatchObject({ code: 'ECONNRESET' });
    // On a new connection, that is the server's answer.
    expect(asked).toBe(1);
  });
});

describe('an answer', () => {
  it('shows its status and headers, those of several values in one', async () => {
    const { address } = await serving((_, response) => {
      response.writeHead(307, { Location: '/elsewhere', 'Content-Type': 'text/plain', Via: ['a', 'b'] });
      response.end('moved');
    });
    const { ok, status, headers, body } = await post(address);
    expect([ok, status]).toEqual([false, 307]);
    expect(['content-type', 'Via', 'X-None'].map((name) => headers.get(name))).toEqual([
      'text/plain',
      'a, b',
      null,
    ]);
    expect(await textOf(body?.getReader())).toBe('moved');
  });

  it('may have no body', async () => {
    const { address } = await serving((_, response) => response.writeHead(204).end());
    const { ok, status, body } = await post(address);
    expect([ok, status, await textOf(body?.getReader())]).toEqual([true, 204, '']);
  });

  it('can be read as it is written', async () => {
    let writing: ServerResponse | undefined;
    const { address } = await serving((_, response) => {
      writing = response;
      response.write('one');
    });
    const reader = (await post(address)).body?.getReader();
    const read = async () => new TextDecoder().decode((await reader?.read())?.value);
    expect(await read()).toBe('one');
    const next = read();
    writing?.write('two');
    expect(await next).toBe('two');
    writing?.end();
    expect(await reader?.read()).toEqual({ done: true });
  });

  it('ends with the reason when it is dropped, and so does its server’s work', async () => {
    let closed: Promise<void> | undefined;
    const { address } = await serving((_, response) => {
      closed = gone(response);
      response.write('one');
    });
    const asking = call(address);
    const reader = (await asking.response).body?.getReader();
    await reader?.read();
    const next = reader?.read();
    asking.abort(why);
    await expect(next).rejects.toBe(why);
    await closed;
  });

  it('is an error where the connection breaks within it', async () => {
    const { address } = await serving((_, response) => {
      response.write('one', () => response.socket?.resetAndDestroy());
    });
    const reader = (await post(address)).body?.getReader();
    await expect(textOf(reader)).rejects.toMatchObject({ code: 'ECONNRESET' });
    await expect(reader?.read()).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it('waits at its server until it is asked for', async () => {
    const [piece, pieces] = [Buffer.alloc(1024 * 1024), 64];
    let finished = false;
    const { address } = await serving((request, response) => {
      if (request.url === '/small') return void response.end();
      response.on('finish', () => (finished = true));
      let left = pieces;
      const go = (): void => {
        while (left > 0) {
          left -= 1;
          if (!response.write(piece)) return void response.once('drain', go);
        }
        response.end();
      };
      go();
    });
    const reader = (await post(address)).body?.getReader();
    // Time enough for all of it, were it taken.
    for (let others = 0; others < 50; others += 1) await post(new URL('/small', address).href);
    expect(finished).toBe(false);
    let bytes = 0;
    for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
      bytes += next.value?.length ?? 0;
    }
    expect(bytes).toBe(piece.length * pieces);
  });
});

describe('a connection', () => {
  it('is used again once its answer was read, or came to its end unread', async () => {
    const { address, connections } = await serving((_, response) => response.end('all'));
    for (let call = 0; call < 3; call += 1) await textOf((await post(address)).body?.getReader());
    const asking = call(address);
    const reader = (await asking.response).body?.getReader();
    await reader?.read();
    asking.abort(why);
    // The end that nobody reads comes a turn of the event loop later.
    await new Promise((resolve) => void setImmediate(resolve));
    await textOf((await post(address)).body?.getReader());
    expect(connections()).toBe(1);
  });

  it('is used again by as many calls at the same time as a large class makes', async () => {
    const { address, connections } = await serving((_, response) => response.end('all'));
    const calls = 300;
    for (let round = 0; round < 2; round += 1) {
      const answers = Array.from({ length: calls }, async () =>
        textOf((await post(address)).body?.getReader()),
      );
      await Promise.all(answers);
      // A connection is free a turn of the event loop behind the end of its answer.
      await new Promise((resolve) => void setImmediate(resolve));
    }
    expect(connections()).toBe(calls);
  });

  it('is used again where the end of its answer comes behind what was wanted of it', async () => {
    let writing: ServerResponse | undefined;
    const { address, connections } = await serving((request, response) => {
      if (request.url === '/other') {
        writing?.end();
        response.end();
      } else if (writing === undefined) {
        writing = response;
        response.write('[DONE]');
      } else response.end('all');
    });
    const reader = (await post(address)).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await textOf((await post(new URL('/other', address).href)).body?.getReader());
    const again = [post(address), post(address)];
    for (const response of await Promise.all(again)) await textOf(response.body?.getReader());
    expect(connections()).toBe(2);
  });

  it('is used again by streams that are left at their last event, though the end comes behind it', async () => {
    const writing: ServerResponse[] = [];
    const { address, connections } = await serving((request, response) => {
      if (request.url === '/other') {
        writing.pop()?.end();
        return void response.end();
      }
      writing.push(response.writeHead(200, { 'Content-Type': 'text/event-stream' }));
      response.write('data: [DONE]\n\n');
    });
    for (let calls = 0; calls < 3; calls += 1) {
      const events = postForEvents({
        url: address,
        body: {},
        post: nodeTransport,
        timeouts: defaultTimeouts,
        server: 'The server',
        offlineAdvice: '',
        refusal: () => new TeacherError('refused', ''),
      });
      for await (const { data } of events) if (data === '[DONE]') break;
      await textOf((await post(new URL('/other', address).href)).body?.getReader());
    }
    expect(connections()).toBe(2);
  });

  it('is closed where the rest of its answer is not wanted', async () => {
    let closed: Promise<void> | undefined;
    const { address } = await serving((_, response) => {
      closed = gone(response);
      response.write('one');
    });
    const reader = (await post(address)).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await closed;
  });

  it('that its server closed in the meantime is no failure: the request goes out on a new one', async () => {
    const served = new Map<Socket, number>();
    const { address, connections } = await serving((request, response) => {
      const before = served.get(request.socket) ?? 0;
      served.set(request.socket, before + 1);
      if (before > 0) request.socket.destroy();
      else response.end('all');
    });
    for (let call = 0; call < 3; call += 1) {
      expect(await textOf((await post(address)).body?.getReader())).toBe('all');
    }
    expect(connections()).toBe(3);
  });
});
