/**
 * The state of a room as a fold over its events: pure, and the same on the server, on the lead's screen and on a device.
 * What a member must not see never reaches it (view.ts), so its state has gaps, and the fold does not mind.
 */
import type {
  ActivityMode,
  ClassScore,
  MaterialId,
  MemberNumber,
  NumberedEvent,
  RoomEvent,
  SolveResult,
} from './events.ts';
import { leadNumber } from './events.ts';
import { defaultRoomLimits, type RoomLimits } from './limits.ts';

export interface RoomDevice {
  readonly name: string;
  readonly isHere: boolean;
  /** It left for good, and is listed only until the next activity, as the author of what it did in this one. */
  readonly hasLeft: boolean;
}

export interface RoomProposal {
  /** null where the member that sees this must not know it. */
  readonly device: MemberNumber | null;
  readonly text: string;
}

/** What the class is asked in the teacher's place. */
export interface Question {
  readonly number: number;
  readonly prefix: string;
  readonly tokens: number;
  readonly proposals: Readonly<Record<string, RoomProposal>>;
  /** The proposal that each device votes for. */
  readonly votes: Readonly<Record<string, number>>;
  readonly tally: Readonly<Record<string, number>>;
  /** What the lead took; null while the question is open. */
  readonly taken: string | null;
}

interface ActivityOf<Mode extends ActivityMode> {
  readonly mode: Mode;
  readonly number: number;
  readonly material: MaterialId;
}

export type RoomActivity =
  | (ActivityOf<'watch'> & { readonly position: number })
  | (ActivityOf<'predict'> & {
      readonly words: number;
      /** Of the lead's timeline, with which it goes through the run after the calls are shown. */
      readonly position: number;
      readonly marks: Readonly<Record<string, readonly number[]>>;
      readonly revealed: {
        readonly called: readonly number[];
        readonly heat: Readonly<Record<string, number>>;
        readonly score: ClassScore;
      } | null;
    })
  | (ActivityOf<'solve'> & {
      readonly problems: number;
      /** By device, then by problem: a second run of a problem replaces the first. */
      readonly results: Readonly<Record<string, Readonly<Record<string, SolveResult>>>>;
    })
  | (ActivityOf<'teach'> & { readonly question: Question | null });

export interface RoomState {
  /** Number of the last event in it. */
  readonly number: number;
  readonly code: string;
  readonly openedAt: number;
  readonly endsAt: number;
  readonly limits: RoomLimits;
  readonly isLocked: boolean;
  readonly ended: 'lead' | 'time' | null;
  /** `awaySince`: milliseconds since 1970 of the server's clock; null while the lead is here. */
  readonly lead: { readonly awaySince: number | null; readonly isWaitedFor: boolean };
  /** By number. */
  readonly devices: Readonly<Record<string, RoomDevice>>;
  /** The number that the last device to join got. */
  readonly lastDevice: MemberNumber;
  readonly activity: RoomActivity | null;
  readonly spent: { readonly tokens: number; readonly calls: number };
}

export const emptyRoom: RoomState = {
  number: 0,
  code: '',
  openedAt: 0,
  endsAt: 0,
  limits: defaultRoomLimits,
  isLocked: false,
  ended: null,
  lead: { awaySince: null, isWaitedFor: false },
  devices: {},
  lastDevice: 0,
  activity: null,
  spent: { tokens: 0, calls: 0 },
};

/** The state after one more event. An event that it has already seen changes nothing. */
export function afterEvent(state: RoomState, { number, event }: NumberedEvent): RoomState {
  if (number <= state.number) return state;
  return { ...state, ...changeOf(state, event), number };
}

/** The fields that an event changes. */
function changeOf(state: RoomState, event: RoomEvent): Partial<RoomState> {
  switch (event.type) {
    case 'opened':
      return {
        code: event.code,
        openedAt: event.at,
        endsAt: event.endsAt,
        limits: event.limits,
        lead: { awaySince: event.at, isWaitedFor: false },
      };
    case 'joined':
      return {
        devices: { ...state.devices, [event.device]: { name: event.name, isHere: false, hasLeft: false } },
        lastDevice: event.device,
      };
    case 'arrived':
      return presence(state, event.member, true, null);
    case 'left':
      return presence(state, event.member, false, event.at);
    case 'removed':
      return withoutDevice(state, event.device);
    case 'departed':
      return event.keepsWork ? withAuthor(state, event.device) : withoutDevice(state, event.device);
    case 'locked':
      return { isLocked: event.isLocked };
    case 'started':
      return { devices: membersOf(state), activity: startOf(event.activity, event.start) };
    case 'spent':
      return {
        spent: {
          tokens: state.spent.tokens + event.tokens,
          calls: state.spent.calls + event.calls,
        },
      };
    case 'waiting':
      return { lead: { ...state.lead, isWaitedFor: true } };
    case 'ended':
      return { ended: event.by };
    default:
      return { activity: state.activity && activityAfter(state.activity, event) };
  }
}

