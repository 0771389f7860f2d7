/**
 * UTF-8 that comes in pieces, as a TextDecoder reads it as a stream. A decoder that can hold half a character takes longer
 * to make than a token to read, and hardly any stream needs one: nearly every piece ends behind a character.
 */

const keepsMark = { ignoreBOM: true };
const wholeCharacters = new TextDecoder('utf-8', keepsMark);

const byteOrderMark = '\uFEFF';

/** Bytes below this one are characters by themselves. */
const firstOfSeveral = 0x80;

export class Utf8StreamDecoder {
  /** Since a piece ended within a character, or may have. */
  #halves: TextDecoder | null = null;
  #isBegun = false;

  /** The text of the next piece, without a mark at the beginning of all; bytes that are none are U+FFFD. */
  push(bytes: Uint8Array): string {
    if ((bytes.at(-1) ?? 0) >= firstOfSeveral) this.#halves ??= new TextDecoder('utf-8', keepsMark);
    const text = this.#halves?.decode(bytes, { stream: true }) ?? wholeCharacters.decode(bytes);
    if (this.#isBegun || text === '') return text;
    this.#isBegun = true;
    return text.startsWith(byteOrderMark) ? text.slice(byteOrderMark.length) : text;
  }
}
