/** For a class: problem sets, predictions, the first lesson. */
import { formats, plural } from './formats.ts';

const { number } = formats;

export const classroom = {
  heading: 'Problem set',
  what: 'The student model solves a set of problems, one after the other, with the settings of this page.',
  draw: 'Draw problems',
  count: 'How many',
  seed: 'Seed of the set',
  paste: 'Or paste your own',
  pasteHint:
    'A problem on each line; or CSV with the columns problem, answer, family, difficulty; or JSON Lines with these names.',
  take: 'Use these',
  file: 'Open a file',
  run: 'Solve the set',
  resume: 'Continue the set',
  stop: 'Stop the set',
  clear: 'Clear results',
  progress: (done: number, all: number) => `${number(done)} of ${plural(all, 'problem')} solved`,
  table: 'Results',
  columns: {
    number: 'No.',
    problem: 'Problem',
    family: 'Kind',
    difficulty: 'Difficulty',
    outcome: 'Outcome',
    answer: 'Answer',
    calls: 'Calls',
    ratio: 'Call ratio',
  },
  outcomes: { right: 'right', wrong: 'wrong', unknown: 'not checked' },
  answerOf: (found: string, answer: string) => (found === answer ? found : `${found} (${answer})`),
  accuracy: 'Accuracy',
  accuracyOf: (share: string, low: string, high: string) => `${share} (${low} to ${high})`,
  ratio: 'Call ratio, pooled',
  calling: 'Runs with calls',
  byRatio: 'Outcome by call ratio (click a dot to open its run)',
  byPosition: 'Calls by position in the solution (tenths)',
  byFamily: 'Runs with calls, by kind of problem',
  byDifficulty: 'Runs with calls, by difficulty',
  csv: 'Save CSV',
  json: 'Save JSON',
  png: 'Save pictures',
};

export const predict = {
  view: 'Predict',
  hint: 'Where will the student model call? Mark the words that you think the teacher model wrote, then look.',
  none: 'Here you predict where the student model called, once a run is over.',
  show: 'Show the calls',
  called: ', called here',
  result: (hits: number, called: number, marked: number) =>
    `${number(hits)} of ${plural(called, 'call')} predicted, with ${plural(marked, 'mark')}.`,
  lesson: (runs: number, precision: string, recall: string) =>
    `Over ${plural(runs, 'run')}: ${precision} of the marks were right, ${recall} of the calls were predicted.`,
  forget: 'Begin another lesson',
};

export const tour = {
  start: 'First lesson',
  heading: 'First lesson',
  step: (at: number, all: number) => `Step ${at} of ${all}`,
  back: 'Back',
  next: 'Next',
  end: 'End',
  steps: {
    open: {
      title: 'Look at a run',
      text: 'A small model, the student, solves a word problem. Where a number is too hard for it, it asks a larger model, the teacher, for a few tokens. Here is a recorded run.',
      action: 'Open the run',
    },
    read: {
      title: 'Who wrote what?',
      text: 'The marked words are the teacher model’s, all others the student model’s. The small number is the call: press it to see exactly what was sent. The meter shows how few tokens were asked for.',
    },
    moment: {
      title: 'The moment of the call',
      text: 'The timeline goes back to any token; the line shows where the student model was unsure. What would you have asked for here?',
      action: 'Go to the call',
    },
    change: {
      title: 'What if?',
      text: 'Choose “Tokens” and press a token of the call: leave the call out, take another word, or call somewhere else. The run then takes another course, as a new version.',
    },
    lesson: {
      title: 'Now a problem set',
      text: 'Draw some problems and let the student model solve them. Where does it call, and does it help? In “Predict”, the class guesses first.',
      action: 'Draw five problems',
    },
  },
};
