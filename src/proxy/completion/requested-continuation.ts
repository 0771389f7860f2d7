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

/** Collects an answer, and extracts the continuation. */
export class RequestedContinuation {
  readonly #prefix: string;
  readonly #asked: number;
  readonly #pieces: { readonly text: string; readonly tokens: number }[] = [];

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

  /** @param thinking removes thoughts from the start of the answer */
  extract(thinking: TextFilter): ExtractedContinuation {
    const answer = this.#pieces.map(({ text }) => text).join('');
    const visible = thinking.push(answer) + thinking.end();
    const { lead, ...found } = continuationIn(visible, this.#prefix);
    // Thoughts stand at the start, so what is left is the end of the answer.
    const thoughts = answer.length - visible.length;
    const [start, end] = [thoughts + found.start, thoughts + found.end];
    const { cut, removedTokens } = this.#count(answer, thoughts, start);
    const most = start + this.#asked * charactersPerToken;
    const isFlood = Math.min(cut, end) > most;
    const text = lead + answer.slice(start, Math.min(cut, end, most));
    return { text, isCut: cut < end || isFlood, isFlood, removedTokens };
  }

  /** Where the n-th token from `start` on ends, and how many tokens stand between the thoughts and `start`. */
  #count(answer: string, thoughts: number, start: number): { cut: number; removedTokens: number } {
    let [at, removedTokens, left] = [0, 0, this.#asked];
    for (const { text, tokens } of this.#pieces) {
      const next = at + text.length;
      // Thoughts count for the call, as everywhere.
      if (next <= start) removedTokens += next <= thoughts ? 0 : tokens;
      else if (tokens <= left) left -= tokens;
      else if (left === 0) return { cut: at, removedTokens };
      else {
        // The end of the n-th token within a piece of several is not known: it is estimated in proportion.
        const due = Math.max(at + Math.floor((text.length * left) / tokens), start);
        return { cut: Math.min(nextBoundary(answer, due), next), removedTokens };
      }
      at = next;
    }
    return { cut: answer.length, removedTokens };
  }
}
