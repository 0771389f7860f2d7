/**
 * The POST that a stream is asked for with, as whoever reads the stream sees it. A platform sends it in its own way
 * (proxy/node-post.ts) or over fetch, which is here.
 */

/** Sends at once. */
export type StreamPost = (
  url: string,
  init: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
) => StreamCall;

/** A POST that is under way. */
export interface StreamCall {
  /** Resolves with the answer's headers; redirects are answers like any other. Rejects where there is no answer. */
  readonly response: Promise<StreamResponse>;
  /** Breaks it off, whatever has come of it. Whoever waits for the answer, or for more of it, is told the reason. */
  drop(reason: unknown): void;
}

export interface StreamResponse {
  /** Whether the status is one of success. */
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: { getReader(): StreamReader } | null;
}

export interface StreamReader {
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
) => Promise<StreamResponse>;

export function overFetch(fetch: Fetch): StreamPost {
  return (url, { headers, body }) => {
    const stop = new AbortController();
    const { signal } = stop;
    return {
      response: fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal }),
      drop: (reason) => stop.abort(reason),
    };
  };
}
