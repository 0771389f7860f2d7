/**
 * The byte alphabet of byte-level BPE (GPT-2's): each of the 256 bytes as one printable character, so that token strings
 * can stand in JSON.
 */

const isPrintable = (byte: number): boolean =>
  (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;

/** The character of each byte: itself where it is printable in Latin-1, else the next one from U+0100 on. */
export const byteCharacters: readonly string[] = (() => {
  let next = 0x100;
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(isPrintable(byte) ? byte : next++));
})();

const byteOfCharacter = new Map(byteCharacters.map((character, byte) => [character, byte]));

const utf8 = new TextEncoder();

/** The UTF-8 bytes of a text, each as its character. */
export function toByteCharacters(text: string): string {
  return Array.from(utf8.encode(text), (byte) => byteCharacters[byte]).join('');
}

/** The bytes that these characters stand for; a character outside the alphabet becomes `?`. */
export function bytesOfCharacters(characters: string): Uint8Array {
  return Uint8Array.from(characters, (character) => byteOfCharacter.get(character) ?? 0x3f);
}

/** The text whose bytes these characters stand for; broken UTF-8 becomes U+FFFD. */
export function fromByteCharacters(characters: string): string {
  return new TextDecoder().decode(bytesOfCharacters(characters));
}

/** The bytes that `token` stands for, or null when it has a character outside the alphabet. */
export function bytesOfToken(token: string): Uint8Array | null {
  const bytes = new Uint8Array(token.length);
  for (let i = 0; i < token.length; i += 1) {
    const byte = byteOfCharacter.get(token.charAt(i));
    if (byte === undefined) return null;
    bytes[i] = byte;
  }
  return bytes;
}
