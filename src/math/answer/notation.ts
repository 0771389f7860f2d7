/**
 * Brings LaTeX, plain text and Unicode to one notation, without reading it: afterwards every sign has one spelling.
 * tokens.ts reads the result.
 */

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const subscripts = '₀₁₂₃₄₅₆₇₈₉';
const vulgarFractions: Readonly<Record<string, string>> = {
  '½': '1/2',
  '⅓': '1/3',
  '⅔': '2/3',
  '¼': '1/4',
  '¾': '3/4',
  '⅕': '1/5',
  '⅖': '2/5',
  '⅗': '3/5',
  '⅘': '4/5',
  '⅙': '1/6',
  '⅚': '5/6',
  '⅛': '1/8',
  '⅜': '3/8',
  '⅝': '5/8',
  '⅞': '7/8',
};

/** Signs of Unicode and the command that stands for them. */
const commandOf: Readonly<Record<string, string>> = {
  '−': '-',
  '–': '-',
  '×': '\\cdot ',
  '·': '\\cdot ',
  '⋅': '\\cdot ',
  '∗': '*',
  '÷': '/',
  '≤': '\\le ',
  '⩽': '\\le ',
  '≥': '\\ge ',
  '⩾': '\\ge ',
  '≠': '\\ne ',
  '≈': '\\approx ',
  '≅': '\\approx ',
  '∞': '\\infty ',
  '∪': '\\cup ',
  '∩': '\\cap ',
  '∈': '\\in ',
  '∅': '\\emptyset ',
  '±': '\\pm ',
  '∓': '\\mp ',
  '√': '\\sqrt ',
  '∠': '\\angle ',
  '△': '\\triangle ',
  '°': '^\\circ ',
  '′': "'",
  '’': "'",
  ℝ: '\\mathbb{R}',
  '‖': '\\|',
  '⟨': '\\langle ',
  '⟩': '\\rangle ',
  '⌊': '\\lfloor ',
  '⌋': '\\rfloor ',
  '⌈': '\\lceil ',
  '⌉': '\\rceil ',
  '€': '\\euro ',
  '£': '\\pounds ',
  '¥': '\\yen ',
  ℏ: '\\hbar ',
};

const greek = 'αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΦΨΩ';
const greekNames =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega'.split(
    ' ',
  );

const unicode = new Map<string, string>([
  ...Object.entries(commandOf),
  ...Object.entries(vulgarFractions).map(([sign, value]) => [sign, ` ${value} `] as const),
  ...Array.from(greek, (letter, i) => [letter, `\\${greekNames[i] ?? ''} `] as const),
  ...Array.from(superscripts, (sign, i) => [sign, `^{${i}}`] as const),
  ...Array.from(subscripts, (sign, i) => [sign, `_{${i}}`] as const),
  ...Array.from('\u00a0\u202f\u2009\u2002\u2003', (space) => [space, ' '] as const),
  ...Array.from('\u200b\u2061\ufeff', (nothing) => [nothing, ''] as const),
]);

/** Commands that change nothing but the looks. */
const lookOnly = new RegExp(
  String.raw`\\(?:left|right|middle|displaystyle|textstyle|scriptstyle|limits|nolimits|[bB]igg?[lrm]?|bf|rm|it|tt|sf|cal|mathstrut|nonumber|notag|hfill|centering|allowbreak)(?![a-zA-Z])\.?`,
  'g',
);

