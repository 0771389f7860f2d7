/** Sequences of small numbers: 0 is the prompt, 9 the end, and a solution is right if it holds no 5. */
import { expect, it } from 'vitest';
import { judgeSolutions, type Authors, type RouterProblem } from './examples.ts';

const END = 9;

/** Writes what its script holds at each place, whatever stands before it. */
const scripted =
  (script: readonly number[]) =>
  (sequences: readonly (readonly number[])[]): Promise<number[][]> =>
    Promise.resolve(
      sequences.map((tokens) => (tokens.at(-1) === END ? [] : script.slice(tokens.length - 1))),
    );

function authors(student: readonly number[], teacher: readonly number[]): Authors {
  return {
    student: scripted(student),
    teacher: scripted(teacher),
    teacherReads: (sequences) =>
      Promise.resolve(sequences.map((tokens) => teacher.slice(0, tokens.length - 1))),
  };
}

const problem: RouterProblem = { prompt: [0], isRight: (solution) => !solution.includes(5) };
const settings = { callTokens: 2, mostTried: 8 };
const judged = async (student: readonly number[], teacher: readonly number[], changes = {}) => {
  const [solution] = await judgeSolutions([problem], authors(student, teacher), { ...settings, ...changes });
  return solution;
};

it('tells a slip that ruins the solution from another way of saying it', async () => {
  // At place 1 the two differ in wording, at 3 the student is wrong.
  const solution = await judged([1, 2, 3, 5, 1, END], [1, 4, 3, 6, 1, END]);
  expect(solution?.differing).toEqual([
    { place: 1, pays: false },
    { place: 3, pays: true },
  ]);
});

it('continues after the teacher tokens, and does not judge them', async () => {
  const solution = await judged([5, 5, 1, 5, 1, END], [6, 6, 1, 6, 1, END]);
  expect(solution?.solution).toEqual([6, 6, 1, 6, 1, END]);
  expect(solution?.differing).toEqual([
    { place: 0, pays: true },
    { place: 3, pays: true },
  ]);
  expect(solution?.agreeing).toEqual([2, 5]);
});

it('finds no use in a teacher that is wrong itself', async () => {
  const solution = await judged([1, 2, END], [5, 5, END]);
  expect(solution?.differing.map(({ pays }) => pays)).toEqual([false, false]);
});

it('judges where the one would end and the other not', async () => {
  const solution = await judged([1, END], [1, 2, 3, END]);
  expect(solution?.differing).toEqual([{ place: 1, pays: false }]);
  expect(solution?.solution).toEqual([1, END]);
});

it('tries no more positions than it may', async () => {
  const solution = await judged([1, 1, 1, 1, END], [2, 2, 2, 2, END], { mostTried: 2 });
  expect(solution?.differing).toHaveLength(2);
});

it('keeps problems apart', async () => {
  const both = await judgeSolutions(
    [problem, { ...problem, isRight: () => true }],
    authors([5, 1, END], [6, 1, END]),
    settings,
  );
  expect(both.map(({ differing }) => differing.map(({ pays }) => pays))).toEqual([[true], [false]]);
});
