/** Problem sets of the project's own generator. Fetched on demand: the generator is large. */
import { relayMathProblem, type RelayMathProblem } from '../../math/relay-math/relay-math.ts';
import type { SetProblem } from './set-problem.ts';

/** `count` problems that differ from one seed to another; of the stream that no training sees. */
export function builtInSet(count: number, seed: number): SetProblem[] {
  return Array.from({ length: count }, (_, index) => {
    const made = relayMathProblem('test', index, seed);
    return {
      problem: made.problem,
      answer: made.answer,
      family: made.family,
      difficulty: difficultyOf(made),
    };
  });
}

/** A large operation is one that the student was not taught. */
function difficultyOf({ steps }: RelayMathProblem): string {
  return steps.some(({ large }) => large) ? 'large operation' : 'small steps only';
}
