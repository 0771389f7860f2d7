/** Tells running text from TeX: what decides whether a dollar sign opens a formula or a price. */

/** A word of a sentence: not a command, a function or a variable. */
const word =
  /(?<![\\\p{L}\p{N}])(?!(?:sin|cos|tan|cot|sec|csc|log|ln|exp|max|min|gcd|lcm|det|lim|mod)(?!\p{L}))\p{L}{2,}(?!\p{L})/gu;
/** Commands, and what stands in braces: text, names, arguments. */
const noSentence = /\\[a-zA-Z]+\*?|\{[^{}]*(?:\}|$)/g;

/**
 * How many words of a sentence a piece of TeX has outside of its groups. The last letters of the piece count only if
 * they cannot grow into another word.
 */
function proseWords(tex: string): number {
  const last = /[\p{L}\\]*$/u.exec(tex)?.index ?? tex.length;
  const bare = tex.slice(0, last).replace(noSentence, ' ');
  return bare.match(word)?.filter((each) => /\P{Lu}/u.test(each)).length ?? 0;
}

/** As many words in a row say that no formula is meant. */
const enough = 4;

/** Where, within a text, a blank line and then a sentence begin; -1 if there is none. */
export function proseAfterBlankLine(text: string, from: number, to: number): number {
  const blank = /\n[ \t]*\n/g;
  blank.lastIndex = from;
  for (let match = blank.exec(text); match !== null && match.index < to; match = blank.exec(text)) {
    const start = match.index + match[0].length;
    const end = text.indexOf('\n', start);
    const line = text.slice(start, Math.min(to, end === -1 ? text.length : end + 1));
    if (proseWords(line) >= enough) return start;
    // The next blank line may share this one's last line break.
    blank.lastIndex = start - 1;
  }
  return -1;
}

/** Whether what follows an opening dollar sign reads as a sentence. Once it does, more text does not change that. */
export function isSentence(tex: string): boolean {
  return proseWords(tex) >= enough;
}

/**
 * Whether what follows a dollar sign reads as an amount of money and then a sentence: `20. She`, `5 for each`. Once it
 * does, more text does not change that.
 */
export function isPrice(tex: string): boolean {
  const amount = /^\d[\d,]*(?:\.\d+)?/.exec(tex)?.[0];
  if (amount === undefined) return false;
  const rest = tex.slice(amount.length);
  // A line break after the number, or the end of a sentence and a capital.
  if (/^[ \t]*\n/.test(rest) || /^[.!?]["')\]]?\s+\p{Lu}\p{Ll}/u.test(rest)) return true;
  // What stands between the number and the first command is what was paid for.
  const [before = ''] = rest.split(/\\[a-zA-Z]/);
  const words = proseWords(before);
  if (words >= 2) return true;
  if (words === 1 && (/^\s*[,;:]/.test(rest) || /\p{L}\s*[,.;:!?]\s/u.test(before))) return true;
  return /^[^$\\]*\p{Script=Han}/u.test(rest);
}
