/** What a page knows of the class that it leads or has joined, and what its own class part shows. No React. */
import { createStore, type StoreApi } from 'zustand/vanilla';

import type { CodedError } from '../../errors/coded-error.ts';
import type { Membership, RoomConnection } from '../../room/client.ts';
import type { MaterialId } from '../../room/events.ts';
import type { RoomState } from '../../room/state.ts';
import type { Recording } from '../../relay/recording.ts';
import { savedSent, saveSent } from './saved-class.ts';
import { withSent, type Sent, type SentItem } from './sent.ts';
import type { SavedLesson, LessonPart } from './lesson/lesson-file.ts';
import type { ClassProblems } from './activities/problems-material.ts';

/** Why the page is no longer in its room. */
export type ClassEnd =
  | { readonly kind: 'lead' | 'time' | 'gone' }
  | { readonly kind: 'refused'; readonly error: CodedError };

export interface ClassState {
  /** Null outside of a class. */
  readonly membership: Membership | null;
  /** Null until the room has sent it. */
  readonly room: RoomState | null;
  readonly connection: RoomConnection;
  /** Milliseconds that the server's clock is ahead of this one. */
  readonly clockOffsetMs: number;
  /** A room is being opened or joined. */
  readonly isEntering: boolean;
  /** Why that failed, or why the last command was refused. */
  readonly error: CodedError | null;
  readonly end: ClassEnd | null;
  /** The last one first. */
  readonly sent: readonly SentItem[];
  /** The run of the activity as this page opened it; null where it has not. */
  readonly shared: { readonly material: MaterialId; readonly recording: Recording } | null;
  /** The problems of the activity; null where this page has not read them. */
  readonly problems: (ClassProblems & { readonly material: MaterialId }) | null;
  /** The words that this device has marked, also those that the room does not have yet. */
  readonly marks: readonly number[];
  /** What the class has done, on the lead's page. */
  readonly parts: readonly LessonPart[];
  /** The lead has saved them, or decided not to. */
  readonly isSettled: boolean;
  /** Lessons of classes that are over and were not saved: only this page has them. */
  readonly unsaved: readonly SavedLesson[];
  /** A saved lesson that is looked at; null for none. */
  readonly lesson: SavedLesson | null;
}

const outside: ClassState = {
  membership: null,
  room: null,
  connection: { kind: 'connecting' },
  clockOffsetMs: 0,
  isEntering: false,
  error: null,
  end: null,
  sent: [],
  shared: null,
  problems: null,
  marks: [],
  parts: [],
  isSettled: true,
  unsaved: [],
  lesson: null,
};

export type ClassStore = StoreApi<ClassState> & {
  /** Notes what left the device. */
  note(sent: Sent): void;
  /** Begins again outside of a class; `end` says why. */
  leave(end: ClassEnd | null): void;
};

/** @param now milliseconds since 1970 */
export function createClassStore(now: () => number): ClassStore {
  const store = createStore<ClassState>(() => ({ ...outside, sent: savedSent() }));
  return Object.assign(store, {
    note: (sent: Sent) => {
      store.setState(({ sent: before }) => ({ sent: withSent(before, { at: now(), ...sent }) }));
      saveSent(store.getState().sent);
    },
    leave: (end: ClassEnd | null) =>
      store.setState(({ sent, unsaved }) => ({ ...outside, sent, unsaved, end }), true),
  });
}
