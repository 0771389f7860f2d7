/** The one list of all families. */
import type { Family } from '../family.ts';
import { agesFamilies } from './ages.ts';
import { averagesFamilies } from './averages.ts';
import { billsFamilies } from './bills.ts';
import { wordCountingFamilies } from './counting.ts';
import { fractionsFamilies } from './fractions.ts';
import { groupsFamilies } from './groups.ts';
import { mixturesFamilies } from './mixtures.ts';
import { percentagesFamilies } from './percentages.ts';
import { puzzlesFamilies } from './puzzles.ts';
import { ratiosFamilies } from './ratios.ts';
import { sequencesFamilies } from './sequences.ts';
import { shapesFamilies } from './shapes.ts';
import { shoppingFamilies } from './shopping.ts';
import { travelFamilies } from './travel.ts';
import { unitsFamilies } from './units.ts';
import { workFamilies } from './work.ts';

export const wordFamilies: readonly Family[] = [
  ...shoppingFamilies,
  ...billsFamilies,
  ...percentagesFamilies,
  ...fractionsFamilies,
  ...travelFamilies,
  ...workFamilies,
  ...shapesFamilies,
  ...unitsFamilies,
  ...wordCountingFamilies,
  ...groupsFamilies,
  ...agesFamilies,
  ...puzzlesFamilies,
  ...sequencesFamilies,
  ...averagesFamilies,
  ...ratiosFamilies,
  ...mixturesFamilies,
];
