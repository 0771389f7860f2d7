/**
 * A small vocabulary for tests: four control tokens, one token for each byte, and one for each word that a test defines
 * as a token.
 */
import type { TokenId } from '../events.ts';
import type { Vocabulary } from '../student.ts';

const controls = ['<|im_end|>', '<call>', '</call>', '<|im_start|>'] as const;
const firstByte = controls.length;
const firstWord = firstByte + 256;
const encoder = new TextEncoder();

export const endToken = 0 as TokenId;
export const callOpen = 1 as TokenId;
export const callClose = 2 as TokenId;
export const chatStart = 3 as TokenId;

export class ByteVocabulary implements Vocabulary {
  readonly #words: readonly string[];
  readonly fingerprint: string;
  readonly callOpen: TokenId | null;
  readonly callClose: TokenId | null;
  readonly endTokens: readonly TokenId[] = [endToken];
  readonly controlTokens: readonly TokenId[] = [endToken, callOpen, callClose, chatStart];

  /** `canCall: false` is a model that never learned to call. */
  constructor(words: readonly string[] = [], { canCall = true }: { canCall?: boolean } = {}) {
    this.#words = words;
    this.fingerprint = `bytes:${words.join('|')}`;
    this.callOpen = canCall ? callOpen : null;
    this.callClose = canCall ? callClose : null;
  }

  get size(): number {
    return firstWord + this.#words.length;
  }

  bytesOf(id: TokenId): Uint8Array {
    const control = controls[id];
    if (control !== undefined) return encoder.encode(control);
    if (id < firstWord) return Uint8Array.of(id - firstByte);
    const word = this.#words[id - firstWord];
    if (word === undefined) throw new RangeError(`There is no token ${id}.`);
    return encoder.encode(word);
  }

  /** Outside text: words where there is one, else bytes; never a control token. */
  encode(text: string): TokenId[] {
    const ids: TokenId[] = [];
    for (let rest = text; rest !== '';) {
      const word = this.#words.find((candidate) => rest.startsWith(candidate));
      const piece = word ?? String.fromCodePoint(rest.codePointAt(0) ?? 0);
      if (word === undefined) ids.push(...[...encoder.encode(piece)].map((byte) => this.byte(byte)));
      else ids.push((firstWord + this.#words.indexOf(word)) as TokenId);
      rest = rest.slice(piece.length);
    }
    return ids;
  }

  /** What a model writes: as `encode`, but control tokens in the text are control tokens. */
  script(text: string): TokenId[] {
    const sections = text.split(/(<\|im_end\|>|<call>|<\/call>|<\|im_start\|>)/);
    return sections.flatMap((section) => {
      const control = controls.findIndex((name) => name === section);
      return control === -1 ? this.encode(section) : [control as TokenId];
    });
  }

  byte(value: number): TokenId {
    return (firstByte + value) as TokenId;
  }

  /** All bytes of `ids`, end tokens left out, as text. */
  decode(ids: readonly TokenId[]): string {
    const bytes = ids.filter((id) => id !== endToken).flatMap((id) => [...this.bytesOf(id)]);
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes));
  }
}
