/**
 * Problems to begin with, with their answers: numbers and stories of the kinds that the student was taught. Which of them
 * it solves is what it did when `npm run gallery` asked it.
 */
import * as z from 'zod/mini';

import type { Locale } from '../locales/index.ts';
import type { KnownProblem } from '../page-state.ts';
import outcomes from './example-outcomes.json' with { type: 'json' };

export type ExampleOutcome = 'right' | 'wrong';

export interface Example extends KnownProblem {
  /** Its title is in the locale. */
  readonly id: keyof Locale['problem']['exampleTitles'];
}

export const examples: readonly Example[] = [
  {
    id: 'blankets',
    problem:
      'A blanket costs Clara 15 dollars, and she sells it for 32 dollars. She sells 85 blankets and pays 100 dollars for a stand. How much profit does she make in dollars?',
    answer: '1345',
  },
  {
    id: 'carpets',
    problem:
      'The manager of a library buys 43 carpets and has them delivered. One carpet is 39 dollars and the delivery is 200 dollars. Find the whole amount to pay, in dollars.',
    answer: '1877',
  },
  {
    id: 'interest',
    problem:
      'Ines puts 900 dollars into a bank that pays $5\\%$ simple interest each year. How many dollars does she have after 17 years?',
    answer: '1665',
  },
  {
    id: 'salt',
    problem:
      'Jack has 7400 grams of salt water that contains $13\\%$ salt. Then he adds 1000 grams of salt. Find the mass of the salt in grams.',
    answer: '1962',
  },
  {
    id: 'river',
    problem:
      'Anna paddles along a river that is 84 kilometres long. Each day she covers 7 kilometres, and she also takes 9 days of rest. How many days does she need in all?',
    answer: '21',
  },
  {
    id: 'field',
    problem:
      'How many square metres of a rectangular field are left for grass when it measures 92 metres by 91 metres and a pond covers 100 square metres of it?',
    answer: '8272',
  },
  {
    id: 'travel',
    problem:
      'Sam travels by plane for 4 hours at a speed of 576 kilometres per hour and then goes 600 kilometres by car. How many kilometres long is the whole journey?',
    answer: '2904',
  },
  {
    id: 'coins',
    problem:
      'How many coins are in level 68 of a computer game if level 1 has 1000 coins and the number always increases by 59 from one level to the next?',
    answer: '4953',
  },
];

const outcomeOf: Readonly<Record<string, ExampleOutcome>> = z
  .record(z.string(), z.enum(['right', 'wrong']))
  .parse(outcomes);

/** Those that the shipped student gets right with its teacher. */
export const solvedExamples = examples.filter(({ id }) => outcomeOf[id] === 'right');

/** Two that it gets wrong: a class learns as much from them. */
export const failingExamples = examples.filter(({ id }) => outcomeOf[id] === 'wrong').slice(0, 2);
