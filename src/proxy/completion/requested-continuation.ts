/**
 * The n tokens of a continuation that a model was asked for in words. What the model adds around it is removed first, so
 * that it takes none of the n. The answer is held back until it is complete, as only then its start can be judged.
 */
import { nextBoundary } from '../../relay/text-boundary.ts';
import { continuationIn } from './continuation-cleaner.ts';
import type { TextFilter } from './text-filter.ts';
import { charactersPerToken } from './token-counter.ts';

export interface ExtractedContinuation {
  readonly text: string;
  /** Tokens came after the n-th. */
  readonly isCut: boolean;
  /** The text is longer than n tokens can be. */
  readonly isFlood: boolean;
  /** Tokens of the answer that are not part of the text, at least; those after the n-th are not counted. */
  readonly removedTokens: number;
}

interface Piece {
  readonly text: string;
  /** At least. */
  readonly tokens: number;
}

/** Collects an answer, and extracts the continuation. */
export class RequestedContinuation {
  readonly #prefix: string;
  readonly #asked: number;
  readonly #pieces: Piece[] = [];

  /**
   * @param prefix the text that the model was asked to continue
   * @param asked the n of the call
   */
  constructor(prefix: string, asked: number) {
    this.#prefix = prefix;
    this.#asked = asked;
  }

  /** Adds a piece of the answer, and the least number of tokens that it has. */
  add(text: string, tokens: number): void {
    this.#pieces.push({ text, tokens });
  }

  /**
   * @param thinking removes thoughts from the start of the answer
   * @param total tokens of the whole answer, where its pieces are smaller than tokens; null where they are not
   */
  extract(thinking: TextFilter, total: number | null): ExtractedContinuation {
    const answer = this.#pieces.map(({ text }) => text).join('');
    const visible = thinking.push(answer) + thinking.end();
    const { lead, ...found } = continuationIn(visible, this.#prefix);
    // Thoughts stand at the start, so what is left is the end of the answer.
    const thoughts = answer.length - visible.length;
    const [start, end] = [thoughts + found.start, thoughts + found.end];
    const pieces = total === null ? this.#pieces : [{ text: answer, tokens: total }];
    const { cut, removedTokens } = this.#count(pieces, answer, thoughts, start);
    const most = start + this.#asked * charactersPerToken;
    const isFlood = Math.min(cut, end) > most;
    const text = lead + answer.slice(start, Math.min(cut, end, most));
    return { text, isCut: cut < end || isFlood, isFlood, removedTokens };
  }

  /** Where the n-th token from `start` on ends, and how many tokens stand between the thoughts and `start`. */
  #count(
    pieces: readonly Piece[],
    answer: string,
    thoughts: number,
    start: number,
  ): { cut: number; removedTokens: number } {
    let [at, removedTokens, left] = [0, 0, this.#asked];
    for (const { text, tokens } of pieces) {
      const next = at + text.length;
      // Thoughts count for the call, as everywhere.
      const removed = Math.min(next, start) - Math.max(at, Math.min(next, thoughts));
      const begin = Math.min(Math.max(at, start), next);
      // The tokens of a part of a piece are estimated in proportion; a part of a token is one.
      const within = Math.ceil((tokens * (next - begin)) / text.length);
      if (removed > 0)
        removedTokens += Math.min(Math.ceil((tokens * removed) / text.length), tokens - within);
      if (within > left) {
        const due = begin + Math.floor(((next - begin) * left) / within);
        return { cut: left === 0 ? begin : Math.min(nextBoundary(answer, due), next), removedTokens };
      }
      left -= within;
      at = next;
    }
    return { cut: answer.length, removedTokens };
  }
}
