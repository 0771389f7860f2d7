/** The people of problems about ages: young ones by name or as a relative of the writer, and their elders. */
import type { Cast } from '../lexicon/cast.ts';
import { givenNames } from '../lexicon/people.ts';
import type { PersonSlot } from '../wording/scene.ts';

interface Candidate {
  readonly one: string;
  readonly pronoun: 'she' | 'he';
}

const she = (one: string): Candidate => ({ one, pronoun: 'she' });
const he = (one: string): Candidate => ({ one, pronoun: 'he' });

const relatives: readonly Candidate[] = [
  she('my niece'),
  he('my nephew'),
  she('my little sister'),
  he('my little brother'),
  she('my daughter'),
  he('my son'),
  she('my granddaughter'),
  he('my grandson'),
  she('the youngest cousin'),
  he('the boy next door'),
  she('the girl next door'),
  he('my godson'),
  she('my goddaughter'),
  he("my friend's son"),
];

/** Someone young who is not the one who tells the story: mostly by name. */
export function youngster(cast: Cast): PersonSlot {
  const names = givenNames.map(({ name, pronoun }) => (pronoun === 'he' ? he(name) : she(name)));
  const share = Math.ceil(names.length / (3 * relatives.length));
  const { one, pronoun } = cast.pick([...names, ...Array.from({ length: share }, () => relatives).flat()]);
  return { kind: 'person', name: one, pronoun };
}

const elders: readonly Candidate[] = [
  she('grandmother'),
  he('grandfather'),
  she('aunt'),
  he('uncle'),
  he('neighbour'),
  she('piano teacher'),
  she('godmother'),
  he('godfather'),
  she('great-aunt'),
  he('great-uncle'),
  she('nan'),
  he('grandad'),
  he('football coach'),
  she('teacher'),
  she('gran'),
  he('grandpa'),
];

/** Slots for an elder of someone: `{kin}`, and the pronoun `{kinThey}`. */
export function elder(cast: Cast): { kin: string; kinThey: string } {
  const { one, pronoun } = cast.pick(elders);
  return { kin: one, kinThey: pronoun };
}

/** Slots for a mother or father who is old enough. */
export function parent(cast: Cast): { kin: string; kinThey: string } {
  const { one, pronoun } = cast.pick([
    she('mother'),
    he('father'),
    she('mum'),
    he('dad'),
    she('aunt'),
    he('uncle'),
    she('mom'),
    he('trainer'),
    she('godmother'),
    she('stepmother'),
    he('stepfather'),
  ]);
  return { kin: one, kinThey: pronoun };
}
