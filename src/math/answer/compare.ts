/** Whether two answers that were read mean the same. */
import type { FormulaPrecision } from './formulas.ts';
import { matrixOf, vectorOf } from './matrices.ts';
import { joinedQuantity, sameQuantity } from './quantities.ts';
import { isContinuous, regionOf, sameRegion } from './regions.ts';
import { namedValue, sameName, sameRelation, withArgumentOf } from './relations.ts';
import { some, type Answer } from './syntax.ts';

export interface MatchRules extends FormulaPrecision {
  /** Whether `-2 < x < 7` may stand for an interval of the gold answer. */
  readonly relationsForSets: boolean;
}

type Sequence = Answer & { kind: 'sequence' };

/** Whether a prediction means the gold answer. */
export function sameAnswer(gold: Answer, prediction: Answer, rules: MatchRules): boolean {
  if (sameRegions(gold, prediction, rules)) return true;
  const [golds, predictions] = [itemsOf(gold), itemsOf(prediction)];
  if (golds === null && predictions === null) return sameItem(gold, prediction, rules);
  if (isList(gold) && isTuple(prediction)) return sameOrdered(gold.items, prediction.items, rules);
  if (isTuple(gold) && isList(prediction)) return sameOrdered(gold.items, prediction.items, rules);
  const [quantity, other] = [joined(gold), joined(prediction)];
  if (quantity !== null || other !== null) {
    if (sameItem(quantity ?? gold, other ?? prediction, rules)) return true;
  }
  const isSet = [gold, prediction].some((answer) => answer.kind === 'sequence' && answer.open === '{');
  return sameItems(golds ?? [gold], predictions ?? [prediction], isSet, rules);
}

const isList = (answer: Answer): answer is Sequence => answer.kind === 'sequence' && answer.open === '';
const isTuple = (answer: Answer): answer is Sequence =>
  answer.kind === 'sequence' && answer.open === '(' && answer.close === ')';
const joined = (answer: Answer): Answer | null =>
  isList(answer) && answer.joined ? joinedQuantity(answer.items) : null;

function sameRegions(gold: Answer, prediction: Answer, { decimals, relationsForSets }: MatchRules): boolean {
  const isRelation = (answer: Answer): boolean =>
    some(answer, ({ kind, ...part }) => kind === 'relation' && 'signs' in part && !part.signs.includes('in'));
  if (!relationsForSets && !isRelation(gold) && isRelation(prediction)) return false;
  const [a, b] = [regionOf(gold), regionOf(prediction)];
  if (a === null || b === null || !(isContinuous(a) || isContinuous(b))) return false;
  const [left, right] = [variableOf(gold), variableOf(prediction)];
  return (left === null || right === null || sameName(left, right)) && sameRegion(a, b, decimals);
}

/** The variable of an inequality. */
function variableOf(answer: Answer): Answer | null {
  if (answer.kind === 'sequence') return answer.items[0] === undefined ? null : variableOf(answer.items[0]);
  if (answer.kind !== 'relation') return null;
  return (
    answer.operands.find(
      (operand) => operand.kind === 'symbol' || (operand.kind === 'apply' && operand.operation === 'call'),
    ) ?? null
  );
}

/** The items of a list or a set, with both values of a `\pm`; null for a single answer. */
function itemsOf(answer: Answer): readonly Answer[] | null {
  if (answer.kind === 'sequence' && (answer.open === '' || answer.open === '{'))
    return answer.items.flatMap(bothSigns);
  if (answer.kind === 'relation' && answer.signs.length === 1) {
    const named = namedValue(answer);
    const values = named === null ? null : itemsOf(named.value);
    if (named !== null && values !== null)
      return values.map((value) => ({ kind: 'relation', operands: [named.name, value], signs: ['='] }));
  }
  const signed = bothSigns(answer);
  return signed.length > 1 ? signed : null;
}

/** `1 \pm \sqrt{2}` as its two values; all signs of one answer are taken together. */
function bothSigns(answer: Answer): readonly Answer[] {
  if (answer.kind === 'sequence' && answer.open !== '(') return [answer];
  if (!some(answer, (part) => part.kind === 'apply' && (part.operation === 'pm' || part.operation === 'mp')))
    return [answer];
  return [withSigns(answer, 1), withSigns(answer, -1)];
}

function withSigns(answer: Answer, sign: 1 | -1): Answer {
  const inner = (part: Answer): Answer => withSigns(part, sign);
  if (answer.kind === 'quantity') return { ...answer, value: inner(answer.value) };
  if (answer.kind === 'sequence') return { ...answer, items: answer.items.map(inner) };
  if (answer.kind === 'relation') return { ...answer, operands: answer.operands.map(inner) };
  if (answer.kind !== 'apply') return answer;
  const operands = answer.operands.map(inner);
  if (answer.operation !== 'pm' && answer.operation !== 'mp') return { ...answer, operands };
  const [left, right] = operands;
  const isPlus = (answer.operation === 'pm') === (sign === 1);
  if (left === undefined || right === undefined) return answer;
  return {
    kind: 'apply',
    operation: '+',
    operands: [left, isPlus ? right : { kind: 'apply', operation: '-', operands: [right] }],
  };
}

