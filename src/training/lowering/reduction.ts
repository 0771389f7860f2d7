/** Sums, products, minima and maxima over axes of a view, in whatever order the view is stored. */
import { cast, multiply } from './elementwise.ts';
import type { Graph } from './graph.ts';
import { arrange, constantOf, constantValue, storageGroups, typeOf, type Value } from './layout.ts';
import { shapeOf, sizeOf, wholeView, type Factor } from './view.ts';

export type Reduction = 'Add' | 'Mul' | 'Min' | 'Max';

const operators = { Add: 'ReduceSum', Mul: 'ReduceProd', Min: 'ReduceMin', Max: 'ReduceMax' } as const;

/** Reduces over stored factors; the axes lose them. */
export function reduceFactors(
  graph: Graph,
  value: Value,
  reduction: Reduction,
  reduced: ReadonlySet<Factor>,
): Value {
  const axes = value.axes.map((axis) => axis.filter((factor) => !reduced.has(factor)));
  if (reduced.size === 0) return { ...value, axes };
  const groups = storageGroups(graph, value, (factor) => reduced.has(factor));
  const isReduced = (group: readonly Factor[]) => group[0] !== undefined && reduced.has(group[0]);
  const positions = groups.flatMap((group, i) => (isReduced(group) ? [i] : []));
  const kept = groups.filter((group) => !isReduced(group));
  const tensor = graph.emit(
    operators[reduction],
    [arrange(graph, value, groups), graph.constant('int64', [positions.length], positions)],
    typeOf(value),
    kept.map(sizeOf),
    { keepdims: 0 },
  );
  return { tensor, storage: kept.flat(), axes };
}

/** The number of elements that `factors` repeat, as a value of the type of `like`. */
function repetitions(graph: Graph, factors: readonly Factor[], like: Value): Value {
  if (!factors.some(({ size }) => graph.dimensions.isSymbolic(size))) {
    return constantValue(graph, typeOf(like), sizeOf(factors));
  }
  const count = graph.sizes([factors.map(({ size }) => size)]);
  return cast(graph, wholeView(graph.reshape(count, []), []), typeOf(like));
}

/** jax-js's reduce: the axes given disappear. Elements that are merely repeated are counted, not read. */
export function reduce(graph: Graph, value: Value, reduction: Reduction, axes: readonly number[]): Value {
  if (typeOf(value) === 'bool') {
    return cast(graph, reduce(graph, cast(graph, value, 'int32'), booleanReduction[reduction], axes), 'bool');
  }
  const gone = axes.flatMap((axis) => value.axes[axis] ?? []);
  const repeatedOnes = gone.filter((factor) => !factor.stored);
  if (repeatedOnes.length > 0 && reduction === 'Mul') {
    throw new Error(`reduce cannot multiply over the repeated axes of [${shapeOf(value).join()}].`);
  }
  const kept: Value = { ...value, axes: value.axes.filter((_, axis) => !axes.includes(axis)) };
  const result = reduceFactors(graph, kept, reduction, new Set(gone.filter((factor) => factor.stored)));
  if (reduction !== 'Add' || repeatedOnes.length === 0) return result;
  const constant = constantOf(result);
  if (constant === 0) return result;
  return multiply(graph, result, repetitions(graph, repeatedOnes, result), typeOf(result));
}

/** Over truth values: any for a sum or maximum, all for a product or minimum. */
const booleanReduction = { Add: 'Max', Max: 'Max', Mul: 'Min', Min: 'Min' } as const;
