import { afterEach, describe, expect, it, vi } from 'vitest';
import { followRoom, type RoomConnection, type RoomServer } from './client.ts';
import { emptyRoom } from './state.ts';
import { roomKeepAliveMs } from './wire.ts';

afterEach(() => void vi.useRealTimers());

const membership = { room: 'ACDEFG', member: 1, token: 'token' };

/** A server that answers each request with the next of these texts, then with a network error. */
function serverOf(...texts: readonly string[]): RoomServer & { readonly asked: (string | null)[] } {
  const left = [...texts];
  const asked: (string | null)[] = [];
  return {
    url: 'http://room.test',
    accessCode: null,
    asked,
    fetch: (_input, init) => {
      asked.push(new Headers(init?.headers).get('Last-Event-ID'));
      const text = left.shift();
      return text === undefined
        ? Promise.reject(new TypeError('no network'))
        : Promise.resolve(new Response(text));
    },
  };
}

const piece = (number: number, name: string, data: unknown): string =>
  `id: ${number}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
const state = (number: number): string =>
  piece(number, 'state', { state: { ...emptyRoom, code: 'ACDEFG', number }, at: Date.now() });

/** Follows a room without waiting between tries. */
async function follow(server: RoomServer, leaveAfter = Infinity) {
  const connections: RoomConnection[] = [];
  const locked: boolean[] = [];
  const leave = new AbortController();
  await followRoom(
    server,
    membership,
    {
      onState: ({ isLocked }) => void locked.push(isLocked),
      onConnection: (connection) => void connections.push(connection),
    },
    leave.signal,
    () => {
      if (connections.filter(({ kind }) => kind === 'lost').length >= leaveAfter) leave.abort();
      return Promise.resolve();
    },
  );
  return { connections: connections.map(({ kind }) => kind), last: connections.at(-1), locked };
}

describe('a member that follows a room', () => {
  it('asks for what came after the last event that it saw', async () => {
    const server = serverOf(
      state(3),
      piece(5, 'event', { type: 'locked', isLocked: true }) +
        piece(7, 'event', { type: 'ended', by: 'lead' }),
    );
    const { connections, locked, last } = await follow(server);
    expect(server.asked).toEqual([null, '3']);
    expect(connections).toEqual(['connecting', 'open', 'lost', 'open', 'closed']);
    expect(locked).toEqual([false, true, true]);
    expect(last).toEqual({ kind: 'closed', error: null });
  });

  it('tries again while the network is away', async () => {
    const { connections } = await follow(serverOf(state(3)), 3);
    expect(connections).toEqual(['connecting', 'open', 'lost', 'lost', 'lost', 'closed']);
  });

  it('connects again where the connection died without a word, as in a device that slept', async () => {
    vi.useFakeTimers();
    const pieces = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode(state(3))),
    });
    let asked = 0;
    const connections: string[] = [];
    const leave = new AbortController();
    const following = followRoom(
      {
        url: 'http://room.test',
        accessCode: null,
        fetch: () => Promise.resolve(new Response((asked += 1) === 1 ? pieces : null)),
      },
      membership,
      { onState: () => undefined, onConnection: ({ kind }) => void connections.push(kind) },
      leave.signal,
      () => Promise.resolve(asked > 1 ? leave.abort() : undefined),
    );
    await vi.advanceTimersByTimeAsync(2 * roomKeepAliveMs);
    expect(connections).toEqual(['connecting', 'open']);
    await vi.advanceTimersByTimeAsync(roomKeepAliveMs);
    await following;
    expect(connections.slice(0, 4)).toEqual(['connecting', 'open', 'lost', 'open']);
  });

  it('ends with the state of a room that has ended meanwhile, though the connection stays open', async () => {
    const text = piece(9, 'state', { state: { ...emptyRoom, number: 9, ended: 'time' }, at: 0 });
    const pieces = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode(text)),
    });
    const connections: RoomConnection[] = [];
    await followRoom(
      { url: 'http://room.test', accessCode: null, fetch: () => Promise.resolve(new Response(pieces)) },
      membership,
      { onState: () => undefined, onConnection: (connection) => void connections.push(connection) },
      new AbortController().signal,
    );
    expect(connections.at(-1)).toEqual({ kind: 'closed', error: null });
  });

  it.each([
    ['an event of a newer server', piece(4, 'event', { type: 'danced' })],
    ['a state of another form', piece(4, 'state', { state: {} })],
    ['no JSON', 'event: state\ndata: <p>\n\n'],
  ])('ends with a reason at %s', async (_, text) => {
    const { last } = await follow(serverOf(state(3) + text));
    expect(last).toMatchObject({ kind: 'closed', error: { code: 'room-events-unknown' } });
  });
});
