/**
 * The final answer of a run and whether it is right: from the solution's text and, where there is one, the known answer.
 */
import { areEquivalent } from '../../math/answer/equivalence.ts';
import type { FinalAnswerSource, EndReason } from '../../relay/events.ts';
import type { RunState } from '../../relay/run-state.ts';
import { answerOf } from './run-answer.ts';

/** The answer that was found, and how; both null where there is none. */
type Found =
  | { readonly answer: string; readonly source: FinalAnswerSource }
  | { readonly answer: null; readonly source: null };

export type RunVerdict =
  /** The run has not come to an end of its own: it runs, waits, was stopped or broke off; or there was none. */
  | { readonly kind: 'open'; readonly answer: null; readonly source: null }
  | (Found & { readonly kind: 'unknown' })
  | (Extract<Found, { answer: string }> & { readonly kind: 'right'; readonly known: string })
  | (Found & { readonly kind: 'wrong'; readonly known: string });

/** Ends that leave a solution in the middle: whatever stands there is no answer yet. */
const unjudged: ReadonlySet<EndReason['kind']> = new Set(['paused', 'stopped', 'failed']);

const none = { answer: null, source: null } as const;

const open: RunVerdict = { kind: 'open', answer: null, source: null };

/** @param known the right answer, null if it is unknown */
export function verdictOf(run: RunState, known: string | null): RunVerdict {
  if (run.status.kind !== 'ended' || unjudged.has(run.status.reason.kind)) return open;
  const found = answerOf(run);
  if (known === null) return { kind: 'unknown', ...(found ?? none) };
  if (found !== null && areEquivalent(found.answer, known)) return { kind: 'right', ...found, known };
  return { kind: 'wrong', ...(found ?? none), known };
}
