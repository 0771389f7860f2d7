/**
 * Made-up words. A model that reads only words of a list learns the list; words that it cannot know teach it to copy what
 * stands in the problem. Knows syllables only.
 */
import type { Random } from '../../../bytes/random.ts';
import type { Thing } from '../wording/scene.ts';

const starts =
  'b bl br c ch cl d dr f fl g gl gr h j k kl l m n p pl pr qu r s sh sk sl sn st t th tr v w y z'.split(' ');
const vowels = 'a e i o u ai ea ee oo ou ia io'.split(' ');
const ends = ['', '', 'n', 'r', 'l', 't', 'm', 'nd', 'st', 'ck', 'p', 'rn', 'lf', 'd'];

function word(random: Random): string {
  const syllables = Array.from({ length: random.int(1, 3) }, () => random.pick(starts) + random.pick(vowels));
  const end = random.pick(ends);
  const joined = syllables.join('') + end;
  return joined.length < 4 ? `${joined}${random.pick(vowels)}n` : joined;
}

/** A made-up first name. */
export function inventedName(random: Random): string {
  const name = word(random);
  return (name[0] ?? '').toUpperCase() + name.slice(1);
}

/** A made-up thing with a regular plural. */
export function inventedNoun(random: Random): Thing {
  const one = word(random);
  return { kind: 'thing', one, many: `${one}s` };
}
