/**
 * The budget of a room: the teacher's tokens and calls that all its members share. A call reserves what it may need before
 * it starts and returns the rest, so that calls at the same time cannot spend the same tokens.
 */
import { isCodedError, type CodedError } from '../../errors/coded-error.ts';
import { refund, reserve } from '../../room/record.ts';
import type { LiveRoom } from './live-room.ts';

/** Tokens that a call has reserved in its room. */
export interface RoomReservation {
  /** To be called once, with the number of tokens that were written. */
  settle(written: number): Promise<void>;
}

/**
 * Takes tokens and calls out of a room's budget.
 * @throws StoreAwayError
 */
export async function reserveInRoom(
  room: LiveRoom,
  tokens: number,
  calls: number,
): Promise<RoomReservation | CodedError> {
  const outcome = await room.change((record) => reserve(record, tokens, calls));
  if (isCodedError(outcome)) return outcome;
  return {
    settle: async (written) => {
      await room.change(() => refund(Math.max(0, tokens - written)));
    },
  };
}
