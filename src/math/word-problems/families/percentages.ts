/** All families about percentages. */
import type { Family } from '../family.ts';
import { percentBareFamilies } from './percent-bare.ts';
import { percentBothTimesFamilies } from './percent-both-times.ts';
import { percentChangeFamilies } from './percent-change.ts';
import { percentCompareFamilies } from './percent-compare.ts';
import { percentFeeFamilies } from './percent-fees.ts';
import { percentFindingFamilies } from './percent-finding.ts';
import { percentGroupFamilies } from './percent-groups.ts';
import { percentInterestFamilies } from './percent-interest.ts';
import { percentLeftFamilies } from './percent-left.ts';
import { percentPartFamilies } from './percent-parts.ts';
import { percentPriceFamilies } from './percent-prices.ts';
import { percentSaleFamilies } from './percent-sales.ts';
import { percentStuffFamilies } from './percent-stuff.ts';
import { percentTipFamilies } from './percent-tips.ts';

export const percentagesFamilies: readonly Family[] = [
  ...percentBareFamilies,
  ...percentBothTimesFamilies,
  ...percentChangeFamilies,
  ...percentCompareFamilies,
  ...percentFeeFamilies,
  ...percentFindingFamilies,
  ...percentGroupFamilies,
  ...percentInterestFamilies,
  ...percentLeftFamilies,
  ...percentPartFamilies,
  ...percentPriceFamilies,
  ...percentSaleFamilies,
  ...percentStuffFamilies,
  ...percentTipFamilies,
];
