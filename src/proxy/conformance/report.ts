/** The results of a check as a Markdown table. */
import type { CheckResult } from './check-teacher.ts';

const cell = (text: string): string => text.replace(/\|/g, '\\|').replace(/\s+/g, ' ');

/** One row for each result. */
export function tableOf(results: readonly CheckResult[]): string {
  const rows = results.map(({ name, outcome, found, advice }) => [name, outcome, found, advice].map(cell));
  const head = ['the teacher', 'result', 'found', 'what to change'];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
