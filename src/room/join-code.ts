/**
 * Join codes: six letters that are hard to confuse when read from a wall or said aloud. Knows nothing of rooms.
 */

/** No B or S (8, 5), no I, L or O (1, 0), no Z (2): 20 letters, 64 million codes. */
const letters = 'ACDEFGHJKMNPQRTUVWXY';

/** Letters of a code. */
const joinCodeLength = 6;

/** What people type for a letter that codes do not have, or between the letters. */
const separators = /[\s.\-–—_]+/g;

/**
 * Draws a code.
 * @param bytes cryptographically random; at least 32 of them suffice in all but one of 10^20 cases
 * @throws RangeError where too many of the bytes had to be skipped
 */
export function joinCodeFrom(bytes: Uint8Array): string {
  // A byte of 240 or above is skipped: all letters are then equally likely.
  const usable = [...bytes].filter((byte) => byte < letters.length * 12).slice(0, joinCodeLength);
  if (usable.length < joinCodeLength) throw new RangeError('too few random bytes');
  return usable.map((byte) => letters[byte % letters.length]).join('');
}

/** The code that a person means by `text`: upper case, without blanks and dashes. null where it cannot be a code. */
export function readJoinCode(text: string): string | null {
  const code = text.replace(separators, '').toUpperCase();
  return code.length === joinCodeLength && [...code].every((letter) => letters.includes(letter))
    ? code
    : null;
}

/** As people read it: two groups of three letters. */
export const shownJoinCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;
