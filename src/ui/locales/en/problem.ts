/** The problem, and runs from a file or a link. */

export const problem = {
  heading: 'Problem',
  label: 'Problem to solve',
  placeholder: 'A bakery sells 48 loaves a day for 3 dollars each. How many dollars …',
  examples: 'Examples',
  solvedExamples: 'Examples it solves',
  failingExamples: 'Watch it fail',
  exampleTitles: {
    blankets: 'Blankets at a market',
    carpets: 'Carpets for a library',
    interest: 'Simple interest',
    salt: 'Salt water',
    river: 'Along a river',
    field: 'A field with a pond',
    travel: 'Sam travels',
    coins: 'Coins by level',
  },
  expected: 'Expected answer (optional)',
  answerKnown: 'The page knows the answer of this problem and checks it.',
  random: 'Random problem',
  solve: 'Solve',
  stop: 'Stop',
  /** For pages in another language. */
  englishOnly:
    'The student model that ships with this page knows English only: write the problem in English.',
  shortcuts: 'Enter solves, Shift + Enter starts a line, Esc stops.',
};

export const trace = {
  notOpened: 'The run was not opened.',
  drop: 'Drop the file here to open its run',
  opened: (student: string, saved: string | null) =>
    `A recorded run of ${student}${saved === null ? '' : `, saved ${saved}`}. The page only shows it; no model runs.`,
};
