/**
 * Problems in words that no student of this project learned, made from problems that it has: the numbers and the answer
 * stay. They stand in for other languages, where a calibration needs to see such texts.
 */

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

/** The same problem with other letters, so that hardly a word of it is one. */
export function foreignText(problem: string): string {
  return problem.replace(/[aeioutsn]/g, (letter) => turned[letter] ?? letter);
}
