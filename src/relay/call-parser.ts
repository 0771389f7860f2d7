/**
 * Recognises the student's commands in its stream of tokens: `<call>`, spaces, digits, spaces, `</call>`.
 *
 * It compares the ids of the two control tokens and reads the bytes between them. The characters "<call>" made of
 * ordinary tokens are text.
 */
import type { TokenId } from './events.ts';
import type { Vocabulary } from './student.ts';

/** What the last `tokens` tokens turned out to be. */
export type ParseResult =
  | { readonly kind: 'call'; readonly tokens: number; readonly requested: number }
  | { readonly kind: 'zero'; readonly tokens: number; readonly text: string }
  | { readonly kind: 'malformed'; readonly tokens: number; readonly text: string };

export interface ParseStep {
  /** What stood before this token and is malformed because of it. */
  readonly before: Extract<ParseResult, { kind: 'malformed' }> | null;
  /** What this token completes. */
  readonly after: ParseResult | null;
}

interface Candidate {
  tokens: number;
  /** The characters between `<call>` and here: spaces and digits only. */
  inside: string;
}

const space = 0x20;
const zero = 0x30;
const nine = 0x39;

/**
 * Reads one author's tokens, one after the other. A `<call>` stays open as long as what follows may still become a
 * command; the first token that rules it out makes it malformed and is then read as a new start, so that in
 * `<call>1<call>2</call>` the inner command counts. Every `<call>` leads to exactly one result, given that `close`
 * is called at the end. A `</call>` without a `<call>` is plain text.
 */
export class CallParser {
  readonly #vocabulary: Pick<Vocabulary, 'callOpen' | 'callClose' | 'bytesOf'>;
  #candidate: Candidate | null = null;

  constructor(vocabulary: Pick<Vocabulary, 'callOpen' | 'callClose' | 'bytesOf'>) {
    this.#vocabulary = vocabulary;
  }

  /** Whether a `<call>` stands open that the next tokens may still make a command. */
  get isOpen(): boolean {
    return this.#candidate !== null;
  }

  read(id: TokenId): ParseStep {
    if (id === this.#vocabulary.callOpen) {
      const before = this.close();
      this.#candidate = { tokens: 1, inside: '' };
      return { before, after: null };
    }
    if (this.#candidate === null) return { before: null, after: null };
    if (id === this.#vocabulary.callClose) return { before: null, after: this.#complete(this.#candidate) };
    const characters = spacesAndDigits(this.#vocabulary.bytesOf(id));
    const inside = this.#candidate.inside + (characters ?? '');
    // A space within the number, or anything but spaces and digits, rules a command out.
    if (characters === null || inside.trim().includes(' ')) return { before: this.close(), after: null };
    this.#candidate.tokens += 1;
    this.#candidate.inside = inside;
    return { before: null, after: null };
  }

  /** Ends the author's tokens: a `<call>` that is still open is malformed. */
  close(): Extract<ParseResult, { kind: 'malformed' }> | null {
    const candidate = this.#candidate;
    this.#candidate = null;
    return candidate && { kind: 'malformed', tokens: candidate.tokens, text: `<call>${candidate.inside}` };
  }

  #complete({ tokens: before, inside }: Candidate): ParseResult {
    this.#candidate = null;
    const tokens = before + 1;
    const text = `<call>${inside}</call>`;
    const digits = inside.trim();
    if (digits === '') return { kind: 'malformed', tokens, text };
    // Keep the number a safe integer, because JSON cannot hold Infinity. No limit allows this many tokens anyway.
    const requested = Math.min(Number(digits), Number.MAX_SAFE_INTEGER);
    return requested === 0 ? { kind: 'zero', tokens, text } : { kind: 'call', tokens, requested };
  }
}

/** The bytes as characters where all are spaces and digits (at least one), else null. */
function spacesAndDigits(bytes: Uint8Array): string | null {
  const fits = bytes.length > 0 && bytes.every((byte) => byte === space || (byte >= zero && byte <= nine));
  return fits ? String.fromCharCode(...bytes) : null;
}
