/** The fake model server as a fetch, without a network, so that fake timers control its pauses. */
import type { FakeRequest, ResponseScript } from './script.ts';

export interface FakeFetch {
  readonly fetch: typeof fetch;
  readonly requests: readonly FakeRequest[];
  /** Resolves when the reader gives up: by the signal, or by cancelling the body. */
  readonly canceled: Promise<void>;
}

function bodyOf(script: ResponseScript, signal: AbortSignal | undefined, onCancel: () => void) {
  const pieces = [...(script.body ?? [])];
  const last = pieces.at(-1);
  return new ReadableStream<Uint8Array>({
    start(controller) {
      signal?.addEventListener('abort', () => {
        onCancel();
        // A stream that is closed or broken already cannot be broken again.
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
        const content = typeof piece === 'function' ? piece() : piece;
        return controller.enqueue(typeof content === 'string' ? new TextEncoder().encode(content) : content);
      }
      if (script.then === 'hang') return new Promise(() => undefined);
      if (script.then === 'break') return controller.error(new TypeError('terminated'));
      controller.close();
    },
    cancel: onCancel,
  });
}

/** A fetch that responds to every request with the script, and records the requests. */
export function fakeFetch(script: ResponseScript): FakeFetch {
  const requests: FakeRequest[] = [];
  let onCancel: () => void = () => undefined;
  const canceled = new Promise<void>((resolve) => (onCancel = resolve));
  return {
    requests,
    canceled,
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