function presence(
  state: RoomState,
  member: MemberNumber,
  isHere: boolean,
  awaySince: number | null,
): Partial<RoomState> {
  if (member === leadNumber) return { lead: { awaySince, isWaitedFor: false } };
  const device = state.devices[member];
  if (device === undefined || device.hasLeft) return {};
  return { devices: { ...state.devices, [member]: { ...device, isHere } } };
}

/** The devices that are in the room, here or away. */
export function membersOf({ devices }: Pick<RoomState, 'devices'>): RoomState['devices'] {
  return Object.fromEntries(Object.entries(devices).filter(([, { hasLeft }]) => !hasLeft));
}

function withoutDevice(state: RoomState, device: MemberNumber): Partial<RoomState> {
  return {
    devices: without(state.devices, device),
    activity: state.activity && activityWithout(state.activity, device),
  };
}

function withAuthor(state: RoomState, device: MemberNumber): Partial<RoomState> {
  const known = state.devices[device];
  if (known === undefined) return {};
  return { devices: { ...state.devices, [device]: { ...known, isHere: false, hasLeft: true } } };
}

function startOf(number: number, start: Extract<RoomEvent, { type: 'started' }>['start']): RoomActivity {
  switch (start.mode) {
    case 'watch':
      return { ...start, number };
    case 'predict':
      return { ...start, number, position: 0, marks: {}, revealed: null };
    case 'solve':
      return { ...start, number, results: {} };
    case 'teach':
      return { ...start, number, question: null };
  }
}

type ActivityEvent = Extract<
  RoomEvent,
  {
    type: 'moved' | 'replaced' | 'marked' | 'revealed' | 'resulted' | 'asked' | 'proposed' | 'voted' | 'took';
  }
>;

/** The activity after an event that belongs to it; one of another mode changes nothing. */
function activityAfter(activity: RoomActivity, event: ActivityEvent): RoomActivity {
  if (event.type === 'replaced') return { ...activity, material: event.material };
  switch (activity.mode) {
    case 'watch':
      return event.type === 'moved' ? { ...activity, position: event.position } : activity;
    case 'predict':
      if (event.type === 'moved') return { ...activity, position: event.position };
      if (event.type === 'marked') {
        return { ...activity, marks: { ...activity.marks, [event.device]: event.marks } };
      }
      if (event.type !== 'revealed') return activity;
      return { ...activity, revealed: { called: event.called, heat: event.heat, score: event.score } };
    case 'solve': {
      if (event.type !== 'resulted') return activity;
      const { device, result } = event;
      const own = { ...activity.results[device], [result.problem]: result };
      return { ...activity, results: { ...activity.results, [device]: own } };
    }
    case 'teach':
      return { ...activity, question: questionAfter(activity.question, event) };
  }
}

function questionAfter(question: Question | null, event: ActivityEvent): Question | null {
  if (event.type === 'asked') {
    const { question: number, prefix, tokens } = event;
    return { number, prefix, tokens, proposals: {}, votes: {}, tally: {}, taken: null };
  }
  if (question === null) return null;
  switch (event.type) {
    case 'proposed': {
      const proposal = { device: event.device, text: event.text };
      return { ...question, proposals: { ...question.proposals, [event.proposal]: proposal } };
    }
    case 'voted': {
      const { vote, tally } = event;
      const votes = vote === null ? question.votes : { ...question.votes, [vote.device]: vote.proposal };
      return { ...question, votes, tally };
    }
    case 'took':
      return { ...question, taken: event.text };
    default:
      return question;
  }
}

/**
 * What a device marked, reported and voted for goes with it. Its proposals stay, as others may have voted for them, and
 * so does its vote where the lead has already taken a proposal.
 */
function activityWithout(activity: RoomActivity, device: MemberNumber): RoomActivity {
  switch (activity.mode) {
    case 'predict':
      return { ...activity, marks: without(activity.marks, device) };
    case 'solve':
      return { ...activity, results: without(activity.results, device) };
    case 'teach': {
      const { question } = activity;
      if (question === null || question.taken !== null) return activity;
      return { ...activity, question: { ...question, votes: without(question.votes, device) } };
    }
    case 'watch':
      return activity;
  }
}

function without<Each>(all: Readonly<Record<string, Each>>, key: number): Readonly<Record<string, Each>> {
  const { [key]: _, ...others } = all as Readonly<Record<number, Each>>;
  return others as Readonly<Record<string, Each>>;
}
