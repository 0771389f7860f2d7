/** Families about units: conversions, times, temperatures, weights and volumes. */
import type { Family } from '../family.ts';
import { clockFamilies } from './clock.ts';
import { conversionFamilies } from './conversions.ts';
import { hourFamilies } from './hours.ts';
import { portionFamilies } from './portions.ts';
import { unitsLeftFamilies } from './units-left.ts';
import { weightFamilies } from './weights.ts';

export const unitsFamilies: readonly Family[] = [
  ...conversionFamilies,
  ...unitsLeftFamilies,
  ...clockFamilies,
  ...hourFamilies,
  ...weightFamilies,
  ...portionFamilies,
];
