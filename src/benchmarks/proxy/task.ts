/**
 * The task of a stream in the benchmark. It is part of the prompt, as a proxy forwards nothing else; each token holds its
 * stream, its index and the time when it was sent.
 */

/** One stream of n tokens with a unique name. */
export interface Task {
  /** Unique within a run. */
  readonly stream: number;
  readonly tokens: number;
  /** Milliseconds between two tokens; 0 sends them as fast as the connection takes them. */
  readonly everyMs: number;
}

/** One token of an answer. */
export interface TimedToken {
  readonly stream: number;
  readonly index: number;
  /** On the shared clock. */
  readonly sentAt: number;
}

/** The task as a problem; max_tokens holds the number of tokens. */
export function problemOf({ stream, everyMs }: Omit<Task, 'tokens'>): string {
  return `Stream ${stream}, one token every ${everyMs} ms.`;
}

/** Finds the task in the prompt that a proxy made of the problem; null if there is none. */
export function taskIn(prompt: string): Omit<Task, 'tokens'> | null {
  const [, stream, everyMs] = /Stream (\d+), one token every (\d+) ms\./.exec(prompt) ?? [];
  return stream === undefined || everyMs === undefined
    ? null
    : { stream: Number(stream), everyMs: Number(everyMs) };
}

/** Part of every token and of nothing else, so that a token can be noticed without parsing. */
export const tokenMark = '@';

/** The text of one token. */
export function taskTokenText({ stream, index, sentAt }: TimedToken): string {
  return `${stream}.${index}${tokenMark}${sentAt.toFixed(3)} `;
}

/**
 * Parses the tokens of a text.
 * @returns the complete tokens, and the rest of the text that is not one
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
