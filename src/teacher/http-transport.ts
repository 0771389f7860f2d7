/**
 * The POST that opens a stream, as the reader of the stream sees it. `fetchTransport` sends it with fetch; on Node the
 * proxy has its own transport (proxy/node/node-transport.ts).
 */

/** Sends the request at once. */
export type HttpTransport = (
  url: string,
  init: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
) => HttpCall;

/** A POST in progress. */
export interface HttpCall {
  /** Resolves with the response's headers; a redirect is a response like any other. Rejects where there is no response. */
  readonly response: Promise<HttpResponse>;
  /** Cancels the request at any time. Pending promises of it reject with the reason. */
  abort(reason: unknown): void;
}

export interface HttpResponse {
  /** Whether the status is from 200 to 299. */
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: { getReader(): HttpBodyReader } | null;
}

export interface HttpBodyReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  /** The rest is not needed; data that is in transit may still arrive. */
  cancel(): Promise<void>;
}

/** The part of fetch that is used. */
type Fetch = (
  url: string,
  init: {
    readonly method: 'POST';
    readonly headers: Record<string, string>;
    readonly body: string;
    readonly redirect: 'manual';
    readonly signal: AbortSignal;
  },
) => Promise<HttpResponse>;

/** Sends POSTs with `fetch`. */
export function fetchTransport(fetch: Fetch): HttpTransport {
  return (url, { headers, body }) => {
    const controller = new AbortController();
    const { signal } = controller;
    return {
      response: fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal }),
      abort: (reason) => controller.abort(reason),
    };
  };
}
