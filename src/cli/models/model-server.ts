/** A model behind a server: its address and its key, and what commands take for granted of it. */

/** Runs at once against a server, which batches them. */
export const SERVER_CONCURRENCY = 64;

/** Tokens of the longest solution: those of real models are longer than those of the embedded student. */
export const SERVER_MAX_TOKENS = 8192;

/** The key in a variable of the environment; null where it is empty or not set. */
export function keyIn(name: string): string | null {
  const key = process.env[name]?.trim() ?? '';
  return key === '' ? null : key;
}

/** The base of the paths: the address with `/v1` where it has no version. */
export function withVersion(url: string): string {
  const base = url.replace(/\/+$/, '').replace(/\/(?:chat\/)?completions$/, '');
  return /\/v\d+$/.test(base) ? base : `${base}/v1`;
}

/** Concurrent runs share one request. */
export function sharedCheck(check: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => (running ??= check().finally(() => (running = null)));
}
