/**
 * Which constructions, names and objects belong to which split. Whole constructions are held out, by a hash of their own
 * text, so that nobody chooses them and adding one moves no other.
 */
import { hashText } from '../../../bytes/random.ts';

export type Wording = 'known' | 'validation' | 'test';

/** Where a construction belongs: 80 % are known to training, 8 % are kept for validation, 12 % for the test. */
export function wordingOf(construction: string): Wording {
  const share = hashText(construction) % 100;
  return share < 80 ? 'known' : share < 88 ? 'validation' : 'test';
}

/**
 * The constructions that a split may use: those of its wording where the list has any, else those that training knows.
 * A list of which training would know none is known whole.
 */
export function allowed<T>(list: readonly T[], wording: Wording, textOf: (item: T) => string): readonly T[] {
  const own = list.filter((item) => wordingOf(textOf(item)) === wording);
  if (own.length > 0) return own;
  const known = list.filter((item) => wordingOf(textOf(item)) === 'known');
  return known.length > 0 ? known : list;
}
