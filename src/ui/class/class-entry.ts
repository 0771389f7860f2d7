/** How a page gets into a class: by an address with its code, or because it was in one before a reload. Types and keys only. */
import type { ActivityMode } from '../../room/events.ts';
import { storage } from '../browser-storage.ts';

/** Where the tab keeps who it is in its room: a reload does not end a lesson. */
export const membershipKey = 'relay-class';

/** Begins the fragment of an address that leads to a class. Browsers never send a fragment to a server. */
export const classMarker = '#class=';

/** Whether the page opens with the part of the class. */
export const beginsInClass = (): boolean =>
  window.location.hash.startsWith(classMarker) ||
  (storage('sessionStorage')?.getItem(membershipKey) ?? null) !== null;

/** What the page outside the part of the class knows of the class that it is in. */
export interface PageClass {
  readonly isLead: boolean;
  /** Sent with calls to the teacher: the room's budget pays for them. */
  readonly headers: Readonly<Record<string, string>>;
  /** What the class does; null for nothing. */
  readonly mode: ActivityMode | null;
  /** Words are being marked: nothing may tell where the calls were. */
  readonly hidesCalls: boolean;
}
