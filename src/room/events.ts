/**
 * What happens in a room, in order. A room is an append-only log of numbered events; everything that a screen shows is
 * a fold over them (state.ts). The events are plain JSON and hold no secrets.
 *
 * A member is the lead, number 0, or a device, numbered from 1 in the order of joining. Texts of runs and problems are no
 * part of events: a material is kept under its id, and an event names it.
 */
import type { RoomLimits } from './limits.ts';

/** 0 is the lead. */
export type MemberNumber = number;
export const leadNumber: MemberNumber = 0;

/** Names a text that the room keeps: a problem, a set, a recorded run. */
export type MaterialId = string;

/** What all devices do together. */
export type ActivityMode = 'watch' | 'predict' | 'solve' | 'teach';

export type ActivityStart =
  /** All follow the lead's timeline of a run. */
  | { readonly mode: 'watch'; readonly material: MaterialId; readonly position: number }
  /** Each marks the words of a run where it expects calls. */
  | { readonly mode: 'predict'; readonly material: MaterialId; readonly words: number }
  /** Each solves the problems with settings of its own. */
  | { readonly mode: 'solve'; readonly material: MaterialId; readonly problems: number }
  /** The devices write what the teacher would. */
  | { readonly mode: 'teach'; readonly material: MaterialId };

/** What one device's run of a problem came to. */
export interface SolveResult {
  /** Index in the set. */
  readonly problem: number;
  /** null where the answer is not known. */
  readonly right: boolean | null;
  readonly calls: number;
  readonly teacherTokens: number;
  /** Of student and teacher. */
  readonly tokens: number;
  readonly policy: string;
  readonly temperature: number;
  readonly student: string;
  /** The run itself; null where the device did not send it. */
  readonly material: MaterialId | null;
}

/** Marks of the class: how many were made, how many words hold a call, how many marks are on such a word. */
export interface ClassScore {
  readonly marked: number;
  /** Words with a call, times the devices that marked. */
  readonly called: number;
  readonly hits: number;
}

export type RoomEvent =
  | {
      readonly type: 'opened';
      readonly code: string;
      /** Milliseconds since 1970, of the server's clock. */
      readonly at: number;
      readonly endsAt: number;
      readonly limits: RoomLimits;
    }
  | { readonly type: 'joined'; readonly device: MemberNumber; readonly name: string }
  | { readonly type: 'arrived'; readonly member: MemberNumber }
  /** The member's last connection closed: it may come back. */
  | { readonly type: 'left'; readonly member: MemberNumber; readonly at: number }
  /** The lead sent the device out, with all that it did. */
  | { readonly type: 'removed'; readonly device: MemberNumber }
  /** The device left for good. `keepsWork`: its results, or marks that were counted, stay with the activity. */
  | { readonly type: 'departed'; readonly device: MemberNumber; readonly keepsWork: boolean }
  | { readonly type: 'locked'; readonly isLocked: boolean }
  /** `activity` is its number: commands that belong to an earlier one are too late. */
  | { readonly type: 'started'; readonly activity: number; readonly start: ActivityStart }
  | { readonly type: 'moved'; readonly position: number }
  /** The run of the activity grew, or another one takes its place. */
  | { readonly type: 'replaced'; readonly material: MaterialId }
  | { readonly type: 'marked'; readonly device: MemberNumber; readonly marks: readonly number[] }
  | {
      readonly type: 'revealed';
      /** Words that hold a call. */
      readonly called: readonly number[];
      /** How many devices marked each word; words that none marked are left out. */
      readonly heat: Readonly<Record<string, number>>;
      readonly score: ClassScore;
    }
  | { readonly type: 'resulted'; readonly device: MemberNumber; readonly result: SolveResult }
  | {
      readonly type: 'asked';
      readonly question: number;
      /** The solution before the call. */
      readonly prefix: string;
      readonly tokens: number;
    }
  /** `device` is null for members who must not know it. */
  | {
      readonly type: 'proposed';
      readonly proposal: number;
      readonly device: MemberNumber | null;
      readonly text: string;
    }
  /** `vote` is null for members who must not know it; `tally` counts the votes of each proposal. */
  | {
      readonly type: 'voted';
      readonly vote: { readonly device: MemberNumber; readonly proposal: number } | null;
      readonly tally: Readonly<Record<string, number>>;
    }
  | { readonly type: 'took'; readonly text: string }
  /** Tokens are negative where fewer were written than a call reserved. */
  | { readonly type: 'spent'; readonly tokens: number; readonly calls: number }
  /** The lead has been away for a long time. */
  | { readonly type: 'waiting' }
  | { readonly type: 'ended'; readonly by: 'lead' | 'time' };

/** An event with its place in the log, from 1. A member sees only some of the events, so numbers have gaps. */
export interface NumberedEvent {
  readonly number: number;
  readonly event: RoomEvent;
}
