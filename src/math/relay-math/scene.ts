/** Names of the people in the stories. */
import type { Random } from '../../bytes/random.ts';

export interface Person {
  readonly name: string;
  readonly they: 'she' | 'he';
  readonly They: 'She' | 'He';
  readonly their: 'her' | 'his';
}

const she = { they: 'she', They: 'She', their: 'her' } as const;
const he = { they: 'he', They: 'He', their: 'his' } as const;

const women = 'Mia Anna Lena Sara Nora Ella Ruth Clara Amina Priya Yuki Zoe Maria Ines Leila'.split(' ');
const men = 'Ben Tom Leo Max Noah Omar Paul Luis Ravi Sam Jack Ivan Hugo Adam Kofi'.split(' ');

export const people: readonly Person[] = [
  ...women.map((name) => ({ name, ...she })),
  ...men.map((name) => ({ name, ...he })),
];

/** Two people with different names. */
export function twoPeople(random: Random): [Person, Person] {
  const first = random.pick(people);
  return [first, random.pick(people.filter((person) => person !== first))];
}
