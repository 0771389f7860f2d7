/**
 * The results of all policies on the same problems, as data and as Markdown. Each policy is compared with the student
 * alone, the teacher alone and the random router between them.
 */
import type { RouterPoint } from '../math/router-line.ts';
import type { CallPlaces } from '../math/word-problems/solution-style.ts';
import type { PolicyName, RunLimits, Sampling } from '../relay/events.ts';
import {
  callBehavior,
  compare,
  randomRouter,
  type CallBehavior,
  type ComparisonWithIntervals,
  type Result,
} from './comparison.ts';
import { describePublished, publishedSuites } from './published.ts';
import type { Figures } from './row.ts';

/** The figures of one policy and what they were measured with. */
export interface Row extends Figures {
  readonly suite: string;
  readonly split: string;
  readonly policy: PolicyName;
  /** What the row is called, where its policy does not say it. */
  readonly label?: string;
  readonly student: string;
  /** SHA-256 of the weights; null where they are not known. */
  readonly studentWeights: string | null;
  /** Null where the policy has no teacher. */
  readonly teacher: string | null;
  readonly teacherWeights: string | null;
  /** How a teacher behind a proxy was reached, and name and version of its server, where it says them. */
  readonly teacherProvider?: string;
  readonly teacherServer?: string;
  readonly temperature: number;
  /** Where they are other than usual: the filters of the draw, and the tokens of the longest solution. */
  readonly sampling?: Sampling;
  readonly maxTokens?: number;
  readonly limits: RunLimits;
  readonly seed: number;
}

/** The baselines. */
export type Reference =
  /** The base student alone. */
  | 'student'
  /** The student that reinforcement learning improved without calls. Its gain is not due to the relay. */
  | 'reinforced'
  /** The teacher alone. */
  | 'teacher';

export interface MeasuredRow {
  readonly row: Row;
  readonly reference?: Reference;
  /** Per problem, in the same order in every row. */
  readonly results: readonly Result[];
}

export interface TableRow extends Row {
  readonly comparison: ComparisonWithIntervals;
  /** The same over the student that was reinforced without calls; null where the table has none. */
  readonly overReinforced: ComparisonWithIntervals | null;
  readonly behavior: CallBehavior;
}

export interface Table {
  readonly rows: readonly TableRow[];
  readonly router: readonly RouterPoint[];
  /** The router as accurate as a row, for each row that recovers a part of the gap. */
  readonly matches: readonly (RouterPoint & { readonly row: number })[];
}

const ROUTER_PROBABILITIES = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] as const;

/**
 * Compares every row with the student alone and the teacher alone, and with the reinforced student where there is one.
 * @throws RangeError when the student or the teacher is missing
 */
