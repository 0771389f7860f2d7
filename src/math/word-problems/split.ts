/**
 * Which part of the problems belongs to training. The split looks at the family and the numbers only, never at the
 * text: a problem cannot come back in a test under another name or in other words.
 */
import type { ProblemParameters } from '../relay-math/family.ts';
import { hashText } from '../../bytes/random.ts';

export type SplitPart = 'train' | 'validation' | 'test';

/** The family and its numbers in one text, the same for the same problem whatever it is about. */
export function problemKey(family: string, parameters: ProblemParameters): string {
  let key = family;
  for (const name of Object.keys(parameters).sort()) key += `|${name}=${parameters[name]}`;
  return key;
}

/** The part of a problem: 94 % train, 3 % validation, 3 % test, by a hash of family and parameters. */
export function splitOf(family: string, parameters: ProblemParameters): SplitPart {
  const share = hashText(problemKey(family, parameters)) % 100;
  return share < 94 ? 'train' : share < 97 ? 'validation' : 'test';
}
