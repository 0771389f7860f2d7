/** What becomes of a run: versions, pauses, the runs that are kept. */
import { number, plural } from './format.ts';

export const changingStrings = {
  versions: {
    region: 'Versions',
    heading: 'Versions',
    itself: 'The run itself',
    setup: (student: string, policy: string) => `${student}, ${policy}`,
    policyChoices: {
      learned: 'calls where it learned to',
      never: 'calls nobody',
      always: 'the teacher writes',
      entropy: 'calls where it is unsure',
      'token-random': 'calls at random',
      fixed: 'calls where it learned to, always for as much',
    },
    policies: {
      learned: () => 'calls where it learned to',
      never: () => 'calls nobody',
      always: () => 'the teacher writes',
      entropy: (nats: string) => `calls above ${nats} nats`,
      'token-random': (probability: string) =>
        `calls at random, ${100 * Number(probability)} % of the tokens`,
      fixed: (tokens: string) => `always calls for ${tokens}`,
    },
    again: 'The same problem by',
    solveAgain: 'Solve again',
    compare: 'Compare',
    compareWith: 'Beside version',
    from: (version: number, tokens: number) => `from version ${version}, token ${number.format(tokens + 1)}`,
    call: (requested: number) => `the teacher called for ${number.format(requested)}`,
    decline: 'without the call',
    token: (text: string) => `with “${text}”`,
    answers: {
      right: (answer: string) => `answer ${answer}, right`,
      wrong: (answer: string) => `answer ${answer}, wrong`,
      unknown: (answer: string) => `answer ${answer}`,
    },
    noAnswer: 'no answer',
    otherStudent: (name: string) =>
      `This run was written by ${name}, in other weights than the student that is loaded, so it cannot be gone on from. Solve the problem anew to try changes.`,
    notReady: 'The student is still loading. Try again when it is there.',
  },
  pause: {
    region: 'The run waits for you',
    student: (requested: number) => `The student asks the teacher for ${plural(requested, 'token')} here.`,
    policy: (requested: number) =>
      `The setting would call the teacher for ${plural(requested, 'token')} here.`,
    length: 'Tokens to ask for',
    grant: 'Let the teacher write',
    decline: 'Decline',
    text: 'Or write it yourself',
    write: 'Write this',
  },
  history: {
    heading: 'Your runs',
    hint: 'Kept in this browser only.',
    search: 'Search your runs',
    none: 'Each run is kept here, in this browser only.',
    nothingFound: 'No run has these words in its problem.',
    remove: (problem: string) => `Delete the run: ${problem}`,
    removeShort: 'Delete',
    clear: 'Delete all',
    clearSure: 'Really delete all?',
    brokenOff: 'broke off',
    answer: (answer: string) => `answer ${answer}`,
    notSaved: 'This run is not kept in the browser.',
    notOpened: 'The run could not be brought back.',
    notRemoved: 'The run could not be deleted.',
  },
} as const;
