/**
 * The POST that a stream is asked for with, as whoever reads the stream sees it. A platform sends it in its own way
 * (proxy/node-post.ts) or over fetch, which is here.
 */

/** Sends at once. */
export type HttpTransport = (
  url: string,
  init: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
) => HttpCall;

/** A POST that is under way. */
export interface HttpCall {
  /** Resolves with the answer's headers; redirects are answers like any other. Rejects where there is no answer. */
  readonly response: Promise<HttpResponse>;
  /** Breaks it off, whatever has come of it. Whoever waits for the answer, or for more of it, is told the reason. */
  abort(reason: unknown): void;
}

export interface HttpResponse {
  /** Whether the status is one of success. */
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: { getReader(): HttpBodyReader } | null;
}

export interface HttpBodyReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  /** Nothing more is wanted; what is on its way may still come. */
  cancel(): Promise<void>;
}

/** What of fetch is used. */
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

export function fetchTransport(fetch: Fetch): HttpTransport {
  return (url, { headers, body }) => {
    const stop = new AbortController();
    const { signal } = stop;
    return {
      response: fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal }),
      abort: (reason) => stop.abort(reason),
    };
  };
}
