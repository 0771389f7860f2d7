/** All families about fractions. */
import type { Family } from '../family.ts';
import { fractionMeasureFamilies } from './fraction-measures.ts';
import { fractionMoreFamilies } from './fraction-more.ts';
import { fractionPartFamilies } from './fraction-parts.ts';
import { fractionStepFamilies } from './fraction-steps.ts';
import { fractionTwoFamilies } from './fraction-two.ts';
import { fractionWholeFamilies } from './fraction-wholes.ts';

export const fractionsFamilies: readonly Family[] = [
  ...fractionMeasureFamilies,
  ...fractionMoreFamilies,
  ...fractionPartFamilies,
  ...fractionStepFamilies,
  ...fractionTwoFamilies,
  ...fractionWholeFamilies,
];
