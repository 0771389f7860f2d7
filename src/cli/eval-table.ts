/** Plans the rows of the table: policies, each with a student and a teacher. */
import { dirname, join } from 'node:path';
import type { Figures } from '../evaluation/row.ts';
import type { Reference } from '../evaluation/table.ts';
import { defaultOptions } from '../relay/defaults.ts';
import type { PolicyName } from '../relay/events.ts';

/** A row to be measured; models are folders. */
export interface Entry {
  readonly policy: PolicyName;
  readonly student: string;
  readonly teacher: string;
  readonly reference?: Reference;
}

/**
 * The rows with a fixed policy. The other student and teacher models are in the folder that holds the student's.
 * @param student the one that learned to call
 */
export function plannedEntries({ student, teacher }: Pick<Entry, 'student' | 'teacher'>): Entry[] {
  const sibling = (name: string): string => join(dirname(student), name);
  const base = sibling('relay-student-base');
  const never: PolicyName = 'never';
  return [
    { policy: never, student: base, teacher, reference: 'student' },
    { policy: never, student: sibling('relay-student-alone'), teacher, reference: 'reinforced' },
    { policy: never, student, teacher },
    { policy: 'learned', student: sibling('relay-student-warmup'), teacher },
    { policy: 'learned', student: sibling('relay-student-simple'), teacher },
    { policy: 'learned', student: sibling('relay-student-difficulty-aware'), teacher },
    { policy: 'learned', student, teacher },
    ...([4, 8, 16, 32] as const).map((n): Entry => ({ policy: `fixed:${n}`, student, teacher })),
    { policy: 'learned', student, teacher: sibling('relay-teacher-stronger') },
    ...([2, 1.5, 1, 0.75, 0.5] as const).map((nats): Entry => ({
      policy: `entropy:${nats}`,
      student: base,
      teacher,
    })),
    ...([0.5, 0.3, 0.2, 0.1, 0.05] as const).map((score): Entry => ({
      policy: `router:${score}`,
      student: sibling('relay-student-router'),
      teacher,
    })),
    { policy: 'always', student: base, teacher, reference: 'teacher' },
  ];
}

/** Calls at random tokens that bring about as many teacher tokens as a row has. */
export function randomCallsLike({
  teacherTokensPerProblem,
  tokensPerProblem,
}: Pick<Figures, 'teacherTokensPerProblem' | 'tokensPerProblem'>): PolicyName {
  const calls = teacherTokensPerProblem / defaultOptions.policyCallTokens;
  const proposals = tokensPerProblem - teacherTokensPerProblem;
  return `token-random:${Number((calls / Math.max(1, proposals)).toPrecision(2))}`;
}
