import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { Answer } from './answer.ts';
import { NodeEventStreams } from './node-event-stream.ts';

/** A connection whose client has room for as many pieces as it is told. */
class Outgoing extends EventEmitter {
  readonly pieces: string[] = [];
  head: unknown[] = [];
  room = Infinity;
  isEnded = false;
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
    this.destroyedBy = error;
  }
}

/** All that waits in this turn of the event loop has run. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function start(pieces: (string | Error)[], room = Infinity) {
  const [streams, outgoing] = [new NodeEventStreams(), new Outgoing()];
  outgoing.room = room;
  const cancelled: unknown[] = [];
  const next = (): Promise<string | null> => {
    const piece = pieces.shift() ?? null;
    return piece instanceof Error ? Promise.reject(piece) : Promise.resolve(piece);
  };
  const answer: Answer = { next, cancel: (reason) => cancelled.push(reason) };
  const response = streams.respond(answer, { headers: { 'Content-Type': 'text/event-stream' } });
  response.headers.set('X-Added', 'later');
  const isOne = streams.write(response, outgoing as unknown as ServerResponse);
  return { streams, outgoing, cancelled, isOne, left: pieces };
}

describe('NodeEventStreams', () => {
  it('writes the headers that were set meanwhile, each piece, and the end', async () => {
    const { outgoing, isOne } = start(['a', 'b']);
    await settled();
    expect(isOne).toBe(true);
    expect(outgoing.head).toEqual([200, { 'content-type': 'text/event-stream', 'x-added': 'later' }]);
    expect([outgoing.pieces, outgoing.isEnded]).toEqual([['a', 'b'], true]);
  });

  it('asks for no more than the client has room for', async () => {
    const { outgoing, left } = start(['a', 'b', 'c', 'd'], 2);
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

  it('cancels the answer when the client goes away', async () => {
    const { outgoing, cancelled } = start(['a', 'b'], 1);
    await settled();
    outgoing.emit('close');
    expect(cancelled).toHaveLength(1);
  });

  it('breaks the connection off for a defect of the proxy', async () => {
    const defect = new Error('defect');
    const { outgoing } = start(['a', defect]);
    await settled();
    expect([outgoing.destroyedBy, outgoing.isEnded]).toEqual([defect, false]);
  });

  it('leaves every other response alone', async () => {
    const { streams } = start([]);
    const outgoing = new Outgoing();
    const other = new Response(null, { headers: { 'Content-Type': 'text/event-stream' } });
    expect(streams.write(other, outgoing as unknown as ServerResponse)).toBe(false);
    await settled();
    expect(outgoing.head).toEqual([]);
  });
});
