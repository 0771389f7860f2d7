/** The places where a solution may break off: twelve kinds, each with an example. */

/* oxlint-disable relay/no-sentences -- a model reads them */
export interface Cut {
  readonly name: string;
  /** The solution so far. */
  readonly prefix: string;
}

export const cutProblem =
  'A box holds 12 pens. Mia buys 3 boxes and gives 7 pens away. How many pens does she keep?';

export const cuts: readonly Cut[] = [
  { name: 'at the start', prefix: '' },
  { name: 'after a word', prefix: 'Mia buys 3 boxes with 12 pens' },
  { name: 'after a blank', prefix: 'Mia has 3 boxes, so she has ' },
  { name: 'within a word', prefix: 'Mia buys 3 boxes, so we mul' },
  { name: 'within a number', prefix: 'The number of pens is 3 * 12 = 3' },
  { name: 'after a number', prefix: 'The number of pens is 3 * 12 = 36' },
  { name: 'after an equals sign', prefix: 'The number of pens is 3 * 12 =' },
  { name: 'after a full stop', prefix: 'Mia has 36 pens.' },
  { name: 'after a line break', prefix: 'Mia has 36 pens.\n' },
  { name: 'after an empty line', prefix: 'Mia has 36 pens.\n\n' },
  { name: 'within a formula', prefix: 'We compute $3 \\times 12' },
  { name: 'after a character of several bytes', prefix: 'Préparons le café : Mia a 36 stylos 🖊️' },
];
