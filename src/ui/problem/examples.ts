/** Problems to begin with, with their answers: numbers and stories of the kinds that the student was taught. */
import type { Locale } from '../locales/index.ts';
import type { KnownProblem } from '../page-state.ts';

export interface Example extends KnownProblem {
  /** Its title is in the locale. */
  readonly id: keyof Locale['problem']['exampleTitles'];
}

export const examples: readonly Example[] = [
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
