/** The names that formulas and answers in words use, and what they stand for. */

/** Functions of one argument, by each of their names. */
const functionNames: Readonly<Record<string, string>> = {
  sin: 'sin',
  cos: 'cos',
  tan: 'tan',
  tg: 'tan',
  sec: 'sec',
  csc: 'csc',
  cosec: 'csc',
  cot: 'cot',
  ctg: 'cot',
  arcsin: 'asin',
  asin: 'asin',
  arccos: 'acos',
  acos: 'acos',
  arctan: 'atan',
  atan: 'atan',
  arctg: 'atan',
  arccot: 'acot',
  arcsec: 'asec',
  arccsc: 'acsc',
  sinh: 'sinh',
  cosh: 'cosh',
  tanh: 'tanh',
  coth: 'coth',
  arcsinh: 'asinh',
  arsinh: 'asinh',
  arccosh: 'acosh',
  arcosh: 'acosh',
  arctanh: 'atanh',
  artanh: 'atanh',
  ln: 'ln',
  log: 'log',
  lg: 'log',
  exp: 'exp',
  sqrt: 'sqrt',
  cbrt: 'cbrt',
  abs: 'abs',
  floor: 'floor',
  ceil: 'ceil',
  Re: 're',
  Im: 'im',
};

/** Functions of several arguments. */
const listFunctions: ReadonlySet<string> = new Set(['max', 'min', 'gcd', 'lcm', 'binom']);

export const functionOf = (name: string): string | null =>
  Object.hasOwn(functionNames, name) ? (functionNames[name] ?? null) : null;

export const isListFunction = (name: string): boolean => listFunctions.has(name);

/** Commands that are variables: Greek letters and a few signs of physics. */
const symbolCommands: ReadonlySet<string> = new Set(
  (
    'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi rho sigma tau upsilon phi chi psi omega ' +
    'Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega hbar ell mho odot oplus partial nabla aleph imath jmath ' +
    'star bullet dagger circ square'
  ).split(' '),
);
export const isSymbolCommand = (name: string): boolean => symbolCommands.has(name);

/** Names of letters that plain text spells out. */
const spelledOut: ReadonlySet<string> = new Set(
  'alpha beta gamma delta epsilon theta lambda mu nu rho sigma tau phi psi omega Delta Omega'.split(' '),
);
export const isSpelledLetter = (name: string): boolean => spelledOut.has(name);

/** Marks over a letter that make another variable of it. */
const accents: ReadonlySet<string> = new Set(
  'bar hat vec tilde overline underline overrightarrow widehat widetilde check breve'.split(' '),
);
export const isAccent = (name: string): boolean => accents.has(name);

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** The whole number that English words below one hundred name, such as "twenty-one"; null for other words. */
export function numberInWords(words: string): number | null {
  const one = ones.indexOf(words);
  if (one >= 0) return one;
  const [first = '', second, ...more] = words.split(/[ -]/);
  const ten = tens.indexOf(first);
  if (ten < 0 || more.length > 0) return null;
  const rest = second === undefined ? 0 : ones.indexOf(second);
  if (rest < 0 || rest > 9 || (second !== undefined && rest === 0)) return null;
  return 10 * (ten + 2) + rest;
}

const isIn = (words: string): ((word: string) => boolean) => {
  const set = new Set(words.split(' '));
  return (word) => set.has(word.toLowerCase());
};

/** Words before a number that leave it what it is. */
export const isHedge = isIn('about approximately approx around roughly exactly only just');

/** Words after a number, with or without its unit, that add nothing. */
export const isFiller = isIn(
  'total altogether each left remaining more away ago long wide tall high deep old overall in all',
);

export const isConjunction = isIn('and or');

/** Answers that say that there is nothing, in words. */
const nothing =
  /^(?:there (?:is|are) )?(?:no|none)(?: (?:such|real|solutions?|numbers?|values?|integers?|exist(?:s)?|of|x|the|points?))*$/;
export const saysNothing = (words: string): boolean => nothing.test(words) || words === 'empty set';

/** Whether letters side by side are a word of English rather than a product of variables. */
export const looksLikeWord = (letters: string): boolean =>
  letters.length >= 4 && /^\p{L}\p{Ll}+$/u.test(letters) && /[aeiouy\u00e0-\u024f]/i.test(letters);
