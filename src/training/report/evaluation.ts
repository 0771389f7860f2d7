/**
 * Measures how well a model solves problems on its own, and which kind of operation fails first. Decodes in batches,
 * without the relay and without calls.
 */
import type { WordProblem } from '../../math/word-problems/word-problems.ts';
import { isCorrect } from '../../math/answer/equivalence.ts';
import { extractAnswer } from '../../math/answer/extract.ts';
import { wilsonInterval } from '../../math/interval.ts';
import type { BatchDecoder } from '../decoding/batch-decoder.ts';
import { firstFalseEquation } from './first-mistake.ts';
import type { TrainingTokenizer } from '../tokenizer/files.ts';

export interface Accuracy {
  readonly problems: number;
  readonly right: number;
  readonly accuracy: number;
  /** 95 % interval (Wilson). */
  readonly interval: readonly [low: number, high: number];
  /** Accuracy where a solution holds a large operation, and where it holds none. */
  readonly withLarge: number;
  readonly withoutLarge: number;
  readonly tokensPerSolution: number;
  /** Of the wrong solutions: how many by the kind of the first mistake. */
  readonly firstMistakes: Readonly<Record<string, number>>;
}

export interface SolvedProblem {
  readonly problem: WordProblem;
  readonly tokens: readonly number[];
  readonly text: string;
  readonly right: boolean;
}

/** Longest solution that a model may write. The references stay below 230 tokens. */
export const longestSolution = 300;

/** Solutions of all problems, decoded greedily unless a temperature is given. */
export async function solveAll(
  decoder: BatchDecoder,
  tokenizer: TrainingTokenizer,
  problems: readonly WordProblem[],
  sampling: { readonly temperature: number; readonly uniform: () => number } = {
    temperature: 0,
    uniform: () => 0,
  },
  report: (solved: number) => void = () => undefined,
  batchSize = 96,
): Promise<SolvedProblem[]> {
  const solved: SolvedProblem[] = [];
  for (let start = 0; start < problems.length; start += batchSize) {
    const batch = problems.slice(start, start + batchSize);
    const outputs = await decoder.decode(
      batch.map(({ problem }) => tokenizer.prompt(problem)),
      {
        ...sampling,
        maxTokens: longestSolution,
        endTokens: [tokenizer.control('<|im_end|>')],
        forbidden: [tokenizer.control('<call>'), tokenizer.control('</call>')],
      },
    );
    batch.forEach((problem, i) => {
      const tokens = outputs[i] ?? [];
      const text = tokenizer.decode(tokens.filter((id) => id !== tokenizer.control('<|im_end|>')));
      solved.push({ problem, tokens, text, right: isCorrect(text, problem.answer) });
    });
    report(solved.length);
  }
  return solved;
}

/** Figures over solved problems. */
export function accuracyOf(solved: readonly SolvedProblem[]): Accuracy {
  const share = (part: readonly SolvedProblem[]): number =>
    part.length === 0 ? NaN : part.filter(({ right }) => right).length / part.length;
  const hasLarge = ({ problem }: SolvedProblem): boolean => problem.steps.some(({ large }) => large);
  const firstMistakes: Record<string, number> = {};
  for (const { text, right } of solved) {
    if (right) continue;
    const kind = mistakeKind(text);
    firstMistakes[kind] = (firstMistakes[kind] ?? 0) + 1;
  }
  const right = solved.filter((each) => each.right).length;
  return {
    problems: solved.length,
    right,
    accuracy: right / solved.length,
    interval: wilsonInterval(right, solved.length),
    withLarge: share(solved.filter(hasLarge)),
    withoutLarge: share(solved.filter((each) => !hasLarge(each))),
    tokensPerSolution: solved.reduce((sum, { tokens }) => sum + tokens.length, 0) / solved.length,
    firstMistakes,
  };
}

/** What went wrong first in a wrong solution. */
function mistakeKind(text: string): string {
  const mistake = firstFalseEquation(text);
  if (mistake !== null) return `result of a ${mistake}`;
  return extractAnswer(text) === null ? 'no answer' : 'plan or copied number';
}
