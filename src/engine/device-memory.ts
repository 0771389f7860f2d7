/** Memory of a device for tensors that passes read and write in place. A runtime whose sessions share it offers it. */
import type { Tensor } from 'onnxruntime-common';

export interface DeviceMemory {
  /**
   * A tensor that lies there; `dispose` frees it.
   * @throws Error when there is no room
   */
  allocate(type: 'float32' | 'float16', dims: readonly number[]): Promise<Tensor>;
  /** Copies the first `count` positions of a tensor to another, whose shape differs in the axis of positions only. */
  copyPositions(from: Tensor, to: Tensor, axis: number, count: number): void;
}

/** How `copyPositions` divides into copies of connected elements. */
interface PositionRun {
  /** Index of its first element in either tensor. */
  readonly from: number;
  readonly to: number;
  readonly elements: number;
}

/** The connected elements of the first `count` positions along an axis of two tensors. */
export function positionRuns(
  from: readonly number[],
  to: readonly number[],
  axis: number,
  count: number,
): PositionRun[] {
  const product = (sizes: readonly number[]): number => sizes.reduce((whole, size) => whole * size, 1);
  const rows = product(from.slice(0, axis));
  const position = product(from.slice(axis + 1));
  const [fromRow, toRow] = [(from[axis] ?? 0) * position, (to[axis] ?? 0) * position];
  return Array.from({ length: rows }, (_, row) => {
    return { from: row * fromRow, to: row * toRow, elements: count * position };
  });
}
