/** The limits of rooms: how many devices, how long, how much text, how much of the teacher. */

/** Set by the server when a room opens. Infinity is not allowed: limits travel as JSON. */
export interface RoomLimits {
  readonly devices: number;
  /** Teacher tokens of the whole room. */
  readonly teacherTokens: number;
  readonly teacherCalls: number;
}

export const defaultRoomLimits: RoomLimits = { devices: 60, teacherTokens: 20_000, teacherCalls: 2_000 };

/** Milliseconds from the opening of a room to its end. */
export const roomLifetimeMs = 4 * 60 * 60_000;

/** Milliseconds after which a room whose lead is away says that it waits. */
export const leadAwayMs = 10 * 60_000;

/** Largest texts and lists in commands. */
export const textLimits = {
  /** Characters of a nickname. */
  name: 24,
  /** Words of a solution that can be marked. */
  words: 4096,
  /** Problems of a set. */
  problems: 200,
  /** Characters of what stands before a call. */
  prefix: 32 * 1024,
  /** Characters of a proposal. */
  proposal: 400,
  /** Proposals to one question. */
  proposals: 60,
  /** Characters of a policy's or a model's name. */
  label: 200,
} as const;

/** UTF-8 bytes of one material, and of all materials of a room. */
export const materialLimits = { bytes: 256 * 1024, roomBytes: 16 * 1024 * 1024 } as const;
