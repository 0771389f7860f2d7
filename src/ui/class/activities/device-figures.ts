/** What the results of each device come to: accuracy and call ratio over the problems that it has solved. Pure. */
import type { SolveResult } from '../../../room/events.ts';
import type { RoomDevice } from '../../../room/state.ts';

export interface DeviceFigures {
  readonly device: number;
  readonly name: string;
  /** In the order of the problems. */
  readonly results: readonly SolveResult[];
  /** Share of the problems whose answer is known; null where none is. */
  readonly accuracy: number | null;
  /** Pooled: teacher tokens over all tokens. */
  readonly callRatio: number;
}

/** The devices that have results, in the order in which they joined. @param nameOf gives the shown name */
export function figuresOfDevices(
  results: Readonly<Record<string, Readonly<Record<string, SolveResult>>>>,
  devices: Readonly<Record<string, RoomDevice>>,
  nameOf: (device: number, known: RoomDevice) => string,
): DeviceFigures[] {
  return Object.entries(results).flatMap(([key, own]) => {
    const known = devices[key];
    const all = Object.values(own).sort((one, other) => one.problem - other.problem);
    if (known === undefined || all.length === 0) return [];
    const judged = all.filter(({ right }) => right !== null);
    const sum = (of: (result: SolveResult) => number): number =>
      all.reduce((total, each) => total + of(each), 0);
    const tokens = sum((result) => result.tokens);
    return [
      {
        device: Number(key),
        name: nameOf(Number(key), known),
        results: all,
        accuracy: judged.length === 0 ? null : judged.filter(({ right }) => right).length / judged.length,
        callRatio: tokens === 0 ? 0 : sum((result) => result.teacherTokens) / tokens,
      },
    ];
  });
}
