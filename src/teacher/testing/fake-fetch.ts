/** For tests: a fetch that answers from a script, records what it was asked, and notices when it is cancelled. */

export interface ResponseScript {
  readonly status?: number;
  readonly contentType?: string;
  /** The body, piece by piece; text is sent as UTF-8, a number is a pause in milliseconds. */
  readonly body?: readonly (string | Uint8Array | number)[];
  /** After the last piece: close properly (default), break the connection, send nothing more, or the piece for ever. */
  readonly then?: 'close' | 'break' | 'hang' | 'repeat';
  /** Instead of any answer: nobody there, or nobody who answers. */
  readonly instead?: 'unreachable' | 'silence';
}

export interface RecordedRequest {
  readonly url: string;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface ScriptedFetch {
  readonly fetch: typeof fetch;
  readonly requests: readonly RecordedRequest[];
  /** Resolves when the reader gives up: by the signal or by cancelling the body. */
  readonly cancelled: Promise<void>;
}

function bodyOf(script: ResponseScript, signal: AbortSignal | undefined, onCancel: () => void) {
  const pieces = [...(script.body ?? [])];
  const last = pieces.at(-1);
  return new ReadableStream<Uint8Array>({
    start(controller) {
      signal?.addEventListener('abort', () => {
        onCancel();
        // Already closed or broken: then there is nothing left to break.
        if (pieces.length > 0 || script.then === 'hang') controller.error(signal.reason);
      });
    },
    async pull(controller) {
      let piece = pieces.shift();
      while (typeof piece === 'number') {
        const pause = piece;
        await new Promise((resolve) => setTimeout(resolve, pause));
        piece = pieces.shift();
      }
      if (script.then === 'repeat' && pieces.length === 0 && last !== undefined) pieces.push(last);
      if (piece !== undefined) {
        return controller.enqueue(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece);
      }
      if (script.then === 'hang') return new Promise(() => undefined);
      if (script.then === 'break') return controller.error(new TypeError('terminated'));
      controller.close();
    },
    cancel: onCancel,
  });
}

export function scriptedFetch(script: ResponseScript): ScriptedFetch {
  const requests: RecordedRequest[] = [];
  let onCancel: () => void = () => undefined;
  const cancelled = new Promise<void>((resolve) => (onCancel = resolve));
  return {
    requests,
    cancelled,
    fetch: async (input, init) => {
      const request = new Request(new URL(String(input), 'http://page.test'), init);
      const text = await request.text();
      requests.push({
        url: String(input),
        headers: request.headers,
        body: text === '' ? null : JSON.parse(text),
      });
      const signal = init?.signal ?? undefined;
      if (script.instead === 'unreachable') throw new TypeError('fetch failed');
      if (script.instead === 'silence') {
        return new Promise((_, reject) => {
          signal?.addEventListener('abort', () => {
            onCancel();
            reject(signal.reason as Error);
          });
        });
      }
      return new Response(bodyOf(script, signal, onCancel), {
        status: script.status ?? 200,
        headers: { 'Content-Type': script.contentType ?? 'text/event-stream' },
      });
    },
  };
}

/** Cuts bytes into single ones: the hardest way to arrive. */
export function byteByByte(text: string): Uint8Array[] {
  return Array.from(new TextEncoder().encode(text), (byte) => Uint8Array.of(byte));
}

/** Everything that a stream yields. */
export async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const next of stream) all.push(next);
  return all;
}
