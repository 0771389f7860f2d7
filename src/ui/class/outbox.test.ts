import { describe, expect, it } from 'vitest';

import { RoomError } from '../../room/client.ts';
import type { RoomCommand } from '../../room/commands.ts';
import { roomError } from '../../room/errors.ts';
import { Outbox } from './outbox.ts';

const marks = (...words: number[]): RoomCommand => ({ do: 'mark', activity: 3, marks: words });
const lock: RoomCommand = { do: 'lock', isLocked: true };

/** An outbox to a room that answers each command in turn: null takes it. Tries wait until `next` lets one through. */
function outboxTo(...answers: readonly (ReturnType<typeof roomError> | null)[]) {
  const left = [...answers];
  const [tried, sent, refused]: [RoomCommand[], RoomCommand[], string[]] = [[], [], []];
  const waits: (() => void)[] = [];
  const outbox = new Outbox({
    send: (command) => {
      tried.push(command);
      const answer = left.shift() ?? null;
      return answer === null ? Promise.resolve() : Promise.reject(new RoomError(answer));
    },
    onSent: (command) => void sent.push(command),
    onRefused: ({ code }) => void refused.push(code),
    wait: () => new Promise((resolve) => waits.push(resolve)),
  });
  const next = async (): Promise<void> => {
    waits.shift()?.();
    await new Promise(setImmediate);
  };
  return { outbox, tried, sent, refused, next };
}

describe('what waits to be sent', () => {
  it('goes one after the other, and the latest of a key takes the place of the one that waits', async () => {
    const { outbox, sent, next } = outboxTo();
    outbox.put('lock', lock);
    outbox.put('mark', marks(1));
    outbox.put('mark', marks(1, 2));
    await next();
    expect(sent).toEqual([lock]);
    await next();
    expect(sent).toEqual([lock, marks(1, 2)]);
    expect(outbox.holds('mark')).toBe(false);
  });

  it('waits while the room cannot be reached, and then sends what is the latest', async () => {
    const { outbox, tried, sent, refused, next } = outboxTo(
      roomError('room-unreachable'),
      roomError('room-busy'),
    );
    outbox.put('mark', marks(1));
    await next();
    expect(tried).toEqual([marks(1)]);
    await next();
    expect(tried).toEqual([marks(1), marks(1)]);
    outbox.put('mark', marks(2));
    expect(outbox.holds('mark')).toBe(true);
    await next();
    expect([sent, refused]).toEqual([[marks(2)], []]);
  });

  it('tells why a command was refused, and sends the next one', async () => {
    const { outbox, sent, refused, next } = outboxTo(roomError('room-marks-shown'));
    outbox.put('mark', marks(1));
    outbox.put('lock', lock);
    await next();
    expect([sent, refused]).toEqual([[lock], ['room-marks-shown']]);
  });

  it('is forgotten when the page leaves the room', async () => {
    const { outbox, tried, next } = outboxTo(roomError('room-unreachable'));
    outbox.put('mark', marks(1));
    await new Promise(setImmediate);
    outbox.close();
    await next();
    expect(tried).toHaveLength(1);
  });
});
