/**
 * Views: a view maps each axis of a logical array to a stored tensor. Reshape, transpose and broadcast only rewrite the
 * view; the operation that reads the data decides whether bytes move. Independent of ONNX.
 *
 * Storage is row-major over a list of factors (a factorisation of the stored sizes). Each logical axis is a product of
 * factors, outermost first: stored ones, in any order over the axes, and repeated ones, which are not stored at all.
 */

/** Part of an axis. Compared by identity: the same object stands in `storage` and in one axis. Sizes are above 1. */
export interface Factor {
  readonly size: number;
  readonly stored: boolean;
}

export interface View<T> {
  readonly tensor: T;
  /** The stored factors, outermost first; their product is the number of stored elements. */
  readonly storage: readonly Factor[];
  /** One list per logical axis; an axis of size 1 has none. */
  readonly axes: readonly (readonly Factor[])[];
}

/** The product of all sizes; 1 for none. */
export const product = (sizes: readonly number[]): number => sizes.reduce((a, b) => a * b, 1);
/** The size of an axis. */
export const sizeOf = (factors: readonly Factor[]): number => product(factors.map(({ size }) => size));
/** The sizes of all axes. */
export const shapeOf = (view: View<unknown>): number[] => view.axes.map(sizeOf);
/** A factor that the tensor holds. */
export const stored = (size: number): Factor => ({ size, stored: true });
/** A factor that repeats what the tensor holds. */
export const repeated = (size: number): Factor => ({ size, stored: false });

/** The view of a whole tensor, stored with this shape. */
export function wholeView<T>(tensor: T, shape: readonly number[]): View<T> {
  const axes = shape.map((size) => (size === 1 ? [] : [stored(size)]));
  return { tensor, storage: axes.flat(), axes };
}

/** The view with its axes in another order, without moving data. */
export function transpose<T>(view: View<T>, permutation: readonly number[]): View<T> {
  return { ...view, axes: permutation.map((axis) => view.axes[axis] ?? []) };
}

/** jax-js's broadcast: `added` are the axes of `shape` that the view lacks; axes of size 1 are repeated as needed. */
export function broadcast<T>(view: View<T>, shape: readonly number[], added: readonly number[]): View<T> {
  let next = 0;
  const axes = shape.map((size, axis) => {
    const own = added.includes(axis) ? [] : (view.axes[next++] ?? []);
    return own.length === 0 && size !== 1 ? [repeated(size)] : own;
  });
  return { ...view, axes };
}

type Replacements = ReadonlyMap<Factor, readonly Factor[]>;

function replaceAll(factors: readonly Factor[], replacements: Replacements): Factor[] {
  return factors.flatMap((factor) => {
    const parts = replacements.get(factor);
    return parts === undefined ? [factor] : replaceAll(parts, replacements);
  });
}

function withParts<T>(view: View<T>, replacements: Replacements): View<T> {
  return {
    tensor: view.tensor,
    storage: replaceAll(view.storage, replacements),
    axes: view.axes.map((axis) => replaceAll(axis, replacements)),
  };
}

/** Merges neighbours of `factors` that are neighbours in storage too, or both repeated, where `allowed`. */
function mergeNeighbors<T>(
  view: View<T>,
  lists: readonly (readonly Factor[])[],
  allowed: (size: number) => boolean,
): View<T> {
  const position = new Map(view.storage.map((factor, i) => [factor, i]));
  const mergedInto = new Map<Factor, Factor>();
  const mergedAway = new Set<Factor>();
  const axes = lists.map((list) => {
    const merged: Factor[] = [];
    let run: Factor[] = [];
    const close = () => {
      const first = run[0];
      if (first === undefined) return;
      const joined = run.length === 1 ? first : { size: sizeOf(run), stored: first.stored };
      run.forEach((factor, i) => (i === 0 ? mergedInto.set(factor, joined) : mergedAway.add(factor)));
      merged.push(joined);
      run = [];
    };
    for (const factor of list) {
      const last = run.at(-1);
      const joins =
        last !== undefined &&
        allowed(last.size) &&
        allowed(factor.size) &&
        last.stored === factor.stored &&
        (!factor.stored || position.get(factor) === (position.get(last) ?? NaN) + 1);
      if (!joins) close();
      run.push(factor);
    }
    close();
    return merged;
  });
  const storage = view.storage
    .filter((factor) => !mergedAway.has(factor))
    .map((factor) => mergedInto.get(factor) ?? factor);
  return { tensor: view.tensor, storage, axes };
}

