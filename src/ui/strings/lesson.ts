/** For a class. */
import { number, plural } from './format.ts';

export const lessonStrings = {
  classroom: {
    heading: 'Class mode',
    what: 'The student solves a set of problems, one after the other, under the settings on this page.',
    draw: 'Draw problems',
    count: 'How many',
    seed: 'Seed of the set',
    paste: 'Or paste your own',
    pasteHint:
      'A problem on each line; or CSV with the columns problem, answer, family, difficulty; or JSON Lines with these names.',
    take: 'Take these',
    file: 'Open a file',
    empty: 'There is no problem in this text.',
    tooMany: (count: number, most: number) =>
      `These are ${number.format(count)} problems; the most is ${number.format(most)}.`,
    brokenRow: (row: number, why: string) => `Row ${number.format(row)}: ${why}`,
    notJson: 'it is not JSON, but the first one is.',
    noProblem: 'it has no problem.',
    run: 'Solve the set',
    goOn: 'Go on with the set',
    stop: 'Stop the set',
    again: 'Forget the runs',
    progress: (done: number, all: number) => `${number.format(done)} of ${plural(all, 'problem')} solved`,
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
    calling: 'Runs that call',
    byRatio: 'Outcome over call ratio (a click opens the run)',
    byPosition: 'Calls by position in the solution (tenths)',
    byFamily: 'Runs that call, by kind of problem',
    byDifficulty: 'Runs that call, by difficulty',
    csv: 'Save CSV',
    json: 'Save JSON',
    png: 'Save pictures',
  },
  predict: {
    view: 'Predict',
    hint: 'Where will the student call? Mark the words that you think the teacher wrote, then look.',
    none: 'When a run is over, it can be gone through here: where did the student call?',
    show: 'Show the calls',
    called: ', called here',
    result: (hits: number, called: number, marked: number) =>
      `${number.format(hits)} of ${plural(called, 'call')} foreseen, with ${plural(marked, 'mark')}.`,
    lesson: (runs: number, precision: string, recall: string) =>
      `Over ${plural(runs, 'run')}: ${precision} of the marks were right, ${recall} of the calls were foreseen.`,
    forget: 'Begin another lesson',
  },
  tour: {
    start: 'First lesson',
    heading: 'First lesson',
    step: (at: number, all: number) => `Step ${at} of ${all}`,
    back: 'Back',
    next: 'Next',
    end: 'End',
    steps: {
      open: {
        title: 'Look at a run',
        text: 'A small model solves a word problem. Where a number is too hard for it, it asks a teacher for a few tokens. Here is a run that was recorded.',
        action: 'Open the run',
      },
      read: {
        title: 'Who wrote what?',
        text: 'The marked words are the teacher’s, all others the student’s. The small number is the call: press it to see exactly what was sent. The meter says how little was asked for.',
      },
      moment: {
        title: 'The moment of the call',
        text: 'The timeline goes back to any token; the line shows where the student was unsure. What would you have asked for here?',
        action: 'Go to the call',
      },
      change: {
        title: 'What if?',
        text: 'Choose “Tokens” and press a token of the call: leave the call out, take another word, or call somewhere else. The run goes on differently from there, as a version beside the first.',
      },
      lesson: {
        title: 'Now a class',
        text: 'Draw some problems and let the student solve them. Where does it call, and does it help? In “Predict”, the class guesses first.',
        action: 'Draw five problems',
      },
    },
  },
} as const;
