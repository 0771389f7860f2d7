/** Where the numbers of a picture come from: models, weights, policy, temperature, limits, latency and date, as text. */
import { locale } from '../../locales/index.ts';
import { policyText } from '../../versions/version-name.ts';
import { setFigures, type SetupResults } from '../figures.ts';
import { seriesOf } from '../series.ts';
import { HASH_DIGITS } from '../setup-name.ts';
import type { ProblemSet } from '../set-problem.ts';

/** A line for the set, and one for each shown setup. */
export function provenance(set: ProblemSet, shown: readonly SetupResults[]): string[] {
  const strings = locale();
  const { problemSets } = strings;
  const hash = (weights: string | null): string =>
    weights === null ? '' : ` (${problemSets.weights(weights.slice(0, HASH_DIGITS))})`;
  const lines = shown.map(({ facts, results }, index) => {
    const { durationMs, teacherFirstTokenMs, done } = setFigures(results);
    const last = Math.max(0, ...results.map((result) => result?.date ?? 0));
    const { teacher } = facts;
    const parts = [
      `${facts.student}${hash(facts.studentWeights)}`,
      ...(teacher === null ? [] : [`${teacher.name}${hash(teacher.weights)}`]),
      policyText(facts.policy),
      problemSets.fact(problemSets.facts.temperature, strings.number(facts.temperature)),
      problemSets.limits(facts.maxCalls, facts.maxTeacherTokens, facts.maxTokens),
      ...(durationMs === null
        ? []
        : [
            problemSets.latency(
              strings.milliseconds(durationMs),
              teacherFirstTokenMs === null ? null : strings.milliseconds(teacherFirstTokenMs),
            ),
          ]),
      problemSets.progress(done, results.length),
      ...(last === 0 ? [] : [strings.date(new Date(last))]),
    ];
    return `${seriesOf(index).letter}  ${parts.join(', ')}`;
  });
  return [set.name, ...lines];
}
