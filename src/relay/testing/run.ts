/** Runs the relay in tests: the whole log at once, with set-ups that are the default but for what a test says. */
import { defaultOptions, type RelayOptions } from '../defaults.ts';
import type { RelayEvent, RunLimits } from '../events.ts';
import { reduceLog, type RunState } from '../run-state.ts';
import { relay } from '../loop.ts';
import type { Student } from '../student.ts';
import type { Teacher } from '../teacher.ts';

export type RunOptions = Partial<Omit<RelayOptions, 'limits'>> & { readonly limits?: Partial<RunLimits> };

/** A clock that stands still until a test moves it. */
export class StandingClock {
  #time = 1_000_000;
  readonly now = (): number => this.#time;
  readonly advance = (milliseconds: number): void => {
    this.#time += milliseconds;
  };
}

export function runOptions(options: RunOptions = {}): RelayOptions {
  const limits = { ...defaultOptions.limits, ...options.limits };
  return { ...defaultOptions, now: new StandingClock().now, ...options, limits };
}

/** The log of a run to its end. */
export async function logOf(
  student: Student,
  teacher: Teacher | null,
  options: RunOptions = {},
): Promise<RelayEvent[]> {
  const events: RelayEvent[] = [];
  for await (const event of relay('What is 2 + 3?', student, teacher, runOptions(options)))
    events.push(event);
  return events;
}

/** The outcome of a run. */
export async function stateOf(
  student: Student,
  teacher: Teacher | null,
  options: RunOptions = {},
): Promise<RunState> {
  return reduceLog(await logOf(student, teacher, options));
}

/** The events of one type. */
export function only<T extends RelayEvent['type']>(
  events: readonly RelayEvent[],
  type: T,
): Extract<RelayEvent, { type: T }>[] {
  return events.filter((event): event is Extract<RelayEvent, { type: T }> => event.type === type);
}
