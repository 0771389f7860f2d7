/** The results of a check as a Markdown table. */
import type { CodedError } from '../../errors/coded-error.ts';
import type { CheckResult } from './check-teacher.ts';

const cell = (text: string): string => text.replace(/\|/g, '\\|').replace(/\s+/g, ' ');

/** One row for each result. @param say how a finding is said */
export function tableOf(results: readonly CheckResult[], say: (finding: CodedError) => string): string {
  const rows = results.map(({ name, outcome, found, advice }) =>
    [name, outcome, say(found), advice === null ? '' : say(advice)].map(cell),
  );
  const head = ['the teacher', 'result', 'found', 'what to change'];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
