/**
 * The solution as people read it, derived from a run: its text with every command taken out, who wrote which part,
 * and where the calls were. Offsets are UTF-16 code units of that text. Each view costs one pass over the tokens.
 */
import type { CallRecord, IgnoredCommand, RunState, SolutionToken } from './run-state.ts';
import type { Author, CallId } from './events.ts';

/** A segment of text by one author; a teacher's segment belongs to one call. */
export interface Segment {
  readonly author: Author;
  readonly call: CallId | null;
  readonly start: number;
  readonly end: number;
}

/** A command that was taken out of the text at `offset`, or a call that a policy or a person made there. */
export type SolutionMark =
  | { readonly kind: 'call'; readonly offset: number; readonly call: CallRecord }
  | { readonly kind: 'zero'; readonly offset: number; readonly ignored: IgnoredCommand };

export interface Segments {
  readonly text: string;
  /** In order, without gaps: together they are the text. */
  readonly segments: readonly Segment[];
  /** In order of their offsets. */
  readonly marks: readonly SolutionMark[];
}

/**
 * The solution's text, without commands and end tokens. While the run continues, an unfinished `<call>` is hidden. A
 * malformed one is not shown.
 */
export function solutionText(state: RunState): string {
  let text = '';
  for (const token of settledTokens(state)) if (token.isShown) text += token.text;
  return text;
}

/** The same text, with its authors and the calls. */
export function segments(state: RunState): Segments {
  const places = [...callPlaces(state)].sort((one, other) => one.position - other.position);
  const marks: SolutionMark[] = [];
  const parts: Segment[] = [];
  let text = '';
  let next = 0;
  const markUpTo = (position: number) => {
    for (let place = places[next]; place && place.position <= position; place = places[next]) {
      marks.push({ ...place.mark, offset: text.length });
      next += 1;
    }
  };
  let position = 0;
  for (const token of settledTokens(state)) {
    markUpTo(position);
    position += 1;
    if (!token.isShown || token.text === '') continue;
    const start = text.length;
    text += token.text;
    const last = parts.at(-1);
    if (last && last.author === token.author && last.call === token.call) {
      parts[parts.length - 1] = { ...last, end: text.length };
    } else {
      parts.push({ author: token.author, call: token.call, start, end: text.length });
    }
  }
  markUpTo(Infinity);
  return { text, segments: parts, marks };
}

/** The text of a complete solution; null where the run is still active or ended for another reason. */
export function finishedText(state: RunState): string | null {
  const { status } = state;
  const finished = status.kind === 'ended' && status.reason.kind === 'end-token';
  return finished ? solutionText(state) : null;
}

/** What was asked for against what the solution is long, at most 1 (the reward's ratio, not the call ratio). */
export function askedRatio(state: RunState): number {
  const { requestedTokens, studentTokens, teacherTokens } = state.metrics;
  const length = studentTokens + teacherTokens;
  return length === 0 ? 0 : Math.min(requestedTokens / length, 1);
}

type Place =
  | { readonly position: number; readonly mark: Omit<Extract<SolutionMark, { kind: 'call' }>, 'offset'> }
  | { readonly position: number; readonly mark: Omit<Extract<SolutionMark, { kind: 'zero' }>, 'offset'> };

function* callPlaces(state: RunState): Generator<Place> {
  for (const call of state.calls) yield { position: call.position, mark: { kind: 'call', call } };
  for (const ignored of state.ignored) {
    if (ignored.why === 'zero') yield { position: ignored.position, mark: { kind: 'zero', ignored } };
  }
}

/** Those before a command that is still being written. */
function* settledTokens(state: RunState): Generator<SolutionToken> {
  const shown = state.openCommand ?? state.tokens.length;
  let index = 0;
  for (const token of state.tokens) {
    if (index >= shown) return;
    index += 1;
    yield token;
  }
}
