/**
 * Recognises commands in the text of a student whose vocabulary has no tokens for them: `<call>`, blanks, digits, blanks,
 * `</call>`, spread over ordinary tokens. The checkpoints of RelayLLM write them so (its code looks for
 * `<call>\s*(\d+)\s*</call>` in the text, and stops at `</call>`), and so does a model that is asked to.
 *
 * Tokens may hold more than the command: the text before it belongs to the solution, and what follows `</call>` in the
 * last token is dropped, as by the reference's stop string.
 */

/** A whole command. */
export interface TextCommand {
  /** The tokens that it stands in, of which the first may begin with other text. */
  readonly tokens: number;
  readonly requested: number;
  /** The bytes of the first token before the command. */
  readonly head: Uint8Array;
  /** The command with what follows it in its last token. */
  readonly text: string;
}

interface TextStep {
  /** How many of the oldest tokens that were held back are text of the solution. */
  readonly released: number;
  /** The command that the rest of them form, if it is complete. */
  readonly command: TextCommand | null;
}

const opening = '<call>';
const whole = /^<call>\s*(\d+)\s*<\/call>/;

/** Reads the tokens of one author, and holds those back that may still form a command. */
export class TextCommandReader {
  /** The bytes of the tokens that are held back, one character each. */
  #held: string[] = [];
  /** Where the possible command begins in them. */
  #start = 0;

  /** How many tokens are held back. */
  get held(): number {
    return this.#held.length;
  }

  /** Whether the possible command begins with its first token. */
  get isAligned(): boolean {
    return this.#start === 0;
  }

  read(bytes: Uint8Array): TextStep {
    this.#held.push(String.fromCharCode(...bytes));
    const text = this.#held.join('');
    for (let start = this.#start; start < text.length; start += 1) {
      if (text[start] !== '<') continue;
      const rest = text.slice(start);
      const found = whole.exec(rest);
      if (found === null && !mayBecomeCommand(rest)) continue;
      const released = this.#dropBefore(start);
      return { released, command: found === null ? null : this.#take(found[1] ?? '', rest) };
    }
    return { released: this.close(), command: null };
  }

  /** Ends the author's tokens; returns how many that were held back are text of the solution. */
  close(): number {
    const released = this.#held.length;
    this.#held = [];
    this.#start = 0;
    return released;
  }

  /** Drops the tokens that end before `start`; returns how many they are. */
  #dropBefore(start: number): number {
    let dropped = 0;
    this.#start = start;
    for (const piece of this.#held) {
      if (piece.length > this.#start) break;
      this.#start -= piece.length;
      dropped += 1;
    }
    this.#held.splice(0, dropped);
    return dropped;
  }

  #take(digits: string, text: string): TextCommand {
    const head = Uint8Array.from((this.#held[0] ?? '').slice(0, this.#start), (c) => c.charCodeAt(0));
    // A safe integer, because JSON cannot hold Infinity. No limit allows this many tokens anyway.
    const requested = Math.min(Number(digits), Number.MAX_SAFE_INTEGER);
    return { tokens: this.close(), requested, head, text };
  }
}

/** Whether more text can make this the beginning of a command. */
function mayBecomeCommand(text: string): boolean {
  if (text.length <= opening.length) return opening.startsWith(text);
  const [, rest] = /^<call>\s*\d*(.*)$/s.exec(text) ?? [];
  if (rest === undefined) return false;
  const closing = rest.trimStart();
  // Without digits nothing but blanks may stand there yet.
  return closing === '' || (/^<call>\s*\d/.test(text) && '</call>'.startsWith(closing));
}

/** Whether text that ends in `before` has `<call>` in it once these bytes follow. */
export function opensCommand(before: string, bytes: Uint8Array): boolean {
  const end = before.slice(1 - opening.length);
  return (end + String.fromCharCode(...bytes)).includes(opening);
}

/** The end of a text that matters to {@link opensCommand}, after these bytes. */
export function endOfText(before: string, bytes: Uint8Array): string {
  return (before + String.fromCharCode(...bytes)).slice(1 - opening.length);
}
