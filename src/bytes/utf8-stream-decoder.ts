/**
 * Decodes UTF-8 that arrives in pieces, like a streaming TextDecoder. Creating a streaming decoder takes longer than
 * reading a token, and most streams need none: nearly every piece ends at a character boundary.
 */

const keepMark = { ignoreBOM: true };
const wholeCharacters = new TextDecoder('utf-8', keepMark);

const byteOrderMark = '\uFEFF';

/** Bytes below this one are characters by themselves. */
const firstOfSeveral = 0x80;

/** Decodes one UTF-8 stream piece by piece. */
export class Utf8StreamDecoder {
  /** Created once a piece ends, or may end, within a character. */
  #streaming: TextDecoder | null = null;
  #hasStarted = false;

  /** The text of the next piece, without a byte order mark at the start; invalid bytes become U+FFFD. */
  push(bytes: Uint8Array): string {
    if ((bytes.at(-1) ?? 0) >= firstOfSeveral) this.#streaming ??= new TextDecoder('utf-8', keepMark);
    const text = this.#streaming?.decode(bytes, { stream: true }) ?? wholeCharacters.decode(bytes);
    if (this.#hasStarted || text === '') return text;
    this.#hasStarted = true;
    return text.startsWith(byteOrderMark) ? text.slice(byteOrderMark.length) : text;
  }
}
