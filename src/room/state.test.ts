import fc from '../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { leadNumber, type NumberedEvent } from './events.ts';
import { afterEvent, emptyRoom, type RoomState } from './state.ts';
import { anyLesson, lessonOf } from './testing/any-lesson.ts';
import { eventFor, stateFor } from './view.ts';
import { roomEventSchema, roomStateSchema } from './wire.ts';

/** What a member with this view of a state knows after the events. */
function followed(state: RoomState, events: readonly NumberedEvent[], member: number): RoomState {
  return events.reduce(
    (current, { number, event }) => {
      const seen = eventFor(event, member);
      return seen === null ? current : afterEvent(current, { number, event: seen });
    },
    stateFor(state, member),
  );
}

/** Without the number: a member does not see every event. */
const shown = ({ number: _, ...state }: RoomState) => state;

const stateAfter = (events: readonly NumberedEvent[]): RoomState => events.reduce(afterEvent, emptyRoom);

describe('a member of a room', () => {
  it('knows the same whenever it came in, and what it may know', () => {
    fc.assert(
      fc.property(anyLesson, fc.nat(), fc.nat(6), (lesson, at, member) => {
        const { events } = lessonOf(lesson);
        const cut = at % (events.length + 1);
        const late = followed(stateAfter(events.slice(0, cut)), events.slice(cut), member);
        expect(shown(late)).toEqual(shown(stateFor(stateAfter(events), member)));
      }),
    );
  });

  it('knows the same after events that come twice', () => {
    fc.assert(
      fc.property(anyLesson, fc.nat(), fc.nat(), (lesson, from, to) => {
        const { events } = lessonOf(lesson);
        const [start, end] = [from % (events.length + 1), to % (events.length + 1)];
        const again = [...events.slice(0, end), ...events.slice(Math.min(start, end))];
        expect(stateAfter(again)).toEqual(stateAfter(events));
      }),
    );
  });

  it('never sees the marks, results, votes or proposals of another device as theirs', () => {
    fc.assert(
      fc.property(anyLesson, fc.integer({ min: 1, max: 6 }), (lesson, member) => {
        const { activity } = stateFor(stateAfter(lessonOf(lesson).events), member);
        const owners =
          activity?.mode === 'predict'
            ? Object.keys(activity.marks)
            : activity?.mode === 'solve'
              ? Object.keys(activity.results)
              : activity?.mode === 'teach'
                ? [
                    ...Object.keys(activity.question?.votes ?? {}),
                    ...Object.values(activity.question?.proposals ?? {}).flatMap(
                      ({ device }) => device ?? [],
                    ),
                  ]
                : [];
        expect(new Set(owners.map(Number)).size).toBeLessThanOrEqual(1);
        for (const owner of owners) expect(Number(owner)).toBe(member);
      }),
    );
  });

  it('reads from the wire what the server wrote', () => {
    fc.assert(
      fc.property(anyLesson, fc.nat(6), (lesson, member) => {
        const { events } = lessonOf(lesson);
        const state = stateFor(stateAfter(events), member);
        expect(roomStateSchema.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
        for (const { event } of events) {
          const seen = eventFor(event, member);
          if (seen !== null) expect(roomEventSchema.parse(JSON.parse(JSON.stringify(seen)))).toEqual(seen);
        }
      }),
    );
  });
});

describe('the lead', () => {
  it('sees every event', () => {
    const event = { type: 'marked', device: 3, marks: [1, 2] } as const;
    expect(eventFor(event, leadNumber)).toBe(event);
    expect(eventFor(event, 3)).toBe(event);
    expect(eventFor(event, 2)).toBeNull();
  });
});
