/**
 * The interface of a problem family: it draws numbers, plans the solution, and words both in several ways.
 */
import type { Step } from '../arithmetic/step.ts';
import type { Difficulty } from '../arithmetic/difficulty.ts';
import { NumberDraw } from '../arithmetic/number-draw.ts';
import type { Random } from '../../bytes/random.ts';

/** The numbers that make a problem. All of them stand in its text; names and objects are no parameters. */
export type ProblemParameters = Readonly<Record<string, number>>;

/** The ways to say one sentence. Of three or more, the last is held out from training. */
export type Sentence = readonly string[];

export interface RelayMathFamilySpec<
  P extends ProblemParameters,
  S extends Readonly<Record<string, Step>>,
  W,
> {
  readonly name: string;
  draw(numbers: NumberDraw): P;
  /** The steps in the order of the solution; the last one's result is the answer. */
  steps(p: P): S;
  /** Names and objects of the story; the numbers say which ones are sensible. */
  scene(random: Random, p: P): W;
  /** At least six ways to ask; the last one is held out from training. */
  problems(p: P, w: W): readonly string[];
  /** The solution, sentence by sentence. */
  solution(p: P, s: S, w: W): readonly Sentence[];
}

export interface Told {
  readonly problem: string;
  readonly solution: string;
  readonly steps: readonly Step[];
  readonly answer: string;
  /** Which ways of saying were taken: the problem's number, then one per sentence, e.g. `2-0110`. */
  readonly phrasing: string;
}

export interface RelayMathFamily {
  readonly name: string;
  draw(random: Random, difficulty: Difficulty): ProblemParameters;
  /** Puts the parameters into words. `heldOut` takes the phrasings that training never shows. */
  tell(parameters: ProblemParameters, random: Random, heldOut: boolean): Told;
}

function choose(ways: readonly string[], random: Random, heldOut: boolean): number {
  const trained = ways.length >= 3 ? ways.length - 1 : ways.length;
  return heldOut && trained < ways.length ? trained : random.int(0, trained - 1);
}

/** Builds a family. Its `tell` accepts what its own `draw` made. */
export function defineFamily<P extends ProblemParameters, S extends Readonly<Record<string, Step>>, W>(
  spec: RelayMathFamilySpec<P, S, W>,
): RelayMathFamily {
  return {
    name: spec.name,
    draw: (random, difficulty) => spec.draw(new NumberDraw(random, difficulty)),
    tell(parameters, random, heldOut) {
      const p = parameters as P;
      const named = spec.steps(p);
      const scene = spec.scene(random, p);
      const problems = spec.problems(p, scene);
      const asked = choose(problems, random, heldOut);
      const sentences = spec.solution(p, named, scene);
      const said = sentences.map((sentence) => choose(sentence, random, heldOut));
      const steps = Object.values(named);
      return {
        problem: problems[asked] ?? '',
        solution: sentences.map((sentence, i) => sentence[said[i] ?? 0]).join(' '),
        steps,
        answer: steps.at(-1)?.result ?? '',
        phrasing: `${asked}-${said.join('')}`,
      };
    },
  };
}
