/**
 * Where a text may be cut: between two words, numbers or marks, never inside one. A solution that is cut inside a number
 * states another number.
 */
import { Utf8Decoder } from '../bytes/utf8.ts';
import type { TokenId } from './events.ts';
import type { Vocabulary } from './student.ts';

/**
 * A run of characters that is longer is no word: a model repeats itself. So a cut falls at most this many characters after
 * the token where it is due.
 */
const longestWord = 64;

/** Words and numbers by Unicode's rules (UAX 29): `3.14`, `1,000` and `can't` are one each. */
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/**
 * The number of tokens, at least `count`, after which the text of `ids` may be cut: up to the next boundary of words,
 * numbers and characters. Without one within 64 characters, the cut falls after `count` tokens, between characters.
 * @param count less than the number of ids
 */
export function cutAtBoundary(ids: readonly TokenId[], count: number, vocabulary: Vocabulary): number {
  const decoder = new Utf8Decoder();
  const ends: { readonly at: number; readonly whole: boolean }[] = [];
  let text = '';
  for (const id of ids) {
    text += decoder.push(vocabulary.bytesOf(id));
    ends.push({ at: text.length, whole: !decoder.unfinished });
  }
  const due = ends[count - 1]?.at ?? 0;
  const boundaries = boundariesOf(text, due, due + longestWord);
  const index = ends.findIndex(({ at, whole }, i) => i >= count - 1 && whole && boundaries.has(at));
  return index >= 0 ? index + 1 : wholeCharacters(ids, count, vocabulary);
}

/**
 * The first position from `at` on at which a text may be cut: a boundary of words, numbers and characters. `at` itself
 * where there is none within 64 characters.
 */
export function nextBoundary(text: string, at: number): number {
  const [first = Math.min(at, text.length)] = boundariesOf(text, at, at + longestWord);
  return first;
}

/** The number of tokens, at most `count`, after which no character is unfinished. */
export function wholeCharacters(ids: readonly TokenId[], count: number, vocabulary: Vocabulary): number {
  const decoder = new Utf8Decoder();
  let whole = 0;
  ids.slice(0, count).forEach((id, index) => {
    decoder.push(vocabulary.bytesOf(id));
    if (!decoder.unfinished) whole = index + 1;
  });
  return whole;
}

/** The boundaries of a text from `from` to `to`, as positions in UTF-16 units. */
function boundariesOf(text: string, from: number, to: number): ReadonlySet<number> {
  // A window is enough: words are short, and segmenting a long text takes time.
  const start = text.lastIndexOf('\n', Math.max(0, from - longestWord)) + 1;
  const boundaries = new Set<number>();
  for (const { index, segment } of segmenter.segment(text.slice(start, to + longestWord))) {
    const at = start + index + segment.length;
    if (at > to) break;
    // TeX reads a backslash and the letters after it as one.
    if (at >= from && !segment.endsWith('\\')) boundaries.add(at);
  }
  return boundaries;
}
