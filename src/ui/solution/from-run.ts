/** A run as authored text: the solution of its state, in the form that this folder lays out. */
import type { RunState } from '../../relay/run-state.ts';
import { segments } from '../../relay/solution.ts';
import type { AttributedText, AuthorSpan } from './attribution.ts';

/** The text of a run with its authors and calls. */
export function attributedText(run: RunState): AttributedText {
  const { text, segments: parts, marks } = segments(run);
  const starts = tokenStarts(run);
  const spans: AuthorSpan[] = parts.map((part) => {
    const own = starts.get(part.call) ?? [];
    // Several stretches may have no call; each has the tokens that begin in it.
    const tokenStarts = part.call === null ? own.filter((at) => part.start <= at && at < part.end) : own;
    return { ...part, tokenStarts };
  });
  // A call that delivered only tokens without text has no segment: its tokens still count.
  const shown = new Set<number | null>(parts.map(({ call }) => call));
  for (const [call, own] of starts) {
    const at = own[0];
    if (call === null || shown.has(call) || at === undefined) continue;
    spans.push({ start: at, end: at, author: 'teacher', call, tokenStarts: own });
  }
  return {
    text,
    spans: spans.sort((a, b) => a.start - b.start),
    calls: marks.flatMap((mark) => (mark.kind === 'call' ? [{ at: mark.offset, call: mark.call.id }] : [])),
    complete: isComplete(run),
  };
}

/** Whether no more is to come: a run that paused may be in the middle of a formula. */
const isComplete = ({ status }: RunState): boolean =>
  status.kind === 'idle' || (status.kind === 'ended' && status.reason.kind !== 'paused');

/** Where the tokens of each call begin in the clean text. */
function tokenStarts(run: RunState): ReadonlyMap<number | null, readonly number[]> {
  const starts = new Map<number | null, number[]>();
  let offset = 0;
  for (const token of run.tokens) {
    if (token.author !== 'student') {
      const own = starts.get(token.call) ?? [];
      own.push(offset);
      starts.set(token.call, own);
    }
    if (token.isShown) offset += token.text.length;
  }
  return starts;
}
