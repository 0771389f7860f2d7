/**
 * Whether a room follows a command, and what then happens: pure. The caller appends the events, but only if no other
 * event came in between; else it decides again on the newer state.
 */
import type { CodedError } from '../errors/coded-error.ts';
import { isLeadCommand, type RoomCommand, type DeviceCommand, type LeadCommand } from './commands.ts';
import { roomError } from './errors.ts';
import { leadNumber, type ClassScore, type MemberNumber, type RoomEvent } from './events.ts';
import { textLimits } from './limits.ts';
import { membersOf, type RoomActivity, type RoomState } from './state.ts';

/** The events of a command, which may be none; or why it is refused. */
export type Decision = readonly RoomEvent[] | CodedError;

export const isRefusal = (decision: Decision): decision is CodedError => !Array.isArray(decision);

/** Decides on a command of a member. */
export function decide(state: RoomState, member: MemberNumber, command: RoomCommand): Decision {
  if (state.ended !== null) return roomError('room-ended');
  if (isLeadCommand(command)) {
    return member === leadNumber ? decideForLead(state, command) : roomError('room-lead-only');
  }
  if (member === leadNumber) return roomError('room-device-only');
  const device = state.devices[member];
  if (device === undefined) return roomError('room-removed');
  if (device.hasLeft) return roomError('room-left');
  return decideForDevice(state, member, command);
}

function decideForLead(state: RoomState, command: LeadCommand): Decision {
  const { activity } = state;
  switch (command.do) {
    case 'lock':
      return command.isLocked === state.isLocked ? [] : [{ type: 'locked', isLocked: command.isLocked }];
    case 'remove':
      if (state.devices[command.device] === undefined) return roomError('room-device-unknown');
      return [{ type: 'removed', device: command.device }, ...withdrawnVote(activity, command.device)];
    case 'start':
      // The number of the event that starts it is a number that no activity had before.
      return [{ type: 'started', activity: state.number + 1, start: command.start }];
    case 'move':
      if (activity?.number !== command.activity || !('position' in activity)) {
        return roomError('room-activity-over');
      }
      return command.position === activity.position ? [] : [{ type: 'moved', position: command.position }];
    case 'replace':
      if (activity?.number !== command.activity) return roomError('room-activity-over');
      return [{ type: 'replaced', material: command.material }];
    case 'reveal':
      if (!isCurrent(activity, command.activity, 'predict')) return roomError('room-activity-over');
      return reveal(activity, command.called);
    case 'ask': {
      if (!isCurrent(activity, command.activity, 'teach')) return roomError('room-activity-over');
      const { prefix, tokens } = command;
      return [{ type: 'asked', question: state.number + 1, prefix, tokens }];
    }
    case 'take':
      if (!isOpen(activity, command.question)) return roomError('room-question-over');
      return [{ type: 'took', text: command.text }];
    case 'end':
      return [{ type: 'ended', by: 'lead' }];
  }
}

function decideForDevice(state: RoomState, device: MemberNumber, command: DeviceCommand): Decision {
  const { activity } = state;
  switch (command.do) {
    case 'mark': {
      if (!isCurrent(activity, command.activity, 'predict')) return roomError('room-activity-over');
      if (activity.revealed !== null) return roomError('room-marks-shown');
      const marks = [...new Set(command.marks)].sort((one, other) => one - other);
      if (marks.some((index) => index >= activity.words)) {
        return roomError('room-marks-outside', { words: activity.words });
      }
      return [{ type: 'marked', device, marks }];
    }
    case 'report':
      if (!isCurrent(activity, command.activity, 'solve')) return roomError('room-activity-over');
      if (command.result.problem >= activity.problems) return roomError('room-problem-unknown');
      return [{ type: 'resulted', device, result: command.result }];
    case 'propose':
      return isOpen(activity, command.question)
        ? propose(state, activity, device, command.text)
        : roomError('room-question-over');
    case 'vote': {
      if (!isOpen(activity, command.question)) return roomError('room-question-over');
      const { proposals, votes } = activity.question;
      const { proposal } = command;
      if (proposals[proposal] === undefined) return roomError('room-proposal-unknown');
      return votes[device] === proposal
        ? []
        : [{ type: 'voted', vote: { device, proposal }, tally: tallyOf({ ...votes, [device]: proposal }) }];
    }
    case 'leave':
      return [
        { type: 'departed', device, keepsWork: keepsWork(state, device) },
        ...withdrawnVote(activity, device),
      ];
  }
}

