/**
 * Turns the TeX that models write into TeX that KaTeX sets as it was meant: `50%` keeps its percent sign, `18 red apples`
 * its spaces, and environments that KaTeX lacks become ones that it has. Each change is an edit of the source, so offsets
 * map both ways and a highlight stays on the characters that its author wrote.
 */
import type { TextRange } from '../attribution.ts';

/** A formula as KaTeX gets it, with the way back to its source. */
export interface TexSource {
  readonly tex: string;
  /** From an offset of the source to one of `tex`; an offset within an edit goes to the edit's start. */
  toTex(offset: number): number;
  /** From an offset of `tex` to one of the source. */
  toSource(offset: number): number;
}

interface Edit extends TextRange {
  readonly text: string;
}

/** Commands as text, which are no part of a formula. */
const command = /<\/?call>/g;

/** What KaTeX sets in display mode only. */
const displayOnly =
  /\\begin\s*\{(?:align|alignat|equation|gather|multline|flalign|eqnarray|split|CD)\*?\}|\\tag(?![a-zA-Z])/;

/** Whether a formula is set on lines of its own, whatever its delimiters say. */
export function needsDisplay(source: string): boolean {
  return displayOnly.test(source);
}

/** Environments that KaTeX lacks, by those that it has and that look the same. */
const environments = new Map([
  ['eqnarray', '{array}{rcl}'],
  ['eqnarray*', '{array}{rcl}'],
  ['multline', '{gather}'],
  ['multline*', '{gather*}'],
  ['flalign', '{align}'],
  ['flalign*', '{align*}'],
  ['displaymath', '{gathered}'],
  ['math', '{gathered}'],
  ['center', '{gathered}'],
  ['tabular', '{array}'],
]);

/**
 * @param inBox the source is the content of a box, where a single word is one: an answer.
 */
export function readTexSource(source: string, inBox = false): TexSource {
  const edits = [
    ...strayCommands(source),
    ...percentSigns(source),
    ...dollarSigns(source),
    ...missingEnvironments(source),
    ...words(source, inBox),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
  return applied(source, withoutOverlap(edits));
}

function strayCommands(source: string): Edit[] {
  return [...source.matchAll(command)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
    text: '',
  }));
}

/** An unescaped `%` is TeX's comment only where nothing but the end of the line follows it. */
function percentSigns(source: string): Edit[] {
  return unescaped(source, '%').flatMap((at) =>
    /^%[ \t]*\n/.test(source.slice(at, at + 40)) ? [] : [{ start: at, end: at + 1, text: '\\%' }],
  );
}

