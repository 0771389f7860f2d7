/**
 * Rollouts: runs of the relay from which the student learns. Turns the folded log of a run into the outcome that
 * decides its reward and into a training document, with loss weights by the author of each token.
 */
import { isCorrect } from '../../math/answer/equivalence.ts';
import type { WordProblem } from '../../math/word-problems/word-problems.ts';
import type { RunState } from '../../relay/run-state.ts';
import { askedRatio, finishedText } from '../../relay/solution.ts';
import type { SolutionToken } from '../../relay/run-state.ts';
import type { Document } from '../data/batches.ts';
import { relayedDocument, type DocumentSegment } from '../data/documents.ts';
import type { TrainingTokenizer } from '../tokenizer/files.ts';
import type { RolloutOutcome } from './reward.ts';

export interface Rollout {
  /** Rollouts of one problem are one group. */
  readonly problem: WordProblem;
  readonly run: RunState;
}

const isWellFormed = ({ ignored }: RunState): boolean => ignored.every(({ why }) => why !== 'malformed');

/**
 * What decides the reward. A run that was cut before its end is wrong, whatever stands in it; so is one with a command
 * that is none, where the reference code ends the run. Else a student trained to call less would learn to spoil its
 * commands.
 */
export function outcomeOf({ problem, run }: Rollout): RolloutOutcome {
  const text = finishedText(run);
  return {
    right: text !== null && isWellFormed(run) && isCorrect(text, problem.answer),
    called: run.calls.some(({ by }) => by === 'student'),
    askedRatio: askedRatio(run),
  };
}

/**
 * The whole sequence as the student saw it. Its own tokens count in the loss, commands included. Where it was not free
 * to call, it is held to the distribution that its tokens were drawn from.
 * @param teacherToo whether the teacher's tokens count as well, an ablation: the reference code does not mask them
 */
export function rolloutDocument(
  tokenizer: TrainingTokenizer,
  { problem, run }: Rollout,
  teacherToo: boolean,
): Document {
  const opener = tokenizer.control('<call>');
  const segments: DocumentSegment[] = [];
  for (const token of run.tokens) {
    const segment = segmentOf(token, teacherToo);
    const before = segments.at(-1);
    const goesOn = before?.isCommand === segment.isCommand && !(segment.isCommand && token.id === opener);
    if (goesOn) segments[segments.length - 1] = joined(before, segment);
    else segments.push(segment);
  }
  const document = relayedDocument(tokenizer, problem.problem, segments);
  const free = document.tokens.length - (run.tokens.length - freeTokens(run));
  return { ...document, callsMasked: document.tokens.map((_, i) => (i < free ? 0 : 1)) };
}

/** How many of the run's tokens were written before calls were masked, if they ever were. */
function freeTokens({ header, calls, tokens }: RunState): number {
  const mostCalls = header === null || header.policy === 'never' ? 0 : header.limits.maxCalls;
  if (mostCalls === 0) return 0;
  const last = calls[mostCalls - 1];
  return last === undefined ? tokens.length : last.position;
}

const segmentOf = ({ id, author, isCommand }: SolutionToken, teacherToo: boolean): DocumentSegment => ({
  ids: [id],
  isCommand,
  weights: [author === 'student' || teacherToo ? 1 : 0],
});

const joined = (one: DocumentSegment, other: DocumentSegment): DocumentSegment => ({
  ...one,
  ids: [...one.ids, ...other.ids],
  weights: [...one.weights, ...other.weights],
});
