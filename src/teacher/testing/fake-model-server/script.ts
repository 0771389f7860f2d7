/**
 * What the fake model server does with one request. The same scripts run in this process as a fetch (fake-fetch.ts) and
 * over real connections (http-server.ts).
 */

/**
 * A part of a body: text is sent as UTF-8; a function is called when its turn comes; a number is a pause in milliseconds,
 * of which 0 is one turn of the event loop.
 */
export type BodyPiece = string | Uint8Array | number | (() => string);

export interface ResponseScript {
  /** Default: 200. */
  readonly status?: number;
  /** Default: server-sent events. */
  readonly contentType?: string;
  /** Read once, piece by piece, while the response is sent. */
  readonly body?: Iterable<BodyPiece>;
  /** After the last piece: close (default), break the connection, send nothing more, or repeat the last piece forever. */
  readonly then?: 'close' | 'break' | 'hang' | 'repeat';
  /** Instead of a response: refuse the connection, or never respond. */
  readonly instead?: 'unreachable' | 'silence';
}

/** A request that the fake model server received. */
export interface FakeRequest {
  /** As it was asked for; over a real connection path and query only. */
  readonly url: string;
  readonly headers: Headers;
  /** The JSON of the body; null for an empty one. */
  readonly body: unknown;
}

/** The bytes as single pieces: the hardest way for a stream to arrive. */
export function byteByByte(text: string): Uint8Array[] {
  return Array.from(new TextEncoder().encode(text), (byte) => Uint8Array.of(byte));
}

/** Everything that a stream yields. */
export async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const next of stream) all.push(next);
  return all;
}
