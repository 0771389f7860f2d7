/**
 * What a model that was asked in words to continue a text puts around the continuation: a greeting, a code block,
 * quotation marks, the end of the text again. All of it is taken off, as far as it is sure to be none of the solution.
 *
 * It is held back until the answer is complete: only then can be said what its beginning was.
 */
import type { TextFilter } from './text-filter.ts';

/** The words, behind the assistant's message that is to be continued. */
export const continuePlease =
  'Your solution breaks off in the middle. Continue it from exactly there, as if you had never stopped, to its end. ' +
  'Write nothing but what comes next: no greeting, no comment, no quotation marks, no code block, and nothing of what ' +
  'you have written already.';

/** Interjections with which no part of a solution begins; with the rest of their line where it announces something. */
const greeting = /^\s*(?:sure|certainly|of course|absolutely|understood|okay)[!,.](?:[^\n]*:\s*\n)?\s*/i;

const announcement = /^\s*here(?:['’]s| is)\b[^\n]*\bcontinu[^\n]*:\s*\n\s*/i;

const fence = /^\s*```[^\n`]*\n/;

const quotes: Readonly<Record<string, string>> = { '"': '"', '“': '”', '«': '»', '„': '“' };

/** Characters of a word that nobody writes twice by chance. */
const longWord = 12;

export class ContinuationCleaner implements TextFilter {
  #text = '';

  constructor(private readonly prefix: string) {}

  push(piece: string): string {
    this.#text += piece;
    return '';
  }

  end(): string {
    const text = this.#text;
    this.#text = '';
    return joined(this.prefix, withoutOverlap(this.prefix, unwrapped(text, this.prefix)));
  }
}

function unwrapped(text: string, prefix: string): string {
  const said = text.replace(greeting, '').replace(announcement, '');
  return withoutDots(withoutQuotes(withoutFence(said, prefix)), prefix);
}

/** A block that the solution itself has opened is the solution's. */
function withoutFence(text: string, prefix: string): string {
  const isOpen = (prefix.match(/```/g) ?? []).length % 2 === 1;
  return isOpen || !fence.test(text) ? text : text.replace(fence, '').replace(/\n?```\s*$/, '');
}

/** A mark that stands at the beginning, and again at the end or, where the answer was cut off, nowhere. */
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
 * Without the longest beginning that the prefix ends with, where that is no chance: two words or a long one, from the
 * beginning of a word on.
 */
function withoutOverlap(prefix: string, text: string): string {
  const end = prefix.trimEnd();
  const start = text.trimStart();
  for (let at = Math.max(0, end.length - start.length); at < end.length; at += 1) {
    const repeated = end.slice(at);
    const beginsWord = at === 0 || /\s/.test(end.charAt(at - 1));
    const isChance = repeated.length < longWord && !/\s/.test(repeated);
    if (beginsWord && !isChance && start.startsWith(repeated)) return start.slice(repeated.length);
  }
  return text;
}

/** White space between the two once; and a space between words that the model did not know how to join. */
function joined(prefix: string, text: string): string {
  if (/\s$/.test(prefix)) return text.trimStart();
  return /[\p{L},;:!?]$/u.test(prefix) && /^\p{L}/u.test(text) ? ` ${text}` : text;
}
