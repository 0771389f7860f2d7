/** For a class: predictions, the first lesson. */
import { formats, plural } from './formats.ts';
import { openers } from './openers.ts';

const { number } = formats;

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
  ...openers.tour,
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
      text: 'Draw some problems and let the student model solve them. Where does it call, and does it help? In “Predict”, the class guesses first; with “Class”, each on a device of its own.',
      action: 'Draw five problems',
    },
  },
};
