import { EventEmitter, once } from 'node:events';
import { createServer, request as httpRequest, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AnswerStream } from '../request/answer-stream.ts';
import { ApiResponse } from '../request/api-request.ts';
import { NodeApiRequest, sendResponse } from './node-adapter.ts';

/** A connection whose client has room for `room` pieces. */
class Outgoing extends EventEmitter {
  readonly pieces: string[] = [];
  head: unknown[] = [];
  room = Infinity;
  isEnded = false;
  destroyed = false;
  destroyedBy: unknown = null;

  writeHead(...head: unknown[]): void {
    this.head = head;
  }
  write(piece: string): boolean {
    this.pieces.push(piece);
    this.room -= 1;
    return this.room > 0;
  }
  end(): void {
    this.isEnded = true;
  }
  destroy(error: unknown): void {
    this.destroyed = true;
    this.destroyedBy = error;
  }
}

/** Resolves after this turn of the event loop. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function start(pieces: (string | Error)[], { room = Infinity, isGone = false } = {}) {
  const outgoing = new Outgoing();
  outgoing.room = room;
  outgoing.destroyed = isGone;
  const canceled: unknown[] = [];
  const next = (): Promise<string | null> => {
    const piece = pieces.shift() ?? null;
    return piece instanceof Error ? Promise.reject(piece) : Promise.resolve(piece);
  };
  const answer: AnswerStream = { next, cancel: (reason) => canceled.push(reason) };
  const reply = new ApiResponse(200, answer, { 'Content-Type': 'text/event-stream' });
  sendResponse(reply, { Vary: 'Origin' }, outgoing as unknown as ServerResponse);
  return { outgoing, canceled, left: pieces };
}

describe('a streamed response', () => {
  it('is written to its end, with the headers of every response and its own', async () => {
    const { outgoing } = start(['a', 'b']);
    await settled();
    expect(outgoing.head).toEqual([200, ['Vary', 'Origin', 'Content-Type', 'text/event-stream']]);
    expect([outgoing.pieces, outgoing.isEnded]).toEqual([['a', 'b'], true]);
  });

  it('is read no faster than the client has room', async () => {
    const { outgoing, left } = start(['a', 'b', 'c', 'd'], { room: 2 });
    await settled();
    expect([outgoing.pieces, left]).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    outgoing.room = Infinity;
    outgoing.emit('drain');
    await settled();
    expect([outgoing.pieces, outgoing.isEnded]).toEqual([['a', 'b', 'c', 'd'], true]);
  });

  it('is cancelled when the client leaves, or has left already', async () => {
    const { outgoing, canceled } = start(['a', 'b'], { room: 1 });
    await settled();
    outgoing.emit('close');
    expect(canceled).toHaveLength(1);
    const late = start(['a'], { isGone: true });
    await settled();
    expect([late.canceled.length, late.outgoing.head]).toEqual([1, []]);
  });

  it('destroys the connection for a defect of the proxy', async () => {
    const defect = new Error('defect');
    const { outgoing } = start(['a', defect]);
    await settled();
    expect([outgoing.destroyedBy, outgoing.isEnded]).toEqual([defect, false]);
  });
});

describe('a request', () => {
  type Handle = (incoming: NodeApiRequest, response: ServerResponse) => void;

  /** Starts a server that handles each request this way; returns its port. */
  async function serving(handle: Handle): Promise<number> {
    const server = createServer((message, response) => handle(new NodeApiRequest(message), response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    return (server.address() as AddressInfo).port;
  }

  /** The result of `bytes` for a body in these pieces, with or without Content-Length. */
  async function bytesOf(pieces: readonly string[], most: number, tellsLength: boolean) {
    const port = await serving((incoming, response) => {
      void incoming.bytes(most).then((bytes) => {
        response.end(JSON.stringify(bytes && Buffer.from(bytes).toString()));
        incoming.discardBody();
      });
    });
    const length = Buffer.byteLength(pieces.join(''));
    const headers = tellsLength ? { 'Content-Length': length } : {};
    const sent = httpRequest({ port, host: '127.0.0.1', method: 'POST', headers });
    sent.on('error', () => undefined); // a body that is not read may be cut off
    for (const piece of pieces) {
      await new Promise((resolve) => sent.write(piece, resolve));
      await settled();
    }
    sent.end();
    const [response] = (await once(sent, 'response')) as [AsyncIterable<Buffer>];
    let text = '';
    for await (const piece of response) text += piece.toString();
    return JSON.parse(text) as string | null;
  }

  it.each([true, false])('has its whole body, in any number of pieces (Content-Length: %s)', async (told) => {
    expect(await bytesOf(['{"a":"é"}'], 100, told)).toBe('{"a":"é"}');
    expect(await bytesOf(['{"a"', ':', '"é"}'], 100, told)).toBe('{"a":"é"}');
    expect(await bytesOf(['x'.repeat(100)], 100, told)).toBe('x'.repeat(100));
    expect(await bytesOf([], 100, told)).toBe('');
  });

  it.each([true, false])('has no body that is too large (Content-Length: %s)', async (told) => {
    expect(await bytesOf(['x'.repeat(101)], 100, told)).toBeNull();
    expect(await bytesOf(['x'.repeat(60), 'x'.repeat(60)], 100, told)).toBeNull();
  });

  it('has no body when the client leaves before its end', async () => {
    let read: Promise<unknown> = Promise.resolve();
    const received = new Promise<void>((resolve) => {
      void serving((incoming) => {
        read = incoming.bytes(100);
        read.catch(() => undefined);
        resolve();
      }).then((port) => {
        const client = connect(port, '127.0.0.1', () => {
          client.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 50\r\n\r\nhalf', () => undefined);
        });
        void received.then(() => client.destroy());
      });
    });
    await received;
    await expect(read).rejects.toThrow();
  });

  it('is not waited for after its response, if its body is missing', async () => {
    const port = await serving((incoming, response) => {
      response.end('no');
      incoming.discardBody();
    });
    const client = connect(port, '127.0.0.1');
    client.on('error', () => undefined);
    client.write('POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n');
    client.resume();
    await once(client, 'close'); // by the server: the client never stops sending
  });
});
