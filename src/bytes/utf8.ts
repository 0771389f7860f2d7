/**
 * Decodes UTF-8 that arrives in pieces, and tells after each piece whether a character is still unfinished.
 * (TextDecoder streams too, but keeps to itself whether it waits for more.)
 */

const nothing = new Uint8Array(0);

/** Decodes the bytes of tokens: each piece gives the characters that it completes. */
export class Utf8Decoder {
  // A byte order mark in a solution is a character like any other.
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  #pending: Uint8Array = nothing;

  /** Whether the last piece ended within a character. */
  get unfinished(): boolean {
    return this.#pending.length > 0;
  }

  /** The characters that `piece` completes. Bytes that are no UTF-8 come out as U+FFFD. */
  push(piece: Uint8Array): string {
    const bytes = this.#pending.length === 0 ? piece : joined(this.#pending, piece);
    const complete = bytes.length - unfinishedLength(bytes);
    this.#pending = bytes.slice(complete);
    return this.#decoder.decode(bytes.subarray(0, complete));
  }

  /** Gives up waiting: what was unfinished comes out as U+FFFD. */
  flush(): string {
    const text = this.#decoder.decode(this.#pending);
    this.#pending = nothing;
    return text;
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}

/** How many bytes at the end begin a character that needs more of them. */
function unfinishedLength(bytes: Uint8Array): number {
  for (let length = 1; length <= Math.min(3, bytes.length); length += 1) {
    const byte = bytes[bytes.length - length] ?? 0;
    if ((byte & 0xc0) === 0x80) continue; // a continuation byte: what it continues stands before it
    return characterLength(byte) > length ? length : 0;
  }
  return 0;
}

function characterLength(lead: number): number {
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  return 1;
}
