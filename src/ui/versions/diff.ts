/** Where two runs diverge: up to there their texts are the same, though not always by the same authors. */
import type { RunState, SolutionToken } from '../../relay/run-state.ts';

/** The offset in the clean text of both at which the first token differs; a blank there belongs to what is the same. */
export function partingOf(one: RunState, other: RunState): number {
  const [mine, theirs] = [shownTokens(one), shownTokens(other)];
  const different = mine.findIndex(({ id }, i) => id !== theirs[i]?.id);
  const shared = different < 0 ? mine.length : different;
  const offset = textOf(mine.slice(0, shared)).length;
  const blanks = [mine, theirs].map((tokens) => /^\s*/.exec(textOf(tokens.slice(shared)))?.[0].length ?? 0);
  return offset + Math.min(...blanks);
}

const shownTokens = ({ tokens }: RunState): SolutionToken[] => [...tokens].filter(({ isShown }) => isShown);

const textOf = (tokens: readonly SolutionToken[]): string => tokens.map(({ text }) => text).join('');
