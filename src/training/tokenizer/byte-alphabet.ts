/**
 * GPT-2's byte alphabet: each of the 256 bytes as one printable character, so that token strings can stand in JSON.
 * Printable Latin-1 bytes stand for themselves, the others for characters from U+0100 on.
 */
const printable = (byte: number): boolean =>
  (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || (byte >= 0xae && byte <= 0xff);

/** The character of each byte, by byte. */
export const byteCharacters: readonly string[] = (() => {
  let next = 0x100;
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(printable(byte) ? byte : next++));
})();

const utf8 = new TextEncoder();

/** The UTF-8 bytes of a text, each as its character. */
export function toByteCharacters(text: string): string {
  return Array.from(utf8.encode(text), (byte) => byteCharacters[byte]).join('');
}

const byteOf = new Map(byteCharacters.map((character, byte) => [character, byte]));

/** The bytes that these characters stand for. */
export function bytesOfCharacters(characters: string): Uint8Array {
  return Uint8Array.from(characters, (character) => byteOf.get(character) ?? 0x3f);
}

/** The text whose bytes these characters stand for; broken UTF-8 becomes U+FFFD. */
export function fromByteCharacters(characters: string): string {
  return new TextDecoder().decode(bytesOfCharacters(characters));
}
