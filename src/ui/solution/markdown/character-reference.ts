/** Reads the character references that models write into Markdown: `&lt;`, `&times;`, `&#215;`. */

const names = new Map<string, string>([
  ...([
    ['amp', '&'],
    ['lt', '<'],
    ['gt', '>'],
    ['quot', '"'],
    ['apos', "'"],
    ['nbsp', '\u00a0'],
  ] as const),
  ...([
    ['times', '×'],
    ['divide', '÷'],
    ['minus', '−'],
    ['plusmn', '±'],
    ['middot', '·'],
  ] as const),
  ...([
    ['le', '≤'],
    ['ge', '≥'],
    ['ne', '≠'],
    ['asymp', '≈'],
    ['deg', '°'],
    ['pi', 'π'],
  ] as const),
  ...([
    ['frac12', '½'],
    ['frac14', '¼'],
    ['frac34', '¾'],
    ['sup2', '²'],
    ['sup3', '³'],
  ] as const),
  ...([
    ['ndash', '–'],
    ['mdash', '—'],
    ['hellip', '…'],
    ['rarr', '→'],
    ['radic', '√'],
  ] as const),
]);

/** The character; the reference itself where it is none of these. */
export function characterReference(source: string): string {
  const [, number, name = ''] = /^&(?:#(\d+|[xX][\da-fA-F]+)|(\w+));$/.exec(source) ?? [];
  if (number === undefined) return names.get(name) ?? source;
  const code = Number(/^x/i.test(number) ? `0${number}` : number);
  // Half of a surrogate pair is no character.
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '\ufffd';
}
