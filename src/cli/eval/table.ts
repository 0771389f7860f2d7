/** Plans the rows of the table of the embedded pair, measures the rows of a table and writes it. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { drawPareto } from '../../evaluation/pareto.ts';
import { resultsOf, type Figures } from '../../evaluation/row.ts';
import {
  describeTable,
  policyTable,
  type MeasuredRow,
  type Reference,
  type Row,
} from '../../evaluation/table.ts';
import { UsageError } from '../arguments/command-line.ts';
import type { EvalArguments } from './arguments.ts';
import { measureRow, type MeasureContext } from './measure.ts';
import { labelOf } from '../models/model-choice.ts';
import type { PlannedRow } from './plan.ts';
import { inProject } from '../project.ts';
import { defaultOptions } from '../../relay/defaults.ts';
import type { PolicyName } from '../../relay/events.ts';

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

/** The rows of the embedded pair. @throws UsageError for models that are no folders */
export function embeddedRows({ student, teacher }: EvalArguments): PlannedRow[] {
  if (student.kind !== 'folder' || teacher.kind !== 'folder')
    throw new UsageError('--table is for models in folders; name those behind servers in a --plan.');
  const folder = (path: string) => ({ kind: 'folder', path }) as const;
  return plannedEntries({ student: student.path, teacher: teacher.path }).map((entry) => ({
    ...entry,
    label: basename(entry.student),
    student: folder(entry.student),
    teacher: folder(entry.teacher),
  }));
}

/** Measures the rows and writes the table as Markdown, JSON and a picture: to --out, else to docs/results. */
export async function writeTable(context: MeasureContext, rows: readonly PlannedRow[]): Promise<void> {
  const { wanted } = context;
  const measured: MeasuredRow[] = [];
  const add = async ({ reference, ...planned }: PlannedRow): Promise<Row> => {
    const { row, records } = await measureRow(context, planned);
    // The policies of the embedded pair say what their rows are.
    const named = wanted.plan === null ? row : { ...row, label: planned.label };
    measured.push({ row: named, results: resultsOf(records), ...(reference && { reference }) });
    if (!process.stderr.isTTY)
      process.stderr.write(
        `${planned.policy}, ${row.student}: ${(100 * row.accuracy).toFixed(1)} % right, call ratio ${(100 * row.callRatio).toFixed(2)} %\n`,
      );
    return row;
  };
  // Its calls are held against as many at random places.
  const relay = rows.find(
    ({ policy, student }) =>
      policy === 'learned' && (wanted.plan !== null || labelOf(student) === labelOf(wanted.student)),
  );
  for (const planned of rows) {
    const missing = [planned.student, planned.teacher].find(
      (choice) => choice.kind === 'folder' && !existsSync(choice.path),
    );
    if (missing !== undefined) {
      process.stderr.write(`${planned.policy} is left out: there is no model in ${labelOf(missing)}\n`);
      continue;
    }
    const row = await add(planned);
    if (planned === relay) await add({ ...planned, label: 'random calls', policy: randomCallsLike(row) });
  }
  const table = policyTable(measured);
  const [first] = table.rows;
  if (first === undefined) throw new UsageError('No row could be measured.');
  const { suite, split } = first;
  const command = `npm run eval -- ${context.words.join(' ')}`;
  const folder = wanted.out ?? inProject('docs/results');
  await mkdir(folder, { recursive: true });
  const file = (extension: string): string => join(folder, `${suite}-${split}.${extension}`);
  const text = describeTable(table, command, `${suite}-${split}.svg`);
  await writeFile(file('json'), `${JSON.stringify({ command, ...table }, null, 2)}\n`);
  await writeFile(file('md'), text);
  await writeFile(file('svg'), drawPareto(table));
  process.stdout.write(text);
}
