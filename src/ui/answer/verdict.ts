/**
 * The final answer of a run and whether it is right: from the solution's text and, where there is one, the known answer.
 */
import { areEquivalent } from '../../math/answer/equivalence.ts';
import { extractAnswer } from '../../math/answer/extract.ts';
import { solutionText } from '../../relay/solution.ts';
import type { EndReason } from '../../relay/events.ts';
import type { RunState } from '../../relay/run-state.ts';

export type RunVerdict =
  /** The run has not come to an end of its own: it runs, waits, was stopped or broke off; or there was none. */
  | { readonly kind: 'open'; readonly answer: null }
  | { readonly kind: 'unknown'; readonly answer: string | null }
  | { readonly kind: 'right'; readonly answer: string; readonly known: string }
  | { readonly kind: 'wrong'; readonly answer: string | null; readonly known: string };

/** Ends that leave a solution in the middle: whatever stands there is no answer yet. */
const unjudged: ReadonlySet<EndReason['kind']> = new Set(['paused', 'stopped', 'failed']);

const open: RunVerdict = { kind: 'open', answer: null };

/** @param known the right answer, null if it is unknown */
export function verdictOf(run: RunState, known: string | null): RunVerdict {
  if (run.status.kind !== 'ended' || unjudged.has(run.status.reason.kind)) return open;
  const answer = extractAnswer(solutionText(run));
  if (known === null) return { kind: 'unknown', answer };
  if (answer !== null && areEquivalent(answer, known)) return { kind: 'right', answer, known };
  return { kind: 'wrong', answer, known };
}
