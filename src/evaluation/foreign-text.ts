/**
 * Problems in words that no student of this project learned, made from problems that it has: the numbers and the answer
 * stay. They stand in for what people type, where a calibration needs to see such texts.
 */

/** As typed in a hurry: small letters, no punctuation, no small words. */
function careless(problem: string): string {
  return problem
    .toLowerCase()
    .replace(/\b(?:a|an|the|of|is|are|does|do)\b ?/g, '')
    .replace(/[^\p{L}\p{N}\s.$%/]|\.(?!\d)/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const turned: Readonly<Record<string, string>> = {
  a: 'o',
  e: 'ä',
  i: 'u',
  o: 'e',
  u: 'y',
  t: 'k',
  s: 'z',
  n: 'm',
};

/** As in another language: the same letters, in no word that is one. */
function inOtherWords(problem: string): string {
  return problem.replace(/[aeioutsn]/g, (letter) => turned[letter] ?? letter);
}

const rewritings = [careless, inOtherWords] as const;

/** @param index which of the ways the text is made foreign in, in turn */
export function foreignText(problem: string, index: number): string {
  const rewrite = rewritings[index % rewritings.length] ?? careless;
  return rewrite(problem);
}
