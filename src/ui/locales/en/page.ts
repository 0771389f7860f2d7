/** The frame of the page: its head, its notices, and what a screen reader hears. */
import { formats } from './formats.ts';

export const page = {
  title: 'Relay: a student in the page, a teacher for a few words',
  name: 'Relay',
  tagline:
    'A small language model solves the problem in your browser. Where it needs a few words that it cannot write, it asks a teacher model for just those.',
  skip: 'Skip to the solution',
  classroom: 'Class',
  largeType: 'Presenter view',
  paperTitle: 'RelayLLM (arXiv 2601.05167)',
  paperBefore: 'After the method of',
  paperUrl: 'https://arxiv.org/abs/2601.05167',
  differences: 'Where it differs from the paper',
  documentation: 'Documentation',
  broken: 'The page ran into an error of its own.',
  brokenAdvice:
    'Nothing was sent anywhere because of it. Reload the page to continue. If it happens again, the text below says what went wrong.',
  reload: 'Reload the page',
  /** In the place of a part that failed. */
  partMissing: 'A part of the page could not be loaded.',
};

export const privacy = {
  label: 'Stay on this device',
  on: 'Nothing leaves this device: the teacher model runs here, too.',
  off: 'Calls send problem and solution to the teacher model.',
  inClass: 'You are in a class, which gets what you do there: leave it to stay on this device.',
  stopped: 'The run was stopped, because it could have asked the teacher model.',
};

export const display = {
  menu: 'Display',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  textSize: 'Text size',
  smaller: 'Smaller text',
  larger: 'Larger text',
  percent: (factor: number) => `${formats.number(Math.round(100 * factor))} %`,
};

export const keys = {
  heading: 'Keys',
  what: {
    solve: 'Solve the problem',
    line: 'A new line in the problem',
    stop: 'Stop the run, or close what is open',
    play: 'Play the run, or pause it',
    token: 'One token back or forwards',
    call: 'To the call before or to the next one',
    speed: 'Play slower or faster',
    keys: 'Show these keys',
  },
};

export const language = {
  label: 'Language',
  browser: 'As in the browser',
  failed: 'The texts of this language cannot be loaded. Check the connection and choose it again.',
};

/** Links to the documentation, next to what it explains. It is in English. */
export const docs = {
  students: 'More about student models',
  teachers: 'More about teacher models',
  sent: 'The API that calls use',
  rooms: 'How a class works',
  lessonPlan: 'A lesson plan',
  problemSets: 'More about problem sets',
  familiarity: 'How the page knows',
  traceFormat: 'What the log holds',
};

export const dialog = { close: 'Close' };

export const notices = {
  notKept: 'This browser has no room to keep the student model, so your next visit downloads it again.',
  nextFailed: (name: string, before: string) =>
    `The student model ${name} could not be loaded; ${before} stays in use.`,
  loadFailed: 'The student model cannot be loaded.',
  dismiss: 'Do not show this again',
  retry: 'Try again',
  newVersion: 'A new version of this page is available. Your runs stay.',
  changeVersion: 'Update now',
  versionTaken:
    'Another tab has changed to a new version of this page. This tab keeps working with the earlier one; reload it when it suits you. Your text and your runs stay.',
  partMissing:
    'A part of this page could not be loaded: the server has a newer version by now, or cannot be reached. Reload the page when it can be reached. Your text and your runs stay.',
  teacherAway: (why: string) => `${why} The small teacher model in this page takes its place.`,
  codeWanted: (why: string) =>
    `${why} Enter it in the panel of the teacher model; until then the small one in this page takes its place.`,
  callFailed: (call: number, why: string) => `Call ${call}: ${why} The student continued alone.`,
  cannotCall: (nats: number) =>
    `This student model never learned to call a teacher model. A rule calls for it, wherever it is less sure than ${nats} ${nats === 1 ? 'nat' : 'nats'} of entropy.`,
  length: 'The solution reached the maximum length and was ended there.',
  contextFull: 'The context of the student model is full, so the solution ends here.',
  repetition: {
    student: 'The student began to repeat itself, so the run was ended.',
    teacher: 'The teacher began to repeat itself, so the run was ended.',
    person: 'The text began to repeat itself, so the run was ended.',
  },
  stopped: 'Stopped. The text so far stays.',
  brokenOff: 'This run broke off before its end. The text so far is here.',
  resume: 'Resume',
  runFailed: (why: string) => `The run broke off: ${why}`,
};

export const announce = {
  solving: 'Solving.',
  waiting: 'Waiting for the student model to load.',
  answered: (answer: string) => `Solved. The answer is ${answer}.`,
  noAnswer: 'The solution ended without a boxed answer.',
  right: 'It is correct.',
  wrong: (known: string) => `It is not correct; the known answer is ${known}.`,
  stopped: 'Stopped.',
  paused: 'Paused at a call.',
  lesson: 'Solving the problem set.',
  failed: 'The run broke off.',
};
