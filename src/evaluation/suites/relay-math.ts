/** The problems of the shipped pair. Thresholds are chosen on `validation`. */
import { distinctRelayMathProblems } from '../../math/relay-math/relay-math.ts';
import { defineSuite } from './suite.ts';

export const relayMath = defineSuite({
  name: 'relay-math',
  splits: ['test', 'test-phrasings', 'validation'],
  problems: (split, count) =>
    distinctRelayMathProblems(split, count).map(({ id, problem, answer, solution }) => {
      return { id, problem, answer, reference: solution };
    }),
});
