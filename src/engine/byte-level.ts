/**
 * The alphabet of byte-level BPE (GPT-2's): every byte stands for one printable character, so that any text can be
 * written in it. It knows bytes and their characters, not tokens.
 */

const isPrintable = (byte: number): boolean =>
  (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;

/** The character of each byte: itself where it is printable in Latin-1, else the next one from U+0100 on. */
export const byteCharacters: readonly string[] = (() => {
  let next = 0x100;
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(isPrintable(byte) ? byte : next++));
})();

const byteOfCharacter = new Map(byteCharacters.map((character, byte) => [character, byte]));

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