function sameOrdered(a: readonly Answer[], b: readonly Answer[], rules: MatchRules): boolean {
  return a.length === b.length && a.every((item, i) => b[i] !== undefined && sameAnswer(item, b[i], rules));
}

/**
 * Whether each item has its like in the other list, in any order. In a set, and in a list of points, an item counts
 * once however often it stands there; a list of numbers says how often.
 */
function sameItems(
  golds: readonly Answer[],
  predictions: readonly Answer[],
  isSet: boolean,
  rules: MatchRules,
): boolean {
  const isPoints = golds.length > 0 && golds.every((item) => item.kind === 'sequence');
  if (isSet || isPoints)
    return (
      golds.every((gold) => predictions.some((item) => sameItem(gold, item, rules))) &&
      predictions.every((item) => golds.some((gold) => sameItem(gold, item, rules)))
    );
  if (golds.length !== predictions.length) return false;
  const rest = [...predictions];
  return golds.every((gold) => {
    const found = rest.findIndex((item) => sameItem(gold, item, rules));
    if (found >= 0) rest.splice(found, 1);
    return found >= 0;
  });
}

function sameItem(gold: Answer, prediction: Answer, rules: MatchRules): boolean {
  if (gold.kind === 'relation' || prediction.kind === 'relation')
    return sameRelations(gold, prediction, rules);
  if (gold.kind === 'sequence' && prediction.kind === 'sequence') {
    if (gold.open !== prediction.open || gold.close !== prediction.close)
      return isNested(gold, prediction) && sameAnswer(gold, prediction, rules);
    return gold.open === '{' || gold.open === ''
      ? sameItems(gold.items, prediction.items, gold.open === '{', rules)
      : sameOrdered(gold.items, prediction.items, rules);
  }
  if (gold.kind === 'words' || prediction.kind === 'words')
    return gold.kind === 'words' && prediction.kind === 'words' && gold.text === prediction.text;
  const [left, right] = [matrixOf(gold), matrixOf(prediction)];
  if (left !== null || right !== null) return sameMatrix(gold, prediction, rules);
  if (gold.kind === 'sets' || prediction.kind === 'sets') return false;
  if (gold.kind === 'sequence' || prediction.kind === 'sequence') {
    const [a, b] = [gold, prediction].map(onlyItem);
    return a !== undefined && b !== undefined && (a !== gold || b !== prediction) && sameItem(a, b, rules);
  }
  return sameQuantity(gold, prediction, rules);
}

/** Inside a tuple or a list, braces of LaTeX group items: `({1,2}, 3)`. */
const isNested = (a: Sequence, b: Sequence): boolean =>
  (isList(a) && isTuple(b)) || (isTuple(a) && isList(b));

/** The one item of a set, such as `\{5\}` for 5. */
const onlyItem = (answer: Answer): Answer => {
  const [first, second] = answer.kind === 'sequence' && answer.open === '{' ? answer.items : [];
  return first !== undefined && second === undefined ? first : answer;
};

function sameMatrix(gold: Answer, prediction: Answer, rules: MatchRules): boolean {
  const [a, b] = [matrixOf(gold), matrixOf(prediction)];
  if (a !== null && b !== null)
    return a.length === b.length && a.every((row, i) => b[i] !== undefined && sameOrdered(row, b[i], rules));
  const rows = a ?? b;
  const vector = rows === null ? null : vectorOf(rows);
  const tuple = a === null ? gold : prediction;
  return (
    vector !== null &&
    tuple.kind === 'sequence' &&
    tuple.open === '(' &&
    sameOrdered(vector, tuple.items, rules)
  );
}

function sameRelations(gold: Answer, prediction: Answer, rules: MatchRules): boolean {
  const [a, b] = [namedValue(gold), namedValue(prediction)];
  if (a !== null && b !== null)
    return sameName(a.name, b.name)
      ? sameAnswer(a.value, withArgumentOf(b, a), rules)
      : sameRelation(gold, prediction, rules);
  if (gold.kind === 'relation' && prediction.kind === 'relation')
    return sameRelation(gold, prediction, rules);
  if (a !== null) return sameAnswer(a.value, prediction, rules);
  return b !== null && sameAnswer(gold, b.value, rules);
}

/** Whether an answer is nothing but a decimal, so that a comma in the other one may be a decimal comma. */
export const isDecimal = (answer: Answer): boolean => {
  if (answer.kind === 'quantity') return isDecimal(answer.value);
  if (answer.kind === 'apply' && answer.operation === '-') return answer.operands.every(isDecimal);
  return answer.kind === 'number' && answer.places !== null;
};

/** Whether an answer has neither variables nor words nor a unit. */
export const isPlainNumber = (answer: Answer): boolean =>
  !some(answer, ({ kind }) => kind === 'symbol' || kind === 'words' || kind === 'quantity');
