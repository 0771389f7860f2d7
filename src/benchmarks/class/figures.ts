/** What the benchmark of rooms finds. */
import type { Quantiles } from '../proxy/quantiles.ts';

/** Milliseconds. */
export interface Latencies extends Quantiles {
  readonly p95: number;
}

export interface RoomLoadFigures {
  readonly copies: number;
  readonly rooms: number;
  readonly devices: number;
  readonly seconds: number;
  /** From the lead's POST to a device's event. */
  readonly delivery: Latencies;
  /** Positions that devices should have seen, and what was wrong with what they saw. */
  readonly events: {
    readonly expected: number;
    readonly lost: number;
    readonly doubled: number;
    readonly outOfOrder: number;
  };
  /** Commands that the server refused or did not answer. */
  readonly refused: number;
  /** Bytes of the server's memory for each device, after a garbage collection. */
  readonly bytesPerDevice: number;
  /** Milliseconds to a call's first token in the first copy, alone and during the lessons (p50). */
  readonly firstToken: { readonly alone: number; readonly during: number };
  readonly goals: readonly {
    readonly goal: string;
    readonly found: string;
    readonly reached: boolean;
  }[];
}
