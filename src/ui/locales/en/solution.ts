/** The solution, its calls and its answer. */
import { formats, plural } from './formats.ts';
import { openers } from './openers.ts';

const { number } = formats;

export const solution = {
  ...openers.solution,
  heading: 'Solution',
  empty: 'Look at a recorded run, or type a problem and solve it.',
  legend: 'Who wrote what',
  byStudent: 'student model',
  byTeacher: 'teacher model',
  take: 'Share',
  copy: 'Copy text',
  copyMarkdown: 'Copy Markdown',
  copyLatex: 'Copy LaTeX',
  saveMarkdown: 'Save Markdown',
  saveLatex: 'Save LaTeX',
  copyPicture: 'Copy picture',
  savePicture: 'Save picture',
  saved: 'Saved',
  noPicture: 'This browser does not draw it',
  source: (student: string, teacher: string | null, written: number, all: number, ratio: number) =>
    teacher === null
      ? `Written by the student model ${student} alone.`
      : `Written by the student model ${student}; the teacher model ${teacher} wrote ${number(written)} of ${plural(all, 'token')} (${formats.percent(ratio)}).`,
  copied: 'Copied',
  copyFailed: 'Copying is not allowed here',
  save: 'Save log',
  print: 'Print',
  open: 'Open log',
  share: 'Copy link',
  shared: 'Link copied',
  shareHint: 'The link contains the whole run, problem included. It opens without a model.',
  tooLong: 'Too long for a link: save the log instead',
  groupTitle: 'The teacher model wrote a part of this',
  writing: 'The student model is writing',
  asking: 'The teacher model is writing',
  callName: (call: number, requested: number, delivered: number) =>
    `Teacher call ${call}: asked for ${plural(requested, 'token')}, got ${number(delivered)}. Show what was sent.`,
  endOfTeacher: 'End of the teacher model’s text.',
};

export const call = {
  heading: (call: number) => `Call ${call}`,
  sent: 'What was sent',
  notSent: 'What would have been sent',
  nothingLeft: 'Nothing left this device: no teacher model was asked.',
  got: 'What the teacher model got',
  stayed: 'It did not leave this device: the teacher model ran on the same one as the student model.',
  problem: 'The problem',
  prefix: 'The solution so far',
  emptyPrefix: '(nothing yet)',
  tokens: 'Tokens to write',
  sampling: (temperature: number, seed: number) => `Temperature ${temperature}, seed ${seed}`,
  sameIds:
    'A teacher model with the same vocabulary also gets the solution so far as token ids, which contain the same text.',
  asked: 'Requested',
  granted: 'Allowed by the limits',
  delivered: 'Delivered',
  deliveredBy: {
    teacher: 'counted by the teacher model',
    'student-tokenizer': 'estimated with the tokenizer of the student model',
  },
  firstToken: 'First token after',
  total: 'Whole call',
  outcome: 'Outcome',
  remark: 'Remark',
  remarks: {
    approximate:
      'This teacher model cannot continue in the middle of a text. The request asked it in words to continue the solution, so its text may not fit exactly.',
    cut: 'It wrote more tokens than the call asked for. The rest was cut off.',
    'cut-by-estimate':
      'It reports no token count, so the student model counted. By that count it wrote more than the call asked for, and the rest after the next word or number was cut off.',
    'cut-by-limit':
      'The run was limited to fewer tokens, or the student model cannot read more. The rest was cut off.',
    thought: 'It thought before it wrote. The tokens of its thoughts count, but are not shown.',
  },
  by: 'Called by',
  callers: { student: 'the student model', policy: 'the setting', person: 'you' },
  outcomes: {
    delivered: 'delivered',
    'ended-solution': 'the teacher model ended the solution',
    short: 'the teacher model stopped early',
    stopped: 'stopped',
    declined: 'declined by you',
    manual: 'written by you',
    pending: 'the teacher model is writing',
  },
  failed: (why: string) => `failed: ${why}`,
};

export const answer = {
  region: 'Answer',
  heading: 'Answer',
  none: 'The solution ended without a boxed answer.',
  /** How the answer was found, a word each. */
  sources: { boxed: 'boxed', stated: 'stated', guessed: 'guessed' },
  sourceHints: {
    boxed: 'The answer stands in a box.',
    stated: 'The answer is stated in a sentence or in bold at the end, without a box.',
    guessed: 'The solution states no answer. This is its last formula or number.',
  },
  right: 'Correct',
  wrong: 'Not correct',
  expected: 'Known answer:',
  unknown: 'No known answer to check against',
  taughtElsewhere: 'The page of this student model says what it was trained on.',
  taughtBefore: 'This student model was trained on grade-school word problems of these kinds:',
  taughtKinds:
    'money, wages and profit; percentages and interest; areas, fences and volumes; time, lengths and flow; speed, work and ratios; patterns, equations, averages and ages; counting and packing.',
  outside:
    'This problem does not look like those, so take the answer as a guess, or choose a larger student model in the settings.',
  larger: 'For other problems, choose a larger student model in the settings.',
};

/** A share as a whole percentage; a small one is not rounded to 0 %. */
const wholePercent = (probability: number): string =>
  probability < 0.005 ? 'fewer than 1 %' : `about ${number(Math.round(100 * probability))} %`;

/** The warning before a solution whose problem is unlike those that the student learned. */
export const familiarity = {
  foreign: (probabilityRight: number) =>
    `This is unlike the problems this student learned. Its answer is right in ${wholePercent(probabilityRight)} of such cases.`,
  largerStudent: 'Choose a larger student',
  teacherWrites: 'Let the teacher write',
};