/**
 * Whether the class keeps what a device did that leaves: results, and marks that were counted. Marks that were not are
 * withdrawn. Only as many devices as a room holds are kept in this way: one that joins and leaves again and again does
 * not fill the room.
 */
function keepsWork(state: RoomState, device: MemberNumber): boolean {
  const { activity, devices, limits } = state;
  const hasWork =
    (activity?.mode === 'solve' && activity.results[device] !== undefined) ||
    (activity?.mode === 'predict' && activity.revealed !== null && activity.marks[device] !== undefined);
  const kept = Object.keys(devices).length - Object.keys(membersOf(state)).length;
  return hasWork && kept < limits.devices;
}

/** The tally without the vote of a device that goes while the question is open. */
function withdrawnVote(activity: RoomActivity | null, device: MemberNumber): readonly RoomEvent[] {
  const question = activity?.mode === 'teach' ? activity.question : null;
  if (question === null || question.taken !== null || question.votes[device] === undefined) return [];
  const { [device]: _, ...votes } = question.votes as Readonly<Record<number, number>>;
  return [{ type: 'voted', vote: null, tally: tallyOf(votes) }];
}

/** The same text is one proposal, and proposing it is a vote for it. */
function propose(state: RoomState, { question }: OpenTeaching, device: MemberNumber, text: string): Decision {
  const same = Object.entries(question.proposals).find(([, proposal]) => proposal.text === text);
  const number = same === undefined ? state.number + 1 : Number(same[0]);
  if (same === undefined && Object.keys(question.proposals).length >= textLimits.proposals) {
    return roomError('room-proposals-full', { limit: textLimits.proposals });
  }
  const votes = { ...question.votes, [device]: number };
  const voted: RoomEvent = { type: 'voted', vote: { device, proposal: number }, tally: tallyOf(votes) };
  return same === undefined ? [{ type: 'proposed', proposal: number, device, text }, voted] : [voted];
}

function reveal(activity: Extract<RoomActivity, { mode: 'predict' }>, called: readonly number[]): Decision {
  if (activity.revealed !== null) return [];
  if (called.some((index) => index >= activity.words)) {
    return roomError('room-marks-outside', { words: activity.words });
  }
  const words = [...new Set(called)].sort((one, other) => one - other);
  const all = Object.values(activity.marks);
  return [{ type: 'revealed', called: words, heat: heatOf(all), score: scoreOf(all, words) }];
}

/** How many devices marked each word. */
function heatOf(marks: readonly (readonly number[])[]): Readonly<Record<string, number>> {
  const heat: Record<string, number> = {};
  for (const index of marks.flat()) heat[index] = (heat[index] ?? 0) + 1;
  return heat;
}

/** @param called words that hold a call */
function scoreOf(marks: readonly (readonly number[])[], called: readonly number[]): ClassScore {
  const isCalled = new Set(called);
  return {
    marked: marks.flat().length,
    called: called.length * marks.length,
    hits: marks.flat().filter((index) => isCalled.has(index)).length,
  };
}

function tallyOf(votes: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const tally: Record<string, number> = {};
  for (const proposal of Object.values(votes)) tally[proposal] = (tally[proposal] ?? 0) + 1;
  return tally;
}

function isCurrent<Mode extends RoomActivity['mode']>(
  activity: RoomActivity | null,
  number: number,
  mode: Mode,
): activity is Extract<RoomActivity, { mode: Mode }> {
  return activity?.number === number && activity.mode === mode;
}

type Teaching = Extract<RoomActivity, { mode: 'teach' }>;
type OpenTeaching = Teaching & { readonly question: NonNullable<Teaching['question']> };

function isOpen(activity: RoomActivity | null, question: number): activity is OpenTeaching {
  return (
    activity?.mode === 'teach' && activity.question?.number === question && activity.question.taken === null
  );
}
