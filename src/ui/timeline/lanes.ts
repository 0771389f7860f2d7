/** What the timeline draws: who wrote which tokens, and how unsure the student was. Pure functions of a run's tokens. */
import type { Author } from '../../relay/events.ts';
import type { SolutionToken } from '../../relay/run-state.ts';

/** Tokens in a row by one author, for one call at most. */
export interface AuthorSegment {
  readonly author: Author;
  readonly call: number | null;
  /** Index of the first. */
  readonly start: number;
  readonly tokens: number;
}

/** The tokens in order, by author and call. */
export function authorSegments(tokens: Iterable<SolutionToken>): readonly AuthorSegment[] {
  const stretches: AuthorSegment[] = [];
  let index = 0;
  for (const { author, call } of tokens) {
    const last = stretches.at(-1);
    if (last !== undefined && last.author === author && last.call === call) {
      stretches[stretches.length - 1] = { ...last, tokens: last.tokens + 1 };
    } else stretches.push({ author, call, start: index, tokens: 1 });
    index += 1;
  }
  return stretches;
}

/** This much entropy, in nats, is the top of a curve or the whole of a bar: about ten tokens equally likely. */
export const HIGH_ENTROPY = 2.3;

/** Entropy as a share of what is shown as high, from 0 to 1. */
export function heatOf(entropy: number): number {
  return Math.min(1, Math.max(0, entropy / HIGH_ENTROPY));
}

/** Columns that the curve has at most: a column of several tokens shows its highest. */
const MOST_COLUMNS = 480;

/**
 * The student's entropy as the outline of an area, an SVG path over x from 0 to the number of tokens and y from 0 (high)
 * to 1. It has a gap where another author wrote.
 */
export function entropyPath(tokens: Iterable<SolutionToken>, count: number): string {
  const width = Math.max(1, Math.ceil(count / MOST_COLUMNS));
  const highest: number[] = [];
  let index = 0;
  for (const { stats } of tokens) {
    const column = Math.floor(index / width);
    if (stats !== null) highest[column] = Math.max(highest[column] ?? 0, heatOf(stats.entropy));
    index += 1;
  }
  const parts: string[] = [];
  for (let column = 0; column * width < count; column += 1) {
    const height = highest[column];
    if (height === undefined) continue;
    const [left, right] = [column * width, Math.min(count, (column + 1) * width)];
    parts.push(`M${left} 1V${(1 - height).toFixed(3)}H${right}V1Z`);
  }
  return parts.join('');
}
