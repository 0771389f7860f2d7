import { describe, expect, it } from 'vitest';

import { RoomError } from '../../../room/client.ts';
import { roomError } from '../../../room/errors.ts';
import { LessonTexts } from './lesson-texts.ts';

/** A room that has some texts, and may be out of reach. */
function roomOf(texts: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const room = {
    asked,
    isAway: false,
    read: (id: string): Promise<string> => {
      asked.push(id);
      const text = texts[id];
      if (room.isAway) return Promise.reject(new RoomError(roomError('room-unreachable')));
      if (text === undefined) return Promise.reject(new RoomError(roomError('room-material-unknown')));
      return Promise.resolve(text);
    },
  };
  return room;
}

describe('the texts of a lesson', () => {
  it('are each read once, and forgotten when the lesson no longer needs them', async () => {
    const room = roomOf({ a: 'A', b: 'B', c: 'C' });
    const texts = new LessonTexts(room.read);
    const first = texts.follow(['a']);
    // While one is read, more are wanted.
    expect(texts.follow(['a', 'b'])).toBe(first);
    expect(await first).toBeNull();
    expect(texts.all).toEqual({ a: 'A', b: 'B' });
    await texts.follow(['b', 'c']);
    expect(texts.all).toEqual({ b: 'B', c: 'C' });
    expect(room.asked).toEqual(['a', 'b', 'c']);
  });

  it('are read later where the room is out of reach, and go without one that it does not have', async () => {
    const room = roomOf({ b: 'B' });
    const texts = new LessonTexts(room.read);
    room.isAway = true;
    expect(await texts.follow(['a', 'b'])).toEqual(roomError('room-unreachable'));
    room.isAway = false;
    expect(await texts.follow(['a', 'b'])).toBeNull();
    expect(await texts.follow(['a', 'b'])).toBeNull();
    expect(texts.all).toEqual({ b: 'B' });
    expect(room.asked).toEqual(['a', 'a', 'b']);
  });
});
