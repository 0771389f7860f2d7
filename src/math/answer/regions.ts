/** Sets of real numbers as intervals: `(2,\infty)`, `x > 2`, `\mathbb{R} \setminus \{3\}`, unions of them. */
import { isName } from './names.ts';
import { realValue } from './formulas.ts';
import type { Answer, Sign } from './syntax.ts';

interface Interval {
  readonly low: number;
  readonly lowClosed: boolean;
  readonly high: number;
  readonly highClosed: boolean;
}

export interface Region {
  /** In order, without overlaps. */
  readonly intervals: readonly Interval[];
}

const everything: Interval = { low: -Infinity, lowClosed: false, high: Infinity, highClosed: false };
const pointAt = (x: number): Interval => ({ low: x, lowClosed: true, high: x, highClosed: true });

/** @returns null for what is no set of real numbers; a tuple of two numbers is read as an interval */
export function regionOf(answer: Answer): Region | null {
  const intervals = intervalsOf(answer);
  return intervals === null ? null : { intervals: union(intervals) };
}

function intervalsOf(answer: Answer): readonly Interval[] | null {
  switch (answer.kind) {
    case 'sequence':
      return ofSequence(answer);
    case 'sets': {
      const parts = answer.parts.map(intervalsOf);
      const known = parts.filter((part) => part !== null);
      if (known.length < parts.length) return null;
      const [first = [], second = []] = known;
      return answer.operation === 'union' ? known.flat() : intersect(union(first), complement(union(second)));
    }
    case 'relation':
      return ofRelation(answer.operands, answer.signs);
    case 'number':
    case 'constant':
    case 'symbol':
    case 'words':
    case 'apply':
    case 'quantity':
    case 'matrix':
      return null;
  }
}

function ofSequence({
  open,
  close,
  items,
  joined,
}: Answer & { kind: 'sequence' }): readonly Interval[] | null {
  const relations = items.filter(({ kind }) => kind === 'relation' || kind === 'sets').map(intervalsOf);
  const isConditions = (open === '' || open === '{') && items.length > 0 && relations.length === items.length;
  if (isConditions) {
    const known = relations.filter((part) => part !== null);
    if (known.length < relations.length) return null;
    return joined || open === '{'
      ? known.reduce((all, part) => intersect(union(all), union(part)))
      : known.flat();
  }
  const values = items.map(realValue).filter((value) => value !== null);
  if (values.length < items.length) return null;
  if (open === '{') return values.map(pointAt);
  const [low, high] = values;
  if (open === '' || low === undefined || high === undefined || values.length > 2 || low >= high) return null;
  return [{ low, lowClosed: open === '[', high, highClosed: close === ']' }];
}

function ofRelation(operands: readonly Answer[], signs: readonly Sign[]): readonly Interval[] | null {
  const [first, second] = operands;
  if (signs[0] === 'in' && signs.length === 1 && first !== undefined && second !== undefined)
    return isName(first) ? intervalsOf(second) : null;
  let region: readonly Interval[] = [everything];
  let name: Answer | null = null;
  for (const [i, sign] of signs.entries()) {
    const [left, right] = [operands[i], operands[i + 1]];
    if (left === undefined || right === undefined) return null;
    const isLeft = isName(left);
    const here: Answer = isLeft ? left : right;
    const bound = realValue(isLeft ? right : left);
    if (bound === null || !isName(here) || (name !== null && name !== here)) return null;
    name = here;
    const condition = satisfying(isLeft ? sign : turned[sign], bound);
    if (condition === null) return null;
    region = intersect(region, condition);
  }
  return region;
}

const turned: Readonly<Record<Sign, Sign>> = {
  '<': '>',
  '>': '<',
  '<=': '>=',
  '>=': '<=',
  '=': '=',
  '!=': '!=',
  in: 'in',
  ':': ':',
};

function satisfying(sign: Sign, bound: number): readonly Interval[] | null {
  switch (sign) {
    case '<':
    case '<=':
      return [{ ...everything, high: bound, highClosed: sign === '<=' }];
    case '>':
    case '>=':
      return [{ ...everything, low: bound, lowClosed: sign === '>=' }];
    case '!=':
      return complement([pointAt(bound)]);
    case '=':
    case 'in':
    case ':':
      return null;
  }
}

/** Sorted, and joined where they touch. */
function union(intervals: readonly Interval[]): readonly Interval[] {
  const sorted = [...intervals].sort((a, b) => a.low - b.low || Number(b.lowClosed) - Number(a.lowClosed));
  const joined: Interval[] = [];
  for (const next of sorted) {
    const last = joined.at(-1);
    const touches =
      last !== undefined &&
      (next.low < last.high || (next.low === last.high && (next.lowClosed || last.highClosed)));
    if (!touches) joined.push(next);
    else if (next.high > last.high || (next.high === last.high && next.highClosed))
      joined[joined.length - 1] = { ...last, high: next.high, highClosed: next.highClosed };
  }
  return joined;
}

function intersect(a: readonly Interval[], b: readonly Interval[]): readonly Interval[] {
  return a.flatMap((one) =>
    b.flatMap((other) => {
      const lower = one.low > other.low || (one.low === other.low && !one.lowClosed) ? one : other;
      const upper = one.high < other.high || (one.high === other.high && !one.highClosed) ? one : other;
      const { low, lowClosed } = lower;
      const { high, highClosed } = upper;
      const isEmpty = low > high || (low === high && !(lowClosed && highClosed));
      return isEmpty ? [] : [{ low, lowClosed, high, highClosed }];
    }),
  );
}

/** @param intervals sorted, without overlaps */
function complement(intervals: readonly Interval[]): readonly Interval[] {
  const rest: Interval[] = [];
  let [low, lowClosed] = [-Infinity, false];
  for (const each of intervals) {
    rest.push({ low, lowClosed, high: each.low, highClosed: !each.lowClosed });
    [low, lowClosed] = [each.high, !each.highClosed];
  }
  rest.push({ low, lowClosed, high: Infinity, highClosed: false });
  return rest.filter(
    (each) =>
      each.low < each.high ||
      (each.low === each.high && each.lowClosed && each.highClosed && Number.isFinite(each.low)),
  );
}

export function sameRegion(a: Region, b: Region, decimals: number | null): boolean {
  const isNear = (x: number, y: number): boolean =>
    x === y ||
    (Number.isFinite(x - y) && Math.abs(x - y) <= 1e-9 * Math.max(Math.abs(x), Math.abs(y))) ||
    (decimals !== null && Math.abs(x - y) <= 0.5000001 * 10 ** -decimals);
  return (
    a.intervals.length === b.intervals.length &&
    a.intervals.every((one, i) => {
      const other = b.intervals[i];
      return (
        other !== undefined &&
        isNear(one.low, other.low) &&
        isNear(one.high, other.high) &&
        (one.low === -Infinity || one.lowClosed === other.lowClosed) &&
        (one.high === Infinity || one.highClosed === other.highClosed)
      );
    })
  );
}

/** Whether a region is more than single points. */
export const isContinuous = ({ intervals }: Region): boolean => intervals.some(({ low, high }) => low < high);
