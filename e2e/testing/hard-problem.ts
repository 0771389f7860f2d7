// A problem that the embedded student has learned to ask for help with: it holds a product of two digits by two.
import { distinctRelayMathProblems } from '../../src/math/relay-math/relay-math.ts';

export const hardProblem: string = (() => {
  const found = distinctRelayMathProblems('test', 50).find(({ steps }) =>
    steps.some(({ kind }) => kind === 'product22'),
  );
  if (found === undefined) throw new Error('None of the first problems holds a two-digit product.');
  return found.problem;
})();
