/** What the actions of problem sets need, and most visits do not: fetched on demand. */
import { sha256Hex } from '../../bytes/sha256.ts';
import { builtInSet } from './built-in.ts';
import type { SetupResults } from './figures.ts';
import type { ProblemSet, SetProblem } from './set-problem.ts';
import { withVerdict, setResultOf } from './set-result.ts';
import type { SetStore, StoredSetup } from './set-store.ts';
import { factsOf, fitsPlan, setupKey } from './setup.ts';

/** A set of these problems. */
async function setOf(name: string, problems: readonly SetProblem[]): Promise<ProblemSet> {
  const plain = problems.map(({ problem, answer, family, difficulty }) => [
    problem,
    answer,
    family,
    difficulty,
  ]);
  const hash = await sha256Hex(new TextEncoder().encode(JSON.stringify(plain)));
  return { id: hash.slice(0, 32), name, problems };
}

/** Stored results with their verdicts, by the index of the problem. */
function withVerdicts({ key, facts, results }: StoredSetup, problems: readonly SetProblem[]): SetupResults {
  return {
    key,
    facts,
    results: problems.map(({ answer }, index) => {
      const result = results.get(index);
      return result === undefined ? null : withVerdict(result, answer);
    }),
  };
}

const functions = { builtInSet, factsOf, fitsPlan, withVerdict, setResultOf, setOf, setupKey, withVerdicts };

/** The functions, and the store of kept sets. */
export type SetTools = typeof functions & { readonly openStore: () => Promise<SetStore> };

/** @param openStore gives the store, the same one each time */
export const setTools = (openStore: () => Promise<SetStore>): SetTools => ({ ...functions, openStore });