export function policyTable(measured: readonly MeasuredRow[]): Table {
  const resultsOf = (wanted: Reference): readonly Result[] | undefined =>
    measured.find(({ reference }) => reference === wanted)?.results;
  const [student, reinforced, teacher] = [
    resultsOf('student'),
    resultsOf('reinforced'),
    resultsOf('teacher'),
  ];
  if (student === undefined || teacher === undefined) {
    throw new RangeError('A table needs the student alone and the teacher alone.');
  }
  const rows = measured.map(({ row, results: relay }) => ({
    ...row,
    comparison: compare({ student, relay, teacher }),
    overReinforced: reinforced === undefined ? null : compare({ student: reinforced, relay, teacher }),
    behavior: callBehavior({ student, relay, teacher }),
  }));
  return {
    rows,
    matches: rows.flatMap(({ comparison: { recoveredGap }, policy }, row) =>
      recoveredGap === null || recoveredGap <= 0 || recoveredGap > 1 || policy === 'always'
        ? []
        : [{ ...randomRouter(student, teacher, recoveredGap), row }],
    ),
    router: ROUTER_PROBABILITIES.map((probability) => randomRouter(student, teacher, probability)),
  };
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function withInterval(value: number | null, interval: readonly [number, number] | null): string {
  if (value === null) return '';
  return interval === null
    ? percent(value)
    : `${percent(value)} (${percent(interval[0])} to ${percent(interval[1])})`;
}

type Column = readonly [title: string, cell: (row: TableRow, number: number) => string];

/** Which row it is: in each of the tables. */
const identity: readonly Column[] = [
  ['', (_, number) => String(number)],
  ['policy', ({ policy, label }) => (label === undefined ? `\`${policy}\`` : `${label} (\`${policy}\`)`)],
];

/** What a policy achieves and what it costs. */
const outcomeColumns: readonly Column[] = [
  ...identity,
  ['student', ({ student }) => `\`${student}\``],
  ['teacher', ({ teacher }) => (teacher === null ? '' : `\`${teacher}\``)],
  ['accuracy (95 %)', ({ accuracy, interval }) => withInterval(accuracy, interval)],
  ['call ratio', ({ callRatio }) => `${(100 * callRatio).toFixed(2)} %`],
  [
    'gap recovered (95 %)',
    ({ comparison: { recoveredGap, intervals } }) => withInterval(recoveredGap, intervals.recoveredGap),
  ],
  [
    'gap over the reinforced student recovered (95 %)',
    ({ overReinforced: over }) =>
      withInterval(over?.recoveredGap ?? null, over?.intervals.recoveredGap ?? null),
  ],
  [
    'cheaper than a random router (95 %)',
    ({ comparison: { costReduction, intervals } }) => withInterval(costReduction, intervals.costReduction),
  ],
];

/**
 * For each row that recovers a part of the gap, the random query router that is as accurate: what it sends to the teacher,
 * and its call ratio.
 */
function describeMatches({ rows, matches }: Table): string[] {
  const lines = matches.map(({ row, probability, callRatio }) => {
    const { policy, label = policy, callRatio: own } = rows[row] as TableRow;
    return `| ${row + 1} | ${label} | ${percent(own)} | ${percent(probability)} | ${percent(callRatio)} |`;
  });
  if (lines.length === 0) return [];
  return [
    'A random router that is as accurate in expectation sends this share of the problems to the teacher as a whole:',
    '',
    '| | row | its call ratio | problems sent | call ratio of the router |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
    '',
  ];
}

/** Where a policy calls, and what its solutions are like. */
const callColumns: readonly Column[] = [
  ...identity,
  ['calls a problem', ({ callsPerProblem }) => callsPerProblem.toFixed(2)],
  ['by place', ({ callPlaces }) => describePlaces(callPlaces)],
  ['teacher tokens a problem', ({ teacherTokensPerProblem }) => teacherTokensPerProblem.toFixed(2)],
  ['tokens a problem', ({ tokensPerProblem }) => tokensPerProblem.toFixed(0)],
  ['characters a token', ({ charactersPerToken }) => charactersPerToken.toFixed(2)],
  ['length to the reference', ({ lengthToReference }) => lengthToReference?.toFixed(2) ?? ''],
  ['runs with a malformed command', ({ malformed }) => percent(malformed)],
  ['runs that call where the student is right', ({ behavior }) => share(behavior.whereStudentIsRight)],
  ['where only the teacher is right', ({ behavior }) => share(behavior.whereOnlyTeacherIsRight)],
];

/** Nothing where the solutions have a style whose parts are not known. */
const describePlaces = ({ other = 0, ...known }: CallPlaces): string =>
  Object.entries({ ...known, ...(Object.keys(known).length > 0 && other > 0 ? { other } : {}) })
    .map(([place, calls]) => `${place} ${calls.toFixed(2)}`)
    .join(', ');

const share = (value: number | null): string => (value === null ? '' : percent(value));

function markdownTable(columns: readonly Column[], rows: readonly TableRow[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(([title]) => title)),
    line(columns.map(() => '---')),
    ...rows.map((row, i) => line(columns.map(([, cell]) => cell(row, i + 1)))),
  ];
}

/**
 * The page of docs/results, as Markdown.
 * @param command the command that measured the rows
 * @param picture the file of the picture in the same folder
 * @throws RangeError when the table has no row
 */
export function describeTable(table: Table, command: string, picture: string): string {
  const { rows } = table;
  const [first] = rows;
  if (first === undefined) throw new RangeError('The table is empty.');
  const models = new Map(
    rows.flatMap(({ student, studentWeights, teacher, teacherWeights }) => [
      [student, studentWeights] as const,
      ...(teacher === null ? [] : [[teacher, teacherWeights] as const]),
    ]),
  );
  return [
    `# ${first.suite}, ${first.split}: ${first.n} problems`,
    '',
    `This page holds the figures of all policies on \`${first.split}\`, generated by \`${command}\`.`,
    '',
    'The gap is between the base student alone and the teacher alone. Intervals of comparisons are paired bootstraps.',
    '',
    ...markdownTable(outcomeColumns, rows),
    '',
    'Where the same rows call, and what their solutions are like:',
    '',
    ...markdownTable(callColumns, rows),
    '',
    ...describeMatches(table),
    `![Accuracy over call ratio](${picture})`,
    '',
    'Points carry the numbers of the rows; the dashed line is the random router.',
    '',
    ...(publishedSuites.includes(first.suite) ? describePublished() : []),
    ...[...models].map(([name, weights]) => `- \`${name}\`: weights SHA-256 \`${weights ?? 'unknown'}\``),
    '',
  ].join('\n');
}
