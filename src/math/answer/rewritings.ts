/**
 * Mechanical rewritings of an answer, to test a grader with: each rewriting means the same, each near miss does not.
 */

export interface Rewriting {
  readonly kind: string;
  readonly text: string;
}

const rewriting = (kind: string, text: string): Rewriting => ({ kind, text });

/** An answer without the dollars around it, whole or one for each item. */
const bare = (gold: string): string =>
  gold
    .replace(/(?<!\\)\$/g, '')
    .replace(/\.$/, '')
    .trim();

const isProse = (text: string): boolean => /(?<!\\)\b[a-z]{4,} [a-z]{2,}/.test(text.replace(/\\[a-z]+/g, ''));
const isWholeNumber = (text: string): boolean => /^-?\d+$/.test(text);
const scientific = /^(-?\d+(?:\.\d*)?)e(-?\d+)$/;

/** Every formula and number is taken as it is; only its writing changes. */
export function rewritingsOf(gold: string): Rewriting[] {
  const plain = bare(gold);
  if (isProse(plain))
    return [rewriting('spaces around', `  ${gold}  `), rewriting('boxed', `\\boxed{${gold}}`)];
  const list = [
    rewriting('in dollars', `$${plain}$`),
    rewriting('in brackets of LaTeX', `\\(${plain}\\)`),
    rewriting('boxed', `\\boxed{${plain}}`),
    rewriting('full stop', `${plain}.`),
    rewriting('a sentence', `The answer is $${plain}$.`),
    rewriting('bold', `So we are done: **${plain}**`),
    rewriting('spaces', plain.replace(/(?<!\\)([+=,<>])/g, ' $1 ')),
    rewriting('thin spaces', plain.replace(/(?<!\\),\s*(?=[^\d\\!])/g, ',\\; ')),
  ];
  const changed = [
    rewriting('\\dfrac', plain.replace(/\\[dt]?frac(?![a-z])/g, '\\dfrac')),
    rewriting('a/b', plain.replace(/(?<!\d\s*)\\[dt]?frac\{(?! *d)([^{}]*)\}\{([^{}]*)\}/g, '(($1)/($2))')),
    rewriting(
      '\\left \\right',
      plain
        .replace(/(?<!\\left|\\right|\\)([([])/g, '\\left$1')
        .replace(/(?<!\\left|\\right|\\)([)\]])/g, '\\right$1'),
    ),
    rewriting('no \\left \\right', plain.replace(/\\left|\\right/g, '')),
    rewriting('\\times', plain.replace(/\\cdot(?![a-z])/g, '\\times')),
    rewriting('root as power', plain.replace(/\\sqrt\{([^{}]*)\}/g, '{($1)}^{1/2}')),
    rewriting('braced exponents', plain.replace(/\^(\w)/g, '^{$1}')),
    rewriting('braced subscripts', plain.replace(/_(\w)/g, '_{$1}')),
    rewriting('\\mathrm for \\text', plain.replace(/\\(?:text|mbox)(?=\s*\{)/g, '\\mathrm')),
    rewriting('degrees', plain.replace(/\^\{?\\circ\}?$/, ' \\text{ degrees}')),
    rewriting('percent', plain.replace(/\\?%$/, ' percent')),
    rewriting('bmatrix', plain.replace(/pmatrix/g, 'bmatrix')),
    rewriting(
      'array',
      plain
        .replace(/\\begin\{pmatrix\}/g, '\\left[\\begin{array}{cc}')
        .replace(/\\end\{pmatrix\}/g, '\\end{array}\\right]'),
    ),
  ].filter(({ text }) => text !== plain);
  return [...list, ...changed, ...numberRewritings(plain)];
}

function numberRewritings(plain: string): Rewriting[] {
  const power = scientific.exec(plain);
  if (power !== null) {
    const [, mantissa = '', exponent = ''] = power;
    return [
      rewriting('\\times 10^{n}', `${mantissa} \\times 10^{${exponent}}`),
      rewriting('* 10^n', `${mantissa}*10^${exponent}`),
      rewriting('E notation', `${mantissa}E${exponent}`),
      rewriting('with a unit', `${mantissa} \\times 10^{${exponent}} \\text{ m/s}`),
      rewriting('named', `v = ${mantissa} \\cdot 10^{${exponent}}`),
    ];
  }
  if (isWholeNumber(plain)) {
    const value = BigInt(plain);
    const grouped = value.toLocaleString('en-US');
    return [
      rewriting('.0', `${plain}.0`),
      rewriting('unreduced fraction', `\\frac{${value * 3n}}{3}`),
      rewriting('commas', grouped),
      rewriting('{,}', grouped.replace(/,/g, '{,}')),
      rewriting('thin spaces of thousands', grouped.replace(/,/g, '\\,')),
      rewriting('named', `x = ${plain}`),
      rewriting('with a unit', `${plain} \\text{ cm}`),
      rewriting('with a thing', `${plain} apples`),
      rewriting('currency', value < 0n ? `-\\$${-value}` : `\\$${plain}`),
      rewriting('about', `\\approx ${plain}`),
      rewriting('sum', `${value - 7n} + 7`),
    ];
  }
  if (/^-?\d*\.\d+$/.test(plain)) {
    const places = plain.split('.')[1]?.length ?? 0;
    const digits = plain.replace('.', '').replace(/^(-?)0+(?=\d)/, '$1');
    return [
      rewriting('trailing zero', `${plain}0`),
      rewriting('fraction', `\\frac{${digits}}{${10 ** places}}`),
      rewriting('power of ten', `${digits} \\times 10^{-${places}}`),
      rewriting('named', `x = ${plain}`),
      rewriting('with a unit', `${plain}\\text{ kg}`),
    ];
  }
  return [];
}

/** The numbers of an answer outside of exponents and subscripts changed one at a time, and its sign. */
export function nearMissesOf(gold: string): Rewriting[] {
  const plain = bare(gold);
  if (isProse(plain)) return [];
  const misses: Rewriting[] = [];
  for (const match of plain.matchAll(/(?<![\d.,_{^a-zA-Z\\!;])\d+(?![\d.]|\})/g)) {
    const [digits] = match;
    const next = (BigInt(digits) + 1n).toString();
    misses.push(
      rewriting('one more', plain.slice(0, match.index) + next + plain.slice(match.index + digits.length)),
    );
  }
  if (/^[\d.]/.test(plain) && !/^0*\.?0*$/.test(plain) && !/[,=<>]|pm|and/.test(plain))
    misses.push(rewriting('sign', `-${plain}`.replace(/^-(.*[+-].*)$/, '-($1)')));
  if (scientific.test(plain))
    misses.push(
      rewriting(
        'exponent',
        plain.replace(/e(-?\d+)$/, (_, n: string) => `e${Number(n) + 1}`),
      ),
    );
  return misses;
}
