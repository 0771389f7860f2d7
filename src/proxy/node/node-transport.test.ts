import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import {
  callServer,
  closing,
  gone,
  listenLocally,
  postToServer,
  serving,
  textOf,
  why,
} from '../testing/node-transport.ts';

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
    await textOf((await postToServer(`${address}?x=1`, '{"prompt":"é数😀"}')).body?.getReader());
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

  it('uses TLS for an https address', async () => {
    const first = new Promise<Buffer>((resolve) => {
      const server = createTcpServer((socket) =>
        socket.once('data', (bytes) => {
          resolve(bytes);
          socket.destroy();
        }),
      );
      void listenLocally(server).then((host) => postToServer(`https://${host}/`).catch(() => undefined));
    });
    // The first byte of a TLS handshake.
    expect((await first)[0]).toBe(0x16);
  });

  it('rejects with the reason when it is aborted before the response', async () => {
    let closed: Promise<void> | undefined;
    const { address } = await serving((request) => {
      closed = gone(request);
      asking.abort(why);
    });
    const asking = callServer(address);
    await expect(asking.response).rejects.toBe(why);
    await closed;
  });

  it('fails without a server, and when the connection is cut before the response', async () => {
    const free = createTcpServer();
    const nowhere = await listenLocally(free);
    await closing.pop()?.();
    await expect(postToServer(`http://${nowhere}/`)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    let asked = 0;
    const { address } = await serving((request) => {
      asked += 1;
      request.socket.destroy();
    });
    await expect(postToServer(address)).rejects.toMatchObject({ code: 'ECONNRESET' });
    // Not retried: the connection was a new one.
    expect(asked).toBe(1);
  });
});

describe('a response', () => {
  it('has its status and headers, several values joined', async () => {
    const { address } = await serving((_, response) => {
      response.writeHead(307, { Location: '/elsewhere', 'Content-Type': 'text/plain', Via: ['a', 'b'] });
      response.end('moved');
    });
    const { ok, status, headers, body } = await postToServer(address);
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
    const { ok, status, body } = await postToServer(address);
    expect([ok, status, await textOf(body?.getReader())]).toEqual([true, 204, '']);
  });

  it('can be read while it is written', async () => {
    let writing: ServerResponse | undefined;
    const { address } = await serving((_, response) => {
      writing = response;
      response.write('one');
    });
    const reader = (await postToServer(address)).body?.getReader();
    const read = async () => new TextDecoder().decode((await reader?.read())?.value);
    expect(await read()).toBe('one');
    const next = read();
    writing?.write('two');
    expect(await next).toBe('two');
    writing?.end();
    expect(await reader?.read()).toEqual({ done: true });
  });

  it('rejects with the reason when it is aborted, and the server sees the end', async () => {
    let closed: Promise<void> | undefined;
    const { address } = await serving((_, response) => {
      closed = gone(response);
      response.write('one');
    });
    const asking = callServer(address);
    const reader = (await asking.response).body?.getReader();
    await reader?.read();
    const next = reader?.read();
    asking.abort(why);
    await expect(next).rejects.toBe(why);
    await closed;
  });

  it('fails when the connection breaks', async () => {
    const { address } = await serving((_, response) => {
      response.write('one', () => response.socket?.resetAndDestroy());
    });
    const reader = (await postToServer(address)).body?.getReader();
    await expect(textOf(reader)).rejects.toMatchObject({ code: 'ECONNRESET' });
    await expect(reader?.read()).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it('waits at the server until it is read', async () => {
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
    const reader = (await postToServer(address)).body?.getReader();
    // Enough time to receive everything, if it were read.
    for (let others = 0; others < 50; others += 1) await postToServer(new URL('/small', address).href);
    expect(finished).toBe(false);
    let bytes = 0;
    for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
      bytes += next.value?.length ?? 0;
    }
    expect(bytes).toBe(piece.length * pieces);
  });
});
