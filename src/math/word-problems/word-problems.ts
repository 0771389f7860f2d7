/**
 * word-problems: everyday word problems with worked solutions, as endless seeded streams. Any problem of a stream can be
 * had by its index. The streams know the families only by their interface.
 */
import { defaultDifficulty, type Difficulty } from '../arithmetic/difficulty.ts';
import { NumberDraw } from '../arithmetic/number-draw.ts';
import { hashText, Random } from '../../bytes/random.ts';
import { problemKey, splitOf, type SplitPart } from './split.ts';
import type { Operator, Step } from './arithmetic.ts';
import { wordFamilies } from './families/families.ts';
import type { Family, ProblemParameters } from './family.ts';
import { Cast } from './lexicon/cast.ts';
import { styledSolution } from './solution-style.ts';
import type { Wording } from './wording/held-out.ts';
import { polished } from './wording/polish.ts';
import { realize } from './wording/realize.ts';
import { SlotReader, type Scene } from './wording/scene.ts';
import { drawStyle, solutionStyle, type Style } from './wording/style.ts';
import { expand } from './wording/template.ts';

export { wordFamilies } from './families/families.ts';

/**
 * The streams. `validation-wording` and `test-wording` ask in constructions, and about names and objects, that training
 * never shows; their numbers are those of `validation` and `test`.
 */
export const splits = ['train', 'validation', 'validation-wording', 'test', 'test-wording'] as const;
export type WordProblemSplit = (typeof splits)[number];

const parts: Readonly<Record<WordProblemSplit, SplitPart>> = {
  train: 'train',
  validation: 'validation',
  'validation-wording': 'validation',
  test: 'test',
  'test-wording': 'test',
};

const wordings: Readonly<Record<WordProblemSplit, Wording>> = {
  train: 'known',
  validation: 'known',
  'validation-wording': 'validation',
  test: 'known',
  'test-wording': 'test',
};

export interface WordProblem {
  /** Split, seed and index, e.g. `test/0/17`: it names the problem for good, with the same difficulty. */
  readonly id: string;
  readonly family: string;
  /** How the text is put together. */
  readonly phrasing: string;
  readonly parameters: ProblemParameters;
  readonly problem: string;
  /** What is known and wanted, the plan, the steps, and the answer in `\boxed{}`. */
  readonly solution: string;
  /** The exact answer as it stands in the box. */
  readonly answer: string;
  readonly steps: readonly Pick<Step, 'expression' | 'result' | 'kind' | 'large'>[];
}

const verbs: Readonly<Record<Operator, string>> = {
  add: 'add',
  subtract: 'subtract',
  multiply: 'multiply',
  divide: 'divide',
};

/** The solution in the one style that all families share. */
function solve(
  family: Family,
  p: ProblemParameters,
  scene: Scene,
  style: Style,
): Pick<WordProblem, 'solution' | 'answer' | 'steps'> {
  const slots = new SlotReader(scene, solutionStyle(style.currency), () => false);
  const say = (template: string): string =>
    expand(template, { choose: () => 0, tense: 'present', resolve: (slot) => slots.read(slot) });
  const labeled = family.steps(p);
  const steps = labeled.map(([, step]) => step);
  const answer = steps.at(-1)?.result ?? '';
  const text = styledSolution({
    known: family.known.map(say),
    wanted: say(family.want),
    plan: steps.map(({ operator }) => verbs[operator]),
    steps: labeled.map(([name, step]) => ({ label: say(name), equation: step.tex })),
    answer,
    unit: say(family.unit),
  });
  return { solution: polished(text), answer, steps };
}

/**
 * One problem of a stream, by its index. The same arguments give the same problem on every platform.
 * Different indices of a stream may hold the same problem; {@link distinctWordProblems} leaves repetitions out.
 */
export function wordProblem(
  split: WordProblemSplit,
  index: number,
  seed = 0,
  difficulty: Difficulty = defaultDifficulty,
  from: readonly Family[] = wordFamilies,
): WordProblem {
  const [part, wording] = [parts[split], wordings[split]];
  const random = new Random(seed, index, hashText(part));
  const family = random.pick(from);
  const draw = () => family.draw(new NumberDraw(random, difficulty));
  let parameters = draw();
  while (splitOf(family.name, parameters) !== part) parameters = draw();
  const style = drawStyle(random);
  const cast = new Cast(random, wording, random.chance(0.3), split === 'train');
  const scene = family.scene(cast, parameters);
  const { problem: text, layout } = realize(family, scene, style, random, wording);
  return {
    id: `${split}/${seed}/${index}`,
    family: family.name,
    phrasing: layout,
    parameters,
    problem: text,
    ...solve(family, parameters, scene, style),
  };
}

/** The first `count` problems of a stream with different families or numbers, in the order of the stream. */
export function distinctWordProblems(
  split: WordProblemSplit,
  count: number,
  seed = 0,
  difficulty: Difficulty = defaultDifficulty,
): WordProblem[] {
  const found = new Map<string, WordProblem>();
  for (let index = 0; found.size < count; index++) {
    const next = wordProblem(split, index, seed, difficulty);
    const key = problemKey(next.family, next.parameters);
    if (!found.has(key)) found.set(key, next);
  }
  return [...found.values()];
}

/** A problem of the test part for a person to try, one per seed: training has never shown it. */
export const randomWordProblem = (seed: number): WordProblem => wordProblem('test', 0, seed);
