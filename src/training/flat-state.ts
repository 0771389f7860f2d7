/**
 * Where each parameter lies in the two flat arrays that AdamW works on: one of those that decay, one of the rest. One
 * chain of elementwise operations over a long array costs a fraction of one chain for each of a hundred short ones.
 * Knows shapes and offsets; nothing of graphs or of the optimiser.
 */
import { numpy as np } from './jax.ts';
import type { ParameterShape } from './model/config.ts';

export interface FlatGroup {
  readonly name: 'decaying' | 'free';
  readonly decays: boolean;
  /** Indices into the list of parameters, in the order in which they lie in the flat array. */
  readonly members: readonly number[];
  /** How many numbers the flat array holds. */
  readonly size: number;
}

type Shape = Pick<ParameterShape, 'shape' | 'decays'>;

const sizeOf = ({ shape }: Shape): number => shape.reduce((a, b) => a * b, 1);

/** The groups of a list of parameters; a group without members is left out. */
export function flatGroups(shapes: readonly Shape[]): FlatGroup[] {
  return ([true, false] as const)
    .map((decays): FlatGroup => {
      const members = [...shapes.keys()].filter((i) => shapes[i]?.decays === decays);
      const size = members.reduce((sum, i) => sum + sizeOf(shapes[i] as Shape), 0);
      return { name: decays ? 'decaying' : 'free', decays, members, size };
    })
    .filter(({ members }) => members.length > 0);
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
