/** The problem and the runs that can be opened instead: recorded, saved in the browser, from a file or a link. */
export const problem = {
  heading: 'Problem',
  label: 'Problem to solve',
  placeholder: 'A bakery sells 48 loaves a day for 3 dollars each. How many dollars …',
  examples: 'Examples',
  exampleTitles: {
    carpets: 'Carpets for a library',
    interest: 'Simple interest',
    field: 'A field with a pond',
    travel: 'Sam travels',
    coins: 'Coins by level',
  },
  random: 'Random problem',
  solve: 'Solve',
  stop: 'Stop',
  shortcuts: 'Ctrl + Enter solves, Escape stops.',
};

export const gallery = {
  heading: 'Or look at a recorded run',
};

export const history = {
  heading: 'Your runs',
  search: 'Search your runs',
  none: 'Your runs are saved here, in this browser only.',
  nothingFound: 'No saved problem contains these words.',
  remove: (problem: string) => `Delete the run: ${problem}`,
  removeShort: 'Delete',
  clear: 'Delete all',
  clearSure: 'Really delete all?',
  brokenOff: 'broke off',
  answer: (answer: string) => `answer ${answer}`,
};

export const trace = {
  notOpened: 'The run was not opened.',
  opened: (student: string, saved: string | null) =>
    `A recorded run of ${student}${saved === null ? '' : `, saved ${saved}`}. The page only shows it; no model runs.`,
};
