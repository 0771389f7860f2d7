/**
 * What a calibrated student makes of a problem: the surprise at the problem's own tokens, from the pass over the prompt,
 * and what its calibration says of it. It knows no model and no page.
 */
import { familiarityOf, statisticsOf, type Calibration } from '../engine/familiarity.ts';
import type { Familiarity } from '../relay/events.ts';
import { problemSpanOf } from './problem-span.ts';

/**
 * @param prompt the tokens of the prompt
 * @param surprises the surprise at each of them; those behind them are not looked at
 * @returns null where the problem has no tokens of its own
 */
export type FamiliarityReader = (prompt: readonly number[], surprises: Float32Array) => Familiarity | null;

/** @param promptOf gives the tokens of the prompt for a problem */
export function familiarityReader(
  calibration: Pick<Calibration, 'statistic' | 'window' | 'bins' | 'warnsAbove'>,
  promptOf: (problem: string) => readonly number[],
): FamiliarityReader {
  const spanOf = problemSpanOf(promptOf);
  return (prompt, surprises) => {
    const { start, end } = spanOf(prompt);
    const statistics = statisticsOf(surprises.subarray(start, end), calibration.window);
    return statistics && familiarityOf(statistics, calibration);
  };
}
