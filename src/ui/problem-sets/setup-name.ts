/** A setup in words: student and policy, and whatever else differs among the setups that it stands with. */
import { locale } from '../locales/index.ts';
import { policyText } from '../versions/version-name.ts';
import { differingFacts, type SetupFacts } from './setup.ts';

/** How many digits of a hash are shown. */
export const HASH_DIGITS = 8;

/** One fact as text. */
function factText(facts: SetupFacts, name: keyof SetupFacts): string {
  const { problemSets, number } = locale();
  const value = facts[name];
  if (name === 'policy') return policyText(facts.policy);
  if (value === null) return problemSets.noTeacher;
  if (typeof value === 'object') {
    const { name, weights, server } = value;
    const known = [weights?.slice(0, HASH_DIGITS) ?? null, server].filter((part) => part !== null);
    return [name, ...known].join(' ');
  }
  if (name === 'studentWeights') return String(value).slice(0, HASH_DIGITS);
  return typeof value === 'number' ? number(value) : String(value);
}

const teacherNameOf = ({ teacher }: SetupFacts): readonly string[] =>
  teacher === null ? [] : [JSON.stringify(teacher)];

/** @param among the setups that its name must differ from */
export function setupName(facts: SetupFacts, among: readonly SetupFacts[]): string {
  const { problemSets } = locale();
  const others = differingFacts(among)
    .filter((name) => name !== 'student' && name !== 'policy')
    // A policy that never calls has no teacher: that is no difference of its own.
    .filter((name) => name !== 'teacher' || new Set(among.flatMap(teacherNameOf)).size > 1)
    .filter((name) => (facts[name] !== null && facts[name] !== false) || name === 'studentWeights')
    .map((name) =>
      facts[name] === true
        ? problemSets.facts[name]
        : problemSets.fact(problemSets.facts[name], factText(facts, name)),
    );
  return [facts.student, policyText(facts.policy), ...others].join(', ');
}
