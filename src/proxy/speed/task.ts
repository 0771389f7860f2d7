/**
 * What a stream of the benchmark asks for and how its answer is told from all others. The task travels in the prompt,
 * since a proxy passes nothing else on; each token names its stream, its place and when it was sent.
 */

/** One stream: n tokens under a name of its own. */
export interface Task {
  /** No two streams of a run share it. */
  readonly stream: number;
  readonly tokens: number;
  /** Milliseconds between two tokens; 0 sends them as fast as the connection takes them. */
  readonly everyMs: number;
}

/** One token as it came out of an answer. */
export interface TimedToken {
  readonly stream: number;
  readonly index: number;
  /** By the shared clock. */
  readonly sentAt: number;
}

/** The task as the problem of a prompt; the number of tokens travels as max_tokens. */
export function problemOf({ stream, everyMs }: Omit<Task, 'tokens'>): string {
  return `Stream ${stream}, one token every ${everyMs} ms.`;
}

/** Finds the task in whatever prompt a proxy made of the problem; null where there is none. */
export function taskIn(prompt: string): Omit<Task, 'tokens'> | null {
  const [, stream, everyMs] = /Stream (\d+), one token every (\d+) ms\./.exec(prompt) ?? [];
  return stream === undefined || everyMs === undefined
    ? null
    : { stream: Number(stream), everyMs: Number(everyMs) };
}

/** Stands in every token and nowhere else in a stream, so that a token can be noticed without reading the stream. */
export const tokenMark = '@';

/** The text of one token. */
export function tokenText({ stream, index, sentAt }: TimedToken): string {
  return `${stream}.${index}${tokenMark}${sentAt.toFixed(3)} `;
}

/**
 * Cuts text into tokens, whatever its pieces were.
 * @returns what is complete, and the rest that is not; a text that is none of these tokens ends in the rest
 */
export function readTokens(text: string): { readonly pieces: readonly TimedToken[]; readonly rest: string } {
  const token = /(\d+)\.(\d+)@(\d+\.\d+) /y;
  const pieces: TimedToken[] = [];
  let end = 0;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [, stream, index, sentAt] = match;
    pieces.push({ stream: Number(stream), index: Number(index), sentAt: Number(sentAt) });
    end = token.lastIndex;
  }
  return { pieces, rest: text.slice(end) };
}
