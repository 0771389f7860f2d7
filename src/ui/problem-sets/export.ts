/** The results of a set for a spreadsheet and for a program: a line for each problem and setup. Pure. */
import Papa from 'papaparse';

import { compareSetups } from './comparison.ts';
import { callRatioOf, setFigures, type SetupResults } from './figures.ts';
import type { ProblemSet } from './set-problem.ts';

const format = 'relay-problem-set/1';

/** Everything that decides how the runs came out, and what of it can be looked up later. */
function facts({ facts: { teacher, ...others } }: SetupResults) {
  return {
    ...others,
    teacher: teacher?.name ?? null,
    teacherWeights: teacher?.weights ?? null,
    teacherProvider: teacher?.provider ?? null,
    teacherServer: teacher?.server ?? null,
  };
}

/** Problems without a result under a setup have no line. */
function rows({ name, problems }: ProblemSet, setups: readonly SetupResults[]) {
  return setups.flatMap((setup) =>
    setup.results.flatMap((result, index) => {
      const made = problems[index];
      if (result === null || made === undefined) return [];
      const { run: _, positions: __, date, ...figures } = result;
      return [
        {
          set: name,
          number: index + 1,
          ...made,
          ...figures,
          callRatio: callRatioOf(result),
          date: new Date(date).toISOString(),
          ...facts(setup),
        },
      ];
    }),
  );
}

/** RFC 4180. A field that a spreadsheet would take for a formula is written as text. */
export function toCsv(set: ProblemSet, setups: readonly SetupResults[]): string {
  return `${Papa.unparse(rows(set, setups), { escapeFormulae: true })}\r\n`;
}

/** The set, its results and their comparison as JSON, indented. The page reads the problems of such a file again. */
export function toJson(set: ProblemSet, setups: readonly SetupResults[]): string {
  const { problems, setups: compared } = compareSetups(setups);
  return `${JSON.stringify(
    {
      format,
      name: set.name,
      problems: set.problems,
      setups: setups.map((setup) => ({
        ...facts(setup),
        figures: setFigures(setup.results),
        results: setup.results.map((result, index) =>
          result === null
            ? null
            : { number: index + 1, ...result, date: new Date(result.date).toISOString() },
        ),
      })),
      comparison: {
        interval: 'Newcombe 1998, method 10, 95 %',
        test: 'McNemar, exact, two-sided',
        problems: problems.map((index) => index + 1),
        setups: compared.map(({ figures, change }) => ({ figures, change })),
      },
    },
    null,
    2,
  )}\n`;
}
