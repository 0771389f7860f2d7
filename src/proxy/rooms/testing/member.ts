/** A member of a room for tests: reads its stream and folds what comes. */
import { createParser } from 'eventsource-parser';
import { emptyRoom, afterEvent, type RoomState } from '../../../room/state.ts';
import { roomEventSchema, roomStreamNames, streamedStateSchema } from '../../../room/wire.ts';
import type { KnownMember, Rooms } from '../rooms.ts';

/** @param known what the member knew when it lost its connection */
export async function seenBy(rooms: Rooms, member: KnownMember | undefined, known: RoomState | null = null) {
  if (member === undefined) throw new RangeError('no such member');
  const stream = await rooms.connect(member, known?.number ?? null);
  let state = known ?? emptyRoom;
  let states = 0;
  const parser = createParser({
    onEvent: ({ id, event, data }) => {
      if (event === roomStreamNames.state) {
        ({ state } = streamedStateSchema.parse(JSON.parse(data)));
        states++;
      } else {
        state = afterEvent(state, { number: Number(id), event: roomEventSchema.parse(JSON.parse(data)) });
      }
    },
  });
  let isOver = false;
  void (async () => {
    for (let piece = await stream.next(); piece !== null; piece = await stream.next()) parser.feed(piece);
    isOver = true;
  })();
  return {
    /** What the member knows once it has read all that the room has for it now. */
    async state(): Promise<RoomState> {
      // The room's changes run one after the other: a change of nothing comes after those that were asked for.
      await member.room.change(() => []);
      await new Promise(setImmediate);
      return state;
    },
    /** How often it got the whole state. */
    states: () => states,
    isOver: () => isOver,
    leave: () => stream.cancel(),
  };
}
