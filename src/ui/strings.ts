/**
 * Everything that the page says, in one place, so that it can be translated: this object, whose parts lie in strings/.
 * No markup, no logic beyond plurals.
 */
import { choosingStrings } from './strings/choosing.ts';
import { surroundingsStrings } from './strings/surroundings.ts';
import { solutionStrings } from './strings/solution.ts';
import { changingStrings } from './strings/changing.ts';
import { familiarityStrings } from './strings/familiarity.ts';
import { lessonStrings } from './strings/lesson.ts';
import { number, cents } from './strings/format.ts';

export const strings = {
  ...choosingStrings,
  ...surroundingsStrings,
  ...solutionStrings,
  ...changingStrings,
  ...lessonStrings,
  ...familiarityStrings,
  number: (value: number) => number.format(value),
  dateAndTime: (date: Date) => date.toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' }),
  date: (date: Date) => date.toLocaleDateString('en', { dateStyle: 'medium' }),
  percent: (ratio: number) => `${(ratio * 100).toFixed(ratio > 0 && ratio < 0.1 ? 2 : 1)} %`,
  /** Small sums of dollars, in cents. */
  money: (dollars: number) => `${cents.format(100 * dollars)}\u00a0¢`,
  milliseconds: (ms: number) => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`),
} as const;
