/** Families about work, rates and output: spread over files by idea. */
import type { Family } from '../family.ts';
import { outputFamilies } from './work-output.ts';
import { restFamilies } from './work-rest.ts';
import { rewardFamilies } from './work-rewards.ts';
import { workTankFamilies } from './work-tanks.ts';
import { teamFamilies } from './work-teams.ts';

export const workFamilies: readonly Family[] = [
  ...outputFamilies,
  ...teamFamilies,
  ...rewardFamilies,
  ...restFamilies,
  ...workTankFamilies,
];