/** A price in a formula. In the words of a `\text` dollar signs are delimiters, and stay. */
function dollarSigns(source: string): Edit[] {
  const at = unescaped(source, '$');
  if (at.length % 2 === 0 && /\\(?:text|mbox|hbox)[a-z]*\s*\{/.test(source)) return [];
  return at.map((start) => ({ start, end: start + 1, text: '\\$' }));
}

function unescaped(source: string, character: string): number[] {
  const found: number[] = [];
  for (let i = 0; i < source.length; i += 1) {
    if (source[i] === '\\') i += 1;
    else if (source[i] === character) found.push(i);
  }
  return found;
}

/** Renames them, and takes out the column letters that KaTeX refuses (`p{2cm}`, `@{}`). */
function missingEnvironments(source: string): Edit[] {
  const edits: Edit[] = [];
  const pattern = /\\(begin|end)\s*\{([a-z]+\*?)\}(\s*\[[a-z]\])?(\s*\{(?:[^{}]|\{[^{}]*\})*\})?/g;
  for (const match of source.matchAll(pattern)) {
    const [whole, which, name = '', position = '', columns = ''] = match;
    const start = match.index;
    const known = environments.get(name);
    const hasColumns = name === 'tabular' || name === 'array';
    const after = start + whole.length - position.length - columns.length;
    if (known !== undefined) {
      const renamed = which === 'begin' ? known : known.replace(/\}\{.*$/, '}');
      edits.push({ start, end: after, text: `\\${which ?? ''}${renamed}` });
    }
    if (which !== 'begin' || !hasColumns) continue;
    if (position !== '') edits.push({ start: after, end: after + position.length, text: '' });
    const plain = columns
      .replace(/[@!><]\s*\{[^{}]*\}/g, '')
      .replace(/[pmb]\s*\{[^{}]*\}/g, 'l')
      .replace(/\*\s*\{(\d)\}\s*\{([^{}]*)\}/g, (_, count: string, what: string) =>
        what.repeat(Number(count)),
      );
    if (plain !== columns)
      edits.push({ start: after + position.length, end: start + whole.length, text: plain });
  }
  return edits;
}

/** Words in a row, with the spaces around them; a single letter is a variable, unless it is an article. */
const wordRun =
  /(?:(?<!\s)\s+|(?<![\\\p{L}]))(?:a\s+)?(?<!\p{L})\p{L}{2,}\.?(?:,?\s+(?:a\s+)?\p{L}{2,}(?:['\u2019]\p{L}+)?\.?)*(?!\p{L})\s*/gu;
/** Longer formulas keep their words as they are. */
const longestWithWords = 5_000;

function words(source: string, inBox: boolean): Edit[] {
  if (source.length > longestWithWords) return [];
  return proseRanges(source, inBox).flatMap((range) => {
    const row = source.slice(range.start, range.end);
    return [...row.matchAll(wordRun)].flatMap(({ index, 0: whole }) => {
      const run = whole.trim();
      const isAll = range.isBox && run === row.trim();
      const isApart = /^\s/.test(whole) && (/\s$/.test(whole) || index + whole.length === row.length);
      const follows = /^\s/.test(whole) && /[\d%$]$/.test(row.slice(0, index));
      return isWords(run, isAll, isApart, follows) ? asText(source, range.start + index, whole.length) : [];
    });
  });
}

/** The spaces around words are part of them, but not those that TeX sets around an operator. */
function asText(source: string, start: number, length: number): Edit[] {
  const end = start + length;
  const run = source.slice(start, end);
  const from = /[-+=*/<>&|]\s*$/.test(source.slice(0, start)) ? start + run.search(/\S/) : start;
  const to = operator.test(source.slice(end, end + 12)) ? start + run.trimEnd().length : end;
  return [
    { start: from, end: from, text: '\\text{' },
    ...spaces(source, from, to),
    { start: to, end: to, text: '}' },
  ];
}

const operator =
  /^(?:$|[-+=*/<>&|.,;:!?)}\]]|\\(?:[^a-zA-Z]|(?:times|div|cdot|approx|leq?|geq?|neq?|equiv|pm|in|to|quad|(?:R|r)ightarrow|implies)(?![a-zA-Z])))/;

/** A line break within words reads as a space. */
function spaces(source: string, from: number, to: number): Edit[] {
  return [...source.slice(from, to).matchAll(/\s*\n\s*/g)].map(({ index, 0: { length } }) => ({
    start: from + index,
    end: from + index + length,
    text: ' ',
  }));
}

/** Functions whose backslash a model forgot. */
const functions = /^(?:sin|cos|tan|cot|sec|csc|log|ln|exp|max|min|gcd|lcm|det|lim|mod|arg|dim|deg)$/;

function isWords(run: string, isAll: boolean, isApart: boolean, followsNumber: boolean): boolean {
  const found = run.match(/\p{L}{2,}/gu) ?? [];
  const [first = ''] = found;
  if (/[^\0-\u024f\u2019]/u.test(run)) return true;
  if (run === run.toUpperCase()) return false;
  if (isAll && /^[A-Z][a-z]+$/.test(run)) return true;
  if (found.length > 1) return found.some((word) => word.length > 2);
  if (functions.test(first)) return false;
  return isNoProduct(first) && (isApart || followsNumber || first.length > 3);
}

/** `abcd` and `xyz` are products of variables, `area` and `cm` are words. */
function isNoProduct(word: string): boolean {
  const letters = [...word.toLowerCase()];
  const ascends = letters.every((letter, i) => i === 0 || (letters[i - 1] ?? '') < letter);
  return !ascends || /^(?:cm|is|or|am|at|in|it|an|as|by|my|no|so|to|ft|km|mm)$/.test(word);
}

/** Where words may stand by themselves: outside every group, and in a box. */
function proseRanges(source: string, inBox: boolean): (TextRange & { readonly isBox: boolean })[] {
  const ranges: (TextRange & { isBox: boolean })[] = [];
  const open: { isBox: boolean; isProse: boolean }[] = [{ isBox: inBox, isProse: true }];
  let start = 0;
  const cut = (end: number, next: number) => {
    const here = open.at(-1);
    if (here?.isProse === true && end > start) ranges.push({ start, end, isBox: here.isBox });
    start = next;
  };
  for (let i = 0; i < source.length; i += 1) {
    const character = source[i];
    if (character === '\\') {
      const name = /^[a-zA-Z]+\*?/.exec(source.slice(i + 1, i + 40))?.[0] ?? '';
      cut(i, i + 1 + Math.max(1, name.length));
      i = start - 1;
    } else if (character === '{') {
      const isBox = /\\(?:boxed|fbox|framebox)\s*$/.test(source.slice(Math.max(0, i - 12), i));
      cut(i, i + 1);
      open.push({ isBox, isProse: isBox });
    } else if (character === '}') {
      cut(i, i + 1);
      if (open.length > 1) open.pop();
    } else if (character === '&' || character === '^' || character === '_') cut(i, i + 1);
  }
  cut(source.length, source.length);
  return ranges;
}

function withoutOverlap(edits: readonly Edit[]): Edit[] {
  const kept: Edit[] = [];
  for (const edit of edits) if (edit.start >= (kept.at(-1)?.end ?? 0)) kept.push(edit);
  return kept;
}

function applied(source: string, edits: readonly Edit[]): TexSource {
  let tex = '';
  let at = 0;
  /** Pairs of offsets from which both texts run alike. */
  const places: { source: number; tex: number }[] = [{ source: 0, tex: 0 }];
  for (const { start, end, text } of edits) {
    tex += source.slice(at, start) + text;
    at = end;
    places.push({ source: end, tex: tex.length });
  }
  tex += source.slice(at);
  return {
    tex,
    toTex: (offset) => {
      const edit = edits.find(({ start, end }) => start < offset && offset < end);
      if (edit !== undefined) return texOffset(places, edit.start);
      return texOffset(places, offset);
    },
    toSource: (offset) => {
      const place = places.findLast((each) => each.tex <= offset) ?? { source: 0, tex: 0 };
      const next = places[places.indexOf(place) + 1];
      const here = place.source + offset - place.tex;
      const edit = next === undefined ? undefined : edits[places.indexOf(next) - 1];
      return edit === undefined ? Math.min(here, source.length) : Math.min(here, edit.start);
    },
  };
}

function texOffset(places: readonly { source: number; tex: number }[], offset: number): number {
  const place = places.findLast((each) => each.source <= offset) ?? { source: 0, tex: 0 };
  return place.tex + offset - place.source;
}
