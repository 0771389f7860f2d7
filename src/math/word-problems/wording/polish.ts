/** From joined clauses to written text: capitals, articles, slips of typing. It knows letters and no story. */
import type { Random } from '../../../bytes/random.ts';

const startsWithVowelSound = (word: string): boolean =>
  /^[aeio]/i.test(word)
    ? !/^(one|once|eu|ewe)/i.test(word)
    : /^u(?!ni|s[aeiu]|k|r[aeiou]|t[aeiou])/i.test(word) ||
      /^(hour|honest|heir)/i.test(word) ||
      /^(8|11\b|18\b)/.test(word);

/** `a apple` becomes `an apple`, `an 12` becomes `a 12`. */
const withArticles = (text: string): string =>
  text.replace(/\b(an?) (?=([\p{L}\d]+))/giu, (_, article: string, next: string) => {
    const letter = article[0] ?? 'a';
    return `${letter}${startsWithVowelSound(next) ? 'n' : ''} `;
  });

/** A capital at the start and after each full stop, question mark and opening quotation mark. */
const withCapitals = (text: string): string =>
  text.replace(
    /(^|[.?!]["”]? +(?!(?:asks|wonders|says|explains|tells|said|asked) )|^["“]|[.?!:,]["”]? ["“])(\p{Ll})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );

/** Text as a careful person writes it. */
export function polished(text: string): string {
  const spaced = text
    .replace(/\s+/g, ' ')
    .replace(/(?<![=→:]) ([,.?!;]|:(?! ?\d))/g, '$1')
    .replace(/\.\.(?!\.)/g, '.')
    .trim();
  return withCapitals(withArticles(spaced));
}

/** Text as typed in a hurry: no capitals, few signs. */
export function careless(text: string, random: Random): string {
  const dropsFullStops = random.chance(0.5);
  let typed = text.toLowerCase().replace(/['’]/g, random.chance(0.7) ? '' : "'");
  typed = typed.replace(/["“”]/g, '');
  if (dropsFullStops) typed = typed.replace(/([a-z\d])[.;](?= )/g, random.chance(0.5) ? '$1,' : '$1');
  if (random.chance(0.7)) typed = typed.replace(/[.?!]$/, '');
  if (random.chance(0.3)) typed = typed.replace(/,(?= [a-z])/g, '');
  return typed.trim();
}

/** Slips of typing in a few longer words: two letters swapped, one left out or doubled. Numbers are never touched. */
export function withSlips(text: string, random: Random, share = 0.06): string {
  return text.replace(/(?<!\\)\b[a-z]{5,}\b/g, (word) => {
    if (!random.chance(share)) return word;
    const at = random.int(1, word.length - 3);
    const [before, one, other, rest] = [
      word.slice(0, at),
      word[at] ?? '',
      word[at + 1] ?? '',
      word.slice(at + 2),
    ];
    const slip = random.int(0, 2);
    if (slip === 0) return before + other + one + rest;
    return slip === 1 ? before + other + rest : before + one + one + other + rest;
  });
}