const replacements: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/<\|[^|]*\|>.*$/s, ''],
  [/\\(?:tag|label)\s*\{[^{}]*\}/g, ''],
  [/\\(?:hspace|vspace|phantom|hphantom)\*?\s*\{[^{}]*\}/g, ' '],
  [lookOnly, ''],
  [/\\[dtc]frac(?![a-zA-Z])/g, '\\frac'],
  [/\\[dt]?binom(?![a-zA-Z])|\\choose(?![a-zA-Z])/g, '\\binom'],
  [/\\(?:leqslant|leq|le)(?![a-zA-Z])|=<|<=/g, '\\le '],
  [/\\(?:geqslant|geq|ge)(?![a-zA-Z])|>=|=>/g, '\\ge '],
  [/\\(?:neq|ne)(?![a-zA-Z])|!=(?!=)|\\not\s*=/g, '\\ne '],
  [/\\lt(?![a-zA-Z])/g, '<'],
  [/\\gt(?![a-zA-Z])/g, '>'],
  [/\\(?:times|cdot|ast|centerdot)(?![a-zA-Z])/g, '\\cdot '],
  [/\\div(?![a-zA-Z])/g, '/'],
  [/\\(?:approx|simeq|cong|doteq|thickapprox)(?![a-zA-Z])|~=/g, '\\approx '],
  [/\\(?:lvert|rvert|vert|mid)(?![a-zA-Z])/g, '|'],
  [/\\(?:lVert|rVert|Vert)(?![a-zA-Z])/g, '\\|'],
  [/\\(?:lbrace)(?![a-zA-Z])/g, '\\{'],
  [/\\(?:rbrace)(?![a-zA-Z])/g, '\\}'],
  [/\\(?:lbrack)(?![a-zA-Z])/g, '['],
  [/\\(?:rbrack)(?![a-zA-Z])/g, ']'],
  [/\\(?:varnothing|empty)(?![a-zA-Z])/g, '\\emptyset '],
  [/\\(?:backslash|smallsetminus)(?![a-zA-Z])/g, '\\setminus '],
  [/\\(?:degree|textdegree)(?![a-zA-Z])/g, '^\\circ '],
  [/\^\s*\{\s*(?:\\circ|\\,|\\;|~)\s*\}|\^\s*\\circ(?![a-zA-Z])|\^\s*o\b/g, '\\degree '],
  [/\\(?:mathbb|Bbb)\s*\{?\s*R\s*\}?/g, '\\reals '],
  [/\\(?:land|wedge)(?![a-zA-Z])/g, '\\text{ and }'],
  [/\\(?:lor|vee)(?![a-zA-Z])/g, '\\text{ or }'],
  [/\\var(?=(?:epsilon|theta|phi|rho|sigma|pi|kappa)(?![a-zA-Z]))/g, '\\'],
  [/\\text(?:dollar|sterling)(?![a-zA-Z])/g, '\\$'],
  [/\\q?quad(?=[^a-zA-Z]|[a-zA-Z](?![a-zA-Z]))|\\enspace(?![a-zA-Z])/g, ' \\quad '],
  [/\\(?:prime)(?![a-zA-Z])/g, "'"],
  [/\^\s*\{\s*('+)\s*\}|\^\s*(')/g, '$1$2'],
  [/\\(?:ldots|dots|cdots|dotsc|dotsb)(?![a-zA-Z])|…/g, '...'],
  [/(?<=[\d)\]}])\s*(and|or)(?=[A-Z(\\])/g, ' $1 '],
  [/\bnp\.|\bmath\./g, ''],
  [/\*\*(?=\s*[-\d({])/g, '^'],
  [/(\d)\s*[xX]\s*(?=10\s*\^)/g, '$1\\cdot '],
];

/** JSON that was escaped twice shows every command with two backslashes: then none has one. */
function unescapedTwice(text: string): string {
  const isDoubled = /\\\\[a-zA-Z]{2,}/.test(text) && !/(?<!\\)(?:\\\\)*\\[a-zA-Z]/.test(text);
  return isDoubled ? text.replace(/\\\\/g, '\\') : text;
}

/** A `$` is a sign of the currency before a number, unless it encloses a formula. */
function withoutDelimiters(text: string): string {
  const marks = text.replace(/\\\$/g, '').match(/\$+/g) ?? [];
  const isOdd = marks.length % 2 === 1;
  const named = isOdd
    ? text.replace(/(?<!\\)\$(?=\s*-?[\d.])/, '\\$').replace(/(\d)\s*(?<!\\)\$/, '$1 \\$')
    : text;
  return named.replace(/(?<!\\)\$/g, ' ').replace(/(?<!\\)\\[()[\]]/g, ' ');
}

/**
 * @param text an answer in LaTeX or plain text, without `\boxed{}`
 * @returns the same in one notation; spaces are kept, because `1 2` is no number
 */
function normalizeNotation(text: string): string {
  let result = withoutDelimiters(unescapedTwice(text)).replace(/[^\x20-\x7e]/g, (sign) =>
    /\s/.test(sign) ? ' ' : (unicode.get(sign) ?? sign),
  );
  // `^{2}^{3}` of two raised signs is one exponent
  result = result.replace(/(\^\{\d+)\}(?:\^\{(\d+)\})+/g, (whole) => `^{${whole.replace(/\D/g, '')}}`);
  for (const [pattern, to] of replacements) result = result.replace(pattern, to);
  return result
    .trim()
    .replace(/(?<!\.\.)[.,;:!?]+$/, (end) => (end.startsWith('!') ? '!' : end.startsWith('...') ? '...' : ''))
    .trim();
}

/** Longer answers are compared as texts: no answer that a person would write is longer. */
export const LONGEST_ANSWER = 600;

/** An answer in one notation. */
export interface Notation {
  readonly text: string;
  /** Whether it has no LaTeX in it: then `5 m` is five metres. */
  readonly isPlain: boolean;
}

/** @param text an answer in LaTeX or plain text, without `\boxed{}` */
export const notationOf = (text: string): Notation => ({
  text: normalizeNotation(text),
  isPlain: !/[\\$]/.test(text),
});
