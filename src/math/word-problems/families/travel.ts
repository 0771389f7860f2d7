/** Families about ways, speeds and times of day: spread over files by idea. */
import type { Family } from '../family.ts';
import { travelClockFamilies } from './travel-clock.ts';
import { dailyFamilies } from './travel-daily.ts';
import { fuelFamilies } from './travel-fuel.ts';
import { journeyFamilies } from './travel-journeys.ts';
import { lapFamilies } from './travel-laps.ts';
import { meetingFamilies } from './travel-meetings.ts';
import { scheduleFamilies } from './travel-schedule.ts';
import { travelTimeFamilies } from './travel-times.ts';

export const travelFamilies: readonly Family[] = [
  ...journeyFamilies,
  ...travelTimeFamilies,
  ...meetingFamilies,
  ...dailyFamilies,
  ...lapFamilies,
  ...fuelFamilies,
  ...travelClockFamilies,
  ...scheduleFamilies,
];
