/**
 * A calibrated student's familiarity with a problem: the surprise at the problem's own tokens, measured during prefill,
 * and what the calibration derives from it.
 */
import { familiarityOf, statisticsOf, type Calibration } from '../engine/familiarity.ts';
import type { Familiarity } from '../relay/events.ts';
import { problemSpanOf } from './problem-span.ts';

/**
 * @param prompt the tokens of the prompt
 * @param surprises the surprise at each of them; later entries are ignored
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
