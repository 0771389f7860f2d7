/**
 * Normalises the notation of an answer in LaTeX or plain text into one plain form, without evaluating it.
 */

/** Units with more than one name, by the name that they are compared under. */
const units: Readonly<Record<string, readonly string[]>> = {
  m: ['m', 'metre', 'meter'],
  cm: ['cm', 'centimetre', 'centimeter'],
  mm: ['mm', 'millimetre', 'millimeter'],
  km: ['km', 'kilometre', 'kilometer'],
  mile: ['mile'],
  g: ['g', 'gram'],
  kg: ['kg', 'kilogram'],
  l: ['l', 'L', 'litre', 'liter'],
  ml: ['ml', 'mL', 'millilitre', 'milliliter'],
  s: ['s', 'sec', 'second'],
  min: ['min', 'minute'],
  h: ['h', 'hr', 'hour'],
  day: ['day'],
  week: ['week'],
  year: ['year'],
  dollar: ['dollar', 'USD'],
  cent: ['cent'],
  euro: ['euro', 'EUR'],
  pound: ['pound', 'GBP'],
  percent: ['percent', 'pct'],
};
const unitOf = new Map(
  Object.entries(units).flatMap(([unit, names]) =>
    names.flatMap((name) => [[name, unit] as const, [`${name}s`, unit] as const]),
  ),
);

const replacements: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/\\\\(?=[a-zA-Z])/g, '\\'],
  [/\{,\}/g, ','],
  [/\\[!,;:>]\s*/g, ''],
  [/\\(?:left|right|displaystyle|bigl?|bigr?|limits)(?![a-zA-Z])/g, ''],
  [/\\q?quad(?![a-zA-Z])|\\ |~|\u00a0|\u202f/g, ' '],
  [/\\[dtc]frac/g, '\\frac'],
  [/\\(?:text|textbf|textit|textnormal|mbox|mathrm|mathbf|operatorname)\s*\{([^{}]*)\}/g, ' $1 '],
  [/\\frac\s*(\d)\s*(\d)/g, '\\frac{$1}{$2}'],
  [/\\frac\s*(\d)\s*\{/g, '\\frac{$1}{'],
  [/(\\frac\s*\{[^{}]*\})\s*(\d)/g, '$1{$2}'],
  [/\\sqrt\s*(\d)/g, '\\sqrt{$1}'],
  [/\^\s*\{?\s*\\circ\s*\}?|\u00b0|\bdegrees?\b/g, ''],
  [/\\(?:leq|le)(?![a-zA-Z])|\u2264|=</g, '<='],
  [/\\(?:geq|ge)(?![a-zA-Z])|\u2265/g, '>='],
  [/\\(?:neq|ne)(?![a-zA-Z])|\u2260/g, '!='],
  [/\\lt(?![a-zA-Z])/g, '<'],
  [/\\gt(?![a-zA-Z])/g, '>'],
  [/\\(?:times|cdot)(?![a-zA-Z])|\u00d7|\u00b7/g, '*'],
  [/\\div(?![a-zA-Z])|\u00f7/g, '/'],
  [/\u2212|\u2013/g, '-'],
  [/(=.*?)\\approx.*$/, '$1'],
  [/\\approx|\u2248/g, '='],
  [/\\pi(?![a-zA-Z])|\u03c0/g, ' pi '],
  [/\\?infty|\u221e/g, 'infinity'],
  [/\\cup|\u222a/g, ' cup '],
  [/\\in(?![a-zA-Z])|\u2208/g, ' in '],
  [/\\pm|\u00b1/g, ' pm '],
  [/\\%|%/g, ' percent'],
  [/\\\$|\$(?=\s*-?\d[\d,.]*$)/g, ' dollar '],
  [/\\[()[\]]|\$/g, ' '],
  [/\u20ac/g, ' euro '],
  [/\u00a3/g, ' pound '],
  [/\\([{}])/g, '$1'],
];

/** An answer in plain form, and its unit if it is one that can be compared. */
export interface CleanAnswer {
  readonly text: string;
  readonly unit: string | null;
}

/** A number as it is written, with or without digits in groups of three. */
const grouped = /(?<![\d.,])(\d{1,3})((?:,\d{3})+|(?: \d{3})+)(?![\d,])/g;
const number = String.raw`[-+]?\s*(?:\d[\d.]*(?:\s*/\s*\d+)?|\.\d+|(?:\d+\s*)?\\frac\{[^{}]*\}\{[^{}]*\})`;
const withUnitBefore = /^(dollar|euro|pound)\s+(?=[-+.\d])/;
const withUnitAfter = new RegExp(
  String.raw`^(${number}(?:\s*pi)?)\s*([a-zA-Z][a-zA-Z\s.]*?)(?:\s*\^\s*\{?[23]\}?)?$`,
);

/** The answer without markup, spaces to set, separators of thousands and units. */
export function cleanAnswer(answer: string): CleanAnswer {
  let text = replacements.reduce((rest, [pattern, to]) => rest.replace(pattern, to), answer);
  text = text.replace(/^(\s*-?0),(?=\d+\s*$)/, '$1.');
  // in (12,102) the comma separates two numbers
  if (!/[([]/.test(text)) text = text.replace(grouped, (whole) => whole.replace(/[, ]/g, ''));
  text = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.,;:]$/, '')
    .trim();
  const before = withUnitBefore.exec(text);
  if (before !== null) return { text: text.slice(before[0].length), unit: before[1] ?? null };
  const after = withUnitAfter.exec(text);
  const [, value = text, words = ''] = after ?? [];
  const name = words.trim().replace(/^square |^cubic |\.$/, '');
  const isUnit =
    unitOf.has(name) || (name.length > 2 && !/^(pi|sin|cos|tan|log|and|or|cup|in|pm)\b/.test(name));
  return isUnit ? { text: value.trim(), unit: unitOf.get(name) ?? null } : { text, unit: null };
}
