/**
 * Where each parameter lies in the flat arrays that the optimiser works on: each matrix that Muon updates in an array of
 * its own, several of the rest together. One chain of elementwise operations over a long array costs a fraction of one
 * chain for each of many short ones. This file computes shapes and offsets only.
 */
import { numpy as np } from '../jax.ts';
import type { ParameterShape } from '../model/config.ts';

export interface FlatGroup {
  readonly name: string;
  readonly decays: boolean;
  /** Rows and columns of the one matrix that the group holds; null where AdamW updates the group. */
  readonly matrix: readonly [number, number] | null;
  /** Indices into the list of parameters, in the order in which they lie in the flat array. */
  readonly members: readonly number[];
  /** How many numbers the flat array holds. */
  readonly size: number;
}

type Shape = Pick<ParameterShape, 'shape' | 'decays'>;

/** A group that holds this many numbers is closed: while it is updated, its arrays stay in the processor's cache. */
const FULL = 1 << 17;

const sizeOf = ({ shape }: Shape): number => shape.reduce((a, b) => a * b, 1);

/**
 * The groups of a list of parameters: matrices one by one, where they are updated apart, then those that decay, then the
 * rest, neighbours together.
 * @param matricesApart whether each matrix that decays has a group of its own
 */
export function flatGroups(shapes: readonly Shape[], matricesApart: boolean): FlatGroup[] {
  const matrices = shapes.flatMap((parameter, i): FlatGroup[] => {
    const [rows, columns] = parameter.shape;
    if (!matricesApart || !parameter.decays || rows === undefined || columns === undefined) return [];
    return [
      { name: `matrix.${i}`, decays: true, matrix: [rows, columns], members: [i], size: rows * columns },
    ];
  });
  const apart = new Set(matrices.flatMap(({ members }) => members));
  const together = [true, false].flatMap((decays) => {
    const groups: { members: number[]; size: number }[] = [];
    shapes.forEach((shape, i) => {
      if (shape.decays !== decays || apart.has(i)) return;
      const last = groups.at(-1);
      if (last === undefined || last.size >= FULL) groups.push({ members: [i], size: sizeOf(shape) });
      else {
        last.members.push(i);
        last.size += sizeOf(shape);
      }
    });
    return groups.map((group, i): FlatGroup => {
      return { ...group, name: `${decays ? 'decaying' : 'free'}.${i}`, decays, matrix: null };
    });
  });
  return [...matrices, ...together];
}

/** Views of flat arrays, one per parameter: they share memory with the flat arrays, one per group. */
export function viewsOf(
  flats: readonly Float32Array[],
  groups: readonly FlatGroup[],
  shapes: readonly Shape[],
): Float32Array[] {
  const views: Float32Array[] = [];
  groups.forEach(({ members }, group) => {
    let offset = 0;
    for (const i of members) {
      const end = offset + sizeOf(shapes[i] as Shape);
      views[i] = (flats[group] as Float32Array).subarray(offset, end);
      offset = end;
    }
  });
  return views;
}

/** New flat arrays that hold copies of `lists`, one per parameter. */
export function flattened(
  lists: readonly Float32Array[],
  groups: readonly FlatGroup[],
  shapes: readonly Shape[],
): Float32Array[] {
  const flats = groups.map(({ size }) => new Float32Array(size));
  viewsOf(flats, groups, shapes).forEach((view, i) => view.set(lists[i] ?? []));
  return flats;
}

/** One array [size] per group with the elements of `arrays`, one per parameter. Consumes them. */
export function joined(arrays: readonly np.Array[], groups: readonly FlatGroup[]): np.Array[] {
  return groups.map(({ members }) =>
    np.concatenate(members.map((i) => (arrays[i] as np.Array).reshape([-1]))),
  );
}
