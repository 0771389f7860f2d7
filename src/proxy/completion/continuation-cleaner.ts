/**
 * Removes what a model adds around a continuation that it was asked for in words: a greeting, a code block, quotation
 * marks, a repetition of the last words. It removes only what certainly does not belong to the solution.
 *
 * The answer is held back until it is complete, as only then its start can be judged.
 */
import type { TextFilter } from './text-filter.ts';

/** The user's message that asks for the continuation of the assistant's message before it. */
export const continuePlease =
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

/** Removes what a model adds around a continuation; returns the whole text at its end. */
export class ContinuationCleaner implements TextFilter {
  readonly #prefix: string;
  #text = '';

  /** @param prefix the text that the model was asked to continue */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  push(piece: string): string {
    this.#text += piece;
    return '';
  }

  end(): string {
    const text = this.#text;
    this.#text = '';
    return joined(this.#prefix, withoutOverlap(this.#prefix, unwrapped(text, this.#prefix)));
  }
}

function unwrapped(text: string, prefix: string): string {
  const said = text.replace(greeting, '').replace(announcement, '');
  return withoutDots(withoutQuotes(withoutFence(said, prefix)), prefix);
}

/** Keeps the fence of a code block that the solution itself has opened. */
function withoutFence(text: string, prefix: string): string {
  const isOpen = (prefix.match(/```/g) ?? []).length % 2 === 1;
  return isOpen || !fence.test(text) ? text : text.replace(fence, '').replace(/\n?```\s*$/, '');
}

/** Removes quotation marks around the whole text; the closing one is missing where the answer was cut. */
function withoutQuotes(text: string): string {
  const start = text.trimStart();
  const closing = quotes[start.charAt(0)];
  if (closing === undefined) return text;
  const inner = start.slice(1);
  const at = inner.indexOf(closing);
  if (at < 0) return inner;
  return inner.slice(at + 1).trim() === '' ? inner.slice(0, at) : text;
}

function withoutDots(text: string, prefix: string): string {
  return /(?:\.\.|…)$/.test(prefix) ? text : text.replace(/^\s*(?:\.\.\.|…)/, '');
}

/**
 * Removes the longest start of the text that repeats the end of the prefix, from a word boundary on, unless it may be a
 * coincidence: it must be two words or one long word.
 */
function withoutOverlap(prefix: string, text: string): string {
  const end = prefix.trimEnd();
  const start = text.trimStart();
  for (let at = Math.max(0, end.length - start.length); at < end.length; at += 1) {
    const repeated = end.slice(at);
    const beginsWord = at === 0 || /\s/.test(end.charAt(at - 1));
    const isCoincidence = repeated.length < longWord && !/\s/.test(repeated);
    if (beginsWord && !isCoincidence && start.startsWith(repeated)) return start.slice(repeated.length);
  }
  return text;
}

/** Keeps white space between prefix and text once, and adds a space between two words. */
function joined(prefix: string, text: string): string {
  if (/\s$/.test(prefix)) return text.trimStart();
  return /[\p{L},;:!?]$/u.test(prefix) && /^\p{L}/u.test(text) ? ` ${text}` : text;
}
