/** The difference of two runs: their common beginning, and what each wrote after it. */
import type { Author } from '../../relay/events.ts';
import type { RunState, SolutionToken } from '../../relay/run-state.ts';

/** Text by one author, in a row. */
export interface Piece {
  readonly text: string;
  readonly author: Author;
}

export interface RunDiff {
  /** The same in both, word for word; who wrote it may differ. */
  readonly common: string;
  /** The rest of each. */
  readonly rests: readonly [readonly Piece[], readonly Piece[]];
}

/** The common beginning of two runs, and the rest of each. */
export function diffRuns(one: RunState, other: RunState): RunDiff {
  const [mine, theirs] = [solutionTokens(one), solutionTokens(other)];
  const different = mine.findIndex(({ id }, i) => id !== theirs[i]?.id);
  const shared = different < 0 ? mine.length : different;
  return {
    common: mine
      .slice(0, shared)
      .map(({ text }) => text)
      .join(''),
    rests: [piecesOf(mine.slice(shared)), piecesOf(theirs.slice(shared))],
  };
}

const solutionTokens = ({ tokens }: RunState): SolutionToken[] =>
  [...tokens].filter(({ isShown }) => isShown);

function piecesOf(tokens: readonly SolutionToken[]): Piece[] {
  const pieces: Piece[] = [];
  for (const { text, author } of tokens) {
    const last = pieces.at(-1);
    if (last?.author === author) pieces[pieces.length - 1] = { author, text: last.text + text };
    else pieces.push({ author, text });
  }
  return pieces;
}
