/** The versions of a run, and the pause at a call. */
import { formats, plural } from './formats.ts';

const { number } = formats;

export const versions = {
  region: 'Versions',
  heading: 'Versions',
  itself: 'The run itself',
  setup: (student: string, policy: string) => `${student}, ${policy}`,
  policyChoices: {
    learned: 'the student decides',
    never: 'student only',
    always: 'teacher only',
    entropy: 'calls where the student is unsure',
    'token-random': 'calls at random',
    fixed: 'the student decides when; fixed length',
    prompted: 'the student decides, as its prompt explains',
  },
  policies: {
    learned: () => 'the student decides',
    never: () => 'student only',
    always: () => 'teacher only',
    entropy: (nats: string) => `calls above ${nats} nats`,
    'token-random': (probability: string) => `calls at random, ${100 * Number(probability)} % of the tokens`,
    fixed: (tokens: string) => `calls for ${tokens} tokens each`,
    prompted: () => 'the student decides, as its prompt explains',
  },
  again: 'The same problem by',
  solveAgain: 'Solve again',
  compare: 'Compare',
  nothingToCompare:
    'Two versions of a run stand here side by side. Solve the problem again below, or change the run in “Tokens”.',
  compareWith: 'Compare with version',
  from: (version: number, tokens: number) => `from version ${version}, token ${number(tokens + 1)}`,
  call: (requested: number) => `a call for ${plural(requested, 'token')}`,
  decline: 'without the call',
  token: (text: string) => `with “${text}”`,
  answers: {
    right: (answer: string) => `answer ${answer}, right`,
    wrong: (answer: string) => `answer ${answer}, wrong`,
    unknown: (answer: string) => `answer ${answer}`,
  },
  noAnswer: 'no answer',
};

export const pause = {
  student: (requested: number) =>
    `The student model asks the teacher model for ${plural(requested, 'token')} here.`,
  policy: (requested: number) =>
    `The setting would call the teacher model for ${plural(requested, 'token')} here.`,
  length: 'Tokens to ask for',
  grant: 'Let the teacher model write',
  decline: 'Decline',
  text: 'Or write it yourself',
  write: 'Write this',
};
