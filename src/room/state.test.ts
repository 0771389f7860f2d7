import fc from '../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';
import type { RoomCommand } from './commands.ts';
import { decide, isRefusal } from './decide.ts';
import { leadNumber, type NumberedEvent, type RoomEvent } from './events.ts';
import { defaultRoomLimits } from './limits.ts';
import { afterEntry, follow, numbered } from './record.ts';
import { afterEvent, emptyRoom, membersOf, type RoomState } from './state.ts';
import { anyLesson, playedLesson } from './testing/any-lesson.ts';
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
        const { events } = playedLesson(lesson);
        const cut = at % (events.length + 1);
        const late = followed(stateAfter(events.slice(0, cut)), events.slice(cut), member);
        expect(shown(late)).toEqual(shown(stateFor(stateAfter(events), member)));
      }),
    );
  });

  it('knows the same after events that come twice', () => {
    fc.assert(
      fc.property(anyLesson, fc.nat(), fc.nat(), (lesson, from, to) => {
        const { events } = playedLesson(lesson);
        const [start, end] = [from % (events.length + 1), to % (events.length + 1)];
        const again = [...events.slice(0, end), ...events.slice(Math.min(start, end))];
        expect(stateAfter(again)).toEqual(stateAfter(events));
      }),
    );
  });

  it('never sees the marks, results, votes or proposals of another device as theirs', () => {
    fc.assert(
      fc.property(anyLesson, fc.integer({ min: 1, max: 6 }), (lesson, member) => {
        const { activity } = stateFor(stateAfter(playedLesson(lesson).events), member);
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
        const { events } = playedLesson(lesson);
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

/** The state after a command, which must be followed. */
function after(state: RoomState, member: number, command: RoomCommand): RoomState {
  const decision = decide(state, member, command);
  if (isRefusal(decision)) throw new Error(decision.code);
  return decision.reduce((before, event) => afterEvent(before, { number: before.number + 1, event }), state);
}

const material = '0'.repeat(32);
const leave = { do: 'leave' } as const;

/** A room with two devices that does something. */
function roomWith(command: RoomCommand): RoomState {
  const events: RoomEvent[] = [
    { type: 'opened', code: 'ACDEFG', at: 0, endsAt: 1, limits: defaultRoomLimits },
    { type: 'joined', device: 1, name: 'Ada' },
    { type: 'joined', device: 2, name: 'Ben' },
  ];
  return after(stateAfter(events.map((event, index) => ({ number: index + 1, event }))), leadNumber, command);
}

const numberOf = ({ activity }: RoomState): number => activity?.number ?? 0;
const result = {
  ...{ problem: 0, right: true, calls: 0, teacherTokens: 0, tokens: 9 },
  ...{ policy: 'never', temperature: 0, student: 'a-student', material: null },
};

describe('a device that leaves', () => {
  it('is out of the room at once, and changes nothing for the others', () => {
    fc.assert(
      fc.property(anyLesson, fc.nat(), (lesson, which) => {
        const { record } = playedLesson(lesson);
        const before = Object.keys(membersOf(record.state)).map(Number);
        const device = before[which % Math.max(1, before.length)];
        if (device === undefined || record.state.ended !== null) return;
        const outcome = follow(record, device, leave);
        if (!Array.isArray(outcome)) throw new Error('it may leave');
        const later = numbered(record, outcome).reduce(afterEntry, record);
        const { [device]: _, ...others } = membersOf(record.state) as Readonly<Record<number, unknown>>;
        expect(membersOf(later.state)).toEqual(others);
        const { [device]: _hash, ...hashes } = record.hashes as Readonly<Record<number, string>>;
        expect(later.hashes).toEqual(hashes);
        expect(follow(later, device, leave)).toEqual({ code: 'room-left' });
        expect(follow(later, leadNumber, { do: 'lock', isLocked: !later.state.isLocked })).toHaveLength(1);
      }),
    );
  });

  it('leaves results with its name, until the class does something else', () => {
    const solving = roomWith({ do: 'start', start: { mode: 'solve', material, problems: 1 } });
    const reported = after(solving, 1, { do: 'report', activity: numberOf(solving), result });
    const left = after(reported, 1, leave);
    expect(left.devices[1]).toEqual({ name: 'Ada', isHere: false, hasLeft: true });
    expect(left.activity).toMatchObject({ results: { 1: { 0: result } } });
    const next = after(left, leadNumber, { do: 'start', start: { mode: 'watch', material, position: 0 } });
    expect(Object.keys(next.devices)).toEqual(['2']);
    expect(Object.keys(after(solving, 1, leave).devices)).toEqual(['2']);
  });

  it('takes marks along that were not counted, and leaves those that were', () => {
    const predicting = roomWith({ do: 'start', start: { mode: 'predict', material, words: 5 } });
    const activity = numberOf(predicting);
    const marked = [1, 2].reduce(
      (state, device) => after(state, device, { do: 'mark', activity, marks: [device] }),
      predicting,
    );
    const early = after(marked, 1, leave);
    expect(early.activity).toMatchObject({ marks: { 2: [2] } });
    expect(early.devices[1]).toBeUndefined();
    const shown = after(marked, leadNumber, { do: 'reveal', activity, called: [1] });
    expect(after(shown, 1, leave).activity).toEqual(shown.activity);
  });

  it('takes its vote along while the question is open, as a removed one does', () => {
    const teaching = roomWith({ do: 'start', start: { mode: 'teach', material } });
    const asked = after(teaching, leadNumber, {
      ...{ do: 'ask', activity: numberOf(teaching) },
      ...{ prefix: '', tokens: 2 },
    });
    const question = asked.activity?.mode === 'teach' ? (asked.activity.question?.number ?? 0) : 0;
    const voted = [1, 2].reduce(
      (state, device) => after(state, device, { do: 'propose', question, text: '36' }),
      asked,
    );
    const proposal = question + 1;
    expect(voted.activity).toMatchObject({ question: { tally: { [proposal]: 2 } } });
    for (const gone of [after(voted, 1, leave), after(voted, leadNumber, { do: 'remove', device: 1 })]) {
      expect(gone.activity).toMatchObject({
        question: { tally: { [proposal]: 1 }, votes: { 2: proposal } },
      });
    }
    const taken = after(voted, leadNumber, { do: 'take', question, text: '36' });
    expect(after(taken, 1, leave).activity).toEqual(taken.activity);
  });

  it('does not fill the room by joining and leaving again and again', () => {
    let state = roomWith({ do: 'start', start: { mode: 'solve', material, problems: 1 } });
    for (let device = 3; device < 3 * defaultRoomLimits.devices; device++) {
      const number = state.number + 1;
      state = afterEvent(state, { number, event: { type: 'joined', device, name: 'Eve' } });
      state = after(state, device, { do: 'report', activity: numberOf(state), result });
      state = after(state, device, leave);
    }
    expect(Object.keys(membersOf(state))).toEqual(['1', '2']);
    expect(Object.keys(state.devices)).toHaveLength(2 + defaultRoomLimits.devices);
  });
});

it('counts the votes of a question', () => {
  fc.assert(
    fc.property(anyLesson, (lesson) => {
      const { activity } = playedLesson(lesson).record.state;
      const question = activity?.mode === 'teach' ? activity.question : null;
      const counted: Record<string, number> = {};
      for (const vote of Object.values(question?.votes ?? {})) counted[vote] = (counted[vote] ?? 0) + 1;
      expect(question?.tally ?? {}).toEqual(counted);
    }),
  );
});

describe('the lead', () => {
  it('sees every event', () => {
    const event = { type: 'marked', device: 3, marks: [1, 2] } as const;
    expect(eventFor(event, leadNumber)).toBe(event);
    expect(eventFor(event, 3)).toBe(event);
    expect(eventFor(event, 2)).toBeNull();
  });
});
