/**
 * Removes what a model adds around a continuation that it was asked for in words: a greeting, a code block, quotation
 * marks, a repetition of the last words. It removes only what certainly does not belong to the solution.
 */

/** The user's message that asks for the continuation of the assistant's message before it. */
export const continuePlease =
  // oxlint-disable-next-line relay/no-sentences -- a model reads it
  'Your solution breaks off in the middle. Continue it from exactly there, as if you had never stopped, to its end. ' +
  'Write nothing but what comes next: no greeting, no comment, no quotation marks, no code block, and nothing of what ' +
  'you have written already.';

/** Interjections that no solution starts with, with the rest of their line where it ends in a colon. */
const greeting = /^\s*(?:sure|certainly|of course|absolutely|understood|okay)[!,.](?:[^\n]*:\s*\n)?\s*/i;

const announcement = /^\s*here(?:['’]s| is)\b[^\n]*\bcontinu[^\n]*:\s*\n\s*/i;

const fence = /^\s*```[^\n`]*\n/;

const quotes: Readonly<Record<string, string>> = { '"': '"', '“': '”', '«': '»', '„': '“' };

/** A repeated word of this many characters is no coincidence. */
const longWord = 12;

/** The part of an answer that continues the prefix. */
export interface Continuation {
  /** White space that the answer lacks between the prefix and the continuation. */
  readonly lead: string;
  /** Where the continuation starts and ends in the answer. */
  readonly start: number;
  readonly end: number;
}

/** A part of an answer that becomes smaller. */
class Part {
  readonly #answer: string;
  #start = 0;
  #end: number;

  constructor(answer: string) {
    this.#answer = answer;
    this.#end = answer.length;
  }

  get text(): string {
    return this.#answer.slice(this.#start, this.#end);
  }

  get range(): { readonly start: number; readonly end: number } {
    return { start: this.#start, end: this.#end };
  }

  dropStart(pattern: RegExp): void {
    this.dropCharacters(pattern.exec(this.text)?.[0].length ?? 0);
  }

  dropEnd(pattern: RegExp): void {
    this.#end -= pattern.exec(this.text)?.[0].length ?? 0;
  }

  dropCharacters(count: number): void {
    this.#start += count;
  }

  keepTo(length: number): void {
    this.#end = this.#start + length;
  }
}

/**
 * Finds the continuation in a whole answer.
 * @param prefix the text that the model was asked to continue
 */
export function continuationIn(answer: string, prefix: string): Continuation {
  const part = new Part(answer);
  part.dropStart(greeting);
  part.dropStart(announcement);
  dropFence(part, prefix);
  dropQuotes(part);
  if (!/(?:\.\.|…)$/.test(prefix)) part.dropStart(/^\s*(?:\.\.\.|…)/);
  dropOverlap(part, prefix);
  return { lead: join(part, prefix), ...part.range };
}

/** Keeps the fence of a code block that the solution itself has opened. */
function dropFence(part: Part, prefix: string): void {
  const isOpen = (prefix.match(/```/g) ?? []).length % 2 === 1;
  if (isOpen || !fence.test(part.text)) return;
  part.dropStart(fence);
  part.dropEnd(/\n?```\s*$/);
}

/** Removes quotation marks around the whole text; the closing one is missing where the answer was cut. */
function dropQuotes(part: Part): void {
  const start = part.text.trimStart();
  const closing = quotes[start.charAt(0)];
  if (closing === undefined) return;
  const inner = start.slice(1);
  const at = inner.indexOf(closing);
  if (at >= 0 && inner.slice(at + 1).trim() !== '') return;
  part.dropCharacters(part.text.length - inner.length);
  if (at >= 0) part.keepTo(at);
}

/**
 * Removes the longest start of the text that repeats the end of the prefix, from a word boundary on, unless it may be a
 * coincidence: it must be two words or one long word.
 */
function dropOverlap(part: Part, prefix: string): void {
  const end = prefix.trimEnd();
  const start = part.text.trimStart();
  for (let at = Math.max(0, end.length - start.length); at < end.length; at += 1) {
    const repeated = end.slice(at);
    const beginsWord = at === 0 || /\s/.test(end.charAt(at - 1));
    const isCoincidence = repeated.length < longWord && !/\s/.test(repeated);
    if (!beginsWord || isCoincidence || !start.startsWith(repeated)) continue;
    part.dropCharacters(part.text.length - start.length + repeated.length);
    return;
  }
}

/** Keeps white space between prefix and text once; returns a space where two words need one. */
function join(part: Part, prefix: string): string {
  if (/\s$/.test(prefix)) {
    part.dropStart(/^\s+/);
    return '';
  }
  return /[\p{L},;:!?]$/u.test(prefix) && /^\p{L}/u.test(part.text) ? ' ' : '';
}