/** Fewer factors for the same axes: what is contiguous within an axis becomes one factor. */
export function simplify<T>(view: View<T>, allowed: (size: number) => boolean = () => true): View<T> {
  return mergeNeighbors(view, view.axes, allowed);
}

/** Distributes `factors` over axes of the given sizes, splitting a factor where an axis ends inside it. */
function distribute(
  factors: readonly Factor[],
  shape: readonly number[],
): { axes: Factor[][]; parts: Map<Factor, Factor[]> } | null {
  const queue = [...factors];
  const parts = new Map<Factor, Factor[]>();
  const axes: Factor[][] = [];
  for (const size of shape) {
    const axis: Factor[] = [];
    let missing = size;
    while (missing > 1) {
      const factor = queue.shift();
      if (factor === undefined) return null;
      if (missing % factor.size === 0) {
        axis.push(factor);
        missing /= factor.size;
      } else if (factor.size % missing === 0) {
        const outer = { size: missing, stored: factor.stored };
        const inner = { size: factor.size / missing, stored: factor.stored };
        parts.set(factor, [outer, inner]);
        axis.push(outer);
        queue.unshift(inner);
        missing = 1;
      } else {
        return null;
      }
    }
    axes.push(axis);
  }
  return queue.length === 0 ? { axes, parts } : null;
}

/** The same elements in row-major order under another shape, or null if the data must be moved first. */
export function reshape<T>(view: View<T>, shape: readonly number[]): View<T> | null {
  const attempt = (from: View<T>): View<T> | null => {
    const found = distribute(from.axes.flat(), shape);
    if (found === null) return null;
    return { tensor: view.tensor, storage: replaceAll(from.storage, found.parts), axes: found.axes };
  };
  return attempt(view) ?? attempt(mergeNeighbors(view, [view.axes.flat()], () => true));
}

/** Cumulative products of an axis' factors, outermost first, without the first and the last. */
function cuts(factors: readonly Factor[]): number[] {
  const found: number[] = [];
  let passed = 1;
  for (const { size } of factors) {
    passed *= size;
    found.push(passed);
  }
  return found.slice(0, -1);
}

function splitAt(
  factors: readonly Factor[],
  marks: readonly number[],
  parts: Map<Factor, Factor[]>,
): Factor[] {
  let start = 1;
  return factors.flatMap((factor) => {
    const end = start * factor.size;
    const inside = [...marks.filter((mark) => mark > start && mark < end), end];
    let from = start;
    const pieces = inside.map((mark) => {
      const piece = { size: mark / from, stored: factor.stored };
      from = mark;
      return piece;
    });
    start = end;
    if (pieces.length === 1) return [factor];
    parts.set(factor, pieces);
    return pieces;
  });
}

/**
 * Views of arrays that broadcast to `shape` (NumPy's rules), rewritten so that every one has the same number of factors
 * of the same sizes on every axis but `free` (which is left as it is). Null if two of them cut an axis in ways that do
 * not nest.
 */
export function align<T>(views: readonly View<T>[], shape: readonly number[], free = -1): View<T>[] | null {
  const padded = views.map((view) => {
    const missing = shape.length - view.axes.length;
    const sizes = shape.map((size, axis) => (axis === free ? 1 : size));
    return broadcast(view, sizes, [...Array(missing).keys()]);
  });
  const marks: number[][] = [];
  for (const axis of shape.keys()) {
    if (axis === free) {
      marks.push([]);
      continue;
    }
    const all = new Set(padded.flatMap((view) => cuts(view.axes[axis] ?? [])));
    const sorted = [...all].sort((a, b) => a - b);
    if (sorted.some((mark, i) => mark % (sorted[i - 1] ?? 1) !== 0)) return null;
    if (sorted.some((mark) => (shape[axis] ?? 1) % mark !== 0)) return null;
    marks.push(sorted);
  }
  return padded.map((view) => {
    const parts = new Map<Factor, Factor[]>();
    view.axes.forEach((axis, i) => splitAt(axis, marks[i] ?? [], parts));
    return withParts(view, parts);
  });
}
