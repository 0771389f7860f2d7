/** Runs that can be opened: recorded ones, and those that the browser saved. */
import { formats, plural } from './formats.ts';

export const gallery = {
  heading: 'Recorded runs',
  outcomes: { right: 'right', wrong: 'wrong' },
  calls: (calls: number) => plural(calls, 'call'),
  ratio: (ratio: number) => `${formats.percent(ratio)} by the teacher`,
  runs: {
    'one-call': { title: 'One call', what: 'It asks for one result, and the rest is its own.' },
    alone: { title: 'The same alone', what: 'Without a teacher to ask, the student guesses.' },
    'several-calls': { title: 'Several calls', what: 'One wherever a number is hard.' },
    'no-call': { title: 'No call', what: 'It can do this one without help.' },
    'not-seen': { title: 'A mistake', what: 'One that it did not see coming.' },
    teacher: { title: 'The teacher alone', what: 'The first problem again, all of it relayed.' },
  },
};

export const history = {
  heading: 'Your runs',
  search: 'Search your runs',
  none: 'Your runs are saved here, in this browser only.',
  nothingFound: 'No saved problem contains these words.',
  star: (title: string) => `Star the run: ${title}`,
  unstar: (title: string) => `Take the star from the run: ${title}`,
  rename: (title: string) => `Name the run: ${title}`,
  name: 'Name of the run',
  remove: (title: string) => `Delete the run: ${title}`,
  removed: (count: number) => `${plural(count, 'run')} deleted.`,
  undo: 'Undo',
  clear: 'Delete all',
  exportAll: 'Save all to a file',
  importAll: 'Add from a file',
  imported: ({ added, present, broken }: { added: number; present: number; broken: number }) =>
    [
      `${plural(added, 'run')} added.`,
      ...(present > 0 ? [`${plural(present, 'run')} already here.`] : []),
      ...(broken > 0 ? [`${plural(broken, 'line')} of the file could not be read.`] : []),
    ].join(' '),
  brokenOff: 'broke off',
  answer: (answer: string) => `answer ${answer}`,
};
