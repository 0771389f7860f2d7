/**
 * What a member of a room may know. The lead sees everything. A device does not see the marks and results of others, who
 * made a proposal, or who voted for what: before the calls are shown, they would spoil its own prediction.
 *
 * For each member, the fold over the events that it sees gives the same as its view of the state over all events.
 */
import { leadNumber, type MemberNumber, type RoomEvent } from './events.ts';
import type { RoomActivity, Question, RoomState } from './state.ts';

/** The event as a member sees it; null where it does not. */
export function eventFor(event: RoomEvent, member: MemberNumber): RoomEvent | null {
  if (member === leadNumber) return event;
  switch (event.type) {
    case 'marked':
    case 'resulted':
      return event.device === member ? event : null;
    case 'proposed':
      return event.device === member ? event : { ...event, device: null };
    case 'voted':
      return event.vote?.device === member ? event : { ...event, vote: null };
    default:
      return event;
  }
}

/** The state as a member sees it. */
export function stateFor(state: RoomState, member: MemberNumber): RoomState {
  if (member === leadNumber) return state;
  return { ...state, activity: state.activity && activityFor(state.activity, member) };
}

function activityFor(activity: RoomActivity, member: MemberNumber): RoomActivity {
  switch (activity.mode) {
    case 'watch':
      return activity;
    case 'predict':
      return { ...activity, marks: only(activity.marks, member) };
    case 'solve':
      return { ...activity, results: only(activity.results, member) };
    case 'teach':
      return { ...activity, question: activity.question && questionFor(activity.question, member) };
  }
}

function questionFor(question: Question, member: MemberNumber): Question {
  const proposals = Object.entries(question.proposals).map(([number, { device, text }]) => {
    return [number, { text, device: device === member ? device : null }] as const;
  });
  return { ...question, proposals: Object.fromEntries(proposals), votes: only(question.votes, member) };
}

function only<Each>(
  all: Readonly<Record<string, Each>>,
  member: MemberNumber,
): Readonly<Record<string, Each>> {
  const own = all[member];
  return own === undefined ? {} : { [member]: own };
}
