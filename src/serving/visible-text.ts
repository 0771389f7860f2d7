/** The text of a run as it becomes certain: what is shown, in pieces of one author, without commands. */
import type { Author } from '../relay/events.ts';
import type { RunState } from '../relay/run-state.ts';

export interface VisiblePiece {
  readonly text: string;
  readonly author: Author;
}

export class VisibleText {
  #read = 0;

  /** The pieces that the run has gained since the last call. An unfinished command waits until it is clear what it is. */
  since({ tokens, openCommand }: RunState): VisiblePiece[] {
    const pieces: VisiblePiece[] = [];
    const end = openCommand ?? tokens.length;
    for (; this.#read < end; this.#read += 1) {
      const token = tokens.at(this.#read);
      if (token?.isShown === true && token.text !== '')
        pieces.push({ text: token.text, author: token.author });
    }
    return pieces;
  }
}

/**
 * Ends the text before the first stop string. Text that may be the beginning of one waits.
 */
export class StopStrings {
  readonly #stops: readonly string[];
  #held: VisiblePiece[] = [];
  /** Whether a stop string was found: nothing follows. */
  found = false;

  constructor(stops: readonly string[]) {
    this.#stops = stops;
  }

  push(piece: VisiblePiece): VisiblePiece[] {
    if (this.found) return [];
    if (this.#stops.length === 0) return [piece];
    this.#held.push(piece);
    const text = this.#held.map((each) => each.text).join('');
    const places = this.#stops.map((stop) => text.indexOf(stop)).filter((at) => at >= 0);
    if (places.length > 0) {
      this.found = true;
      return this.#take(Math.min(...places));
    }
    return this.#take(text.length - waitingLength(text, this.#stops));
  }

  /** What waits, once the text is over. */
  end(): VisiblePiece[] {
    return this.found ? [] : this.#take(Infinity);
  }

  /** The first characters of what is held. */
  #take(length: number): VisiblePiece[] {
    const taken: VisiblePiece[] = [];
    let left = length;
    while (left > 0) {
      const [first] = this.#held;
      if (first === undefined) break;
      taken.push({ ...first, text: first.text.slice(0, left) });
      if (first.text.length > left) this.#held[0] = { ...first, text: first.text.slice(left) };
      else this.#held.shift();
      left -= first.text.length;
    }
    return taken;
  }
}

/** How many characters at the end may begin a stop string. */
function waitingLength(text: string, stops: readonly string[]): number {
  const longest = Math.max(...stops.map((stop) => stop.length - 1), 0);
  for (let length = Math.min(longest, text.length); length > 0; length -= 1)
    if (stops.some((stop) => stop.startsWith(text.slice(-length)))) return length;
  return 0;
}
