/** Keeps who the page is in its room, and what it sent there, for as long as the tab is open. */
import * as z from 'zod/mini';

import type { Membership } from '../../room/client.ts';
import { readSaved, saveForTab, storage } from '../browser-storage.ts';
import { membershipKey } from './class-entry.ts';
import { partsSchema, type LessonPart } from './lesson/lesson-file.ts';
import { sentKinds, type SentItem } from './sent.ts';

const sentKey = 'relay-class-sent';
const partsKey = 'relay-class-parts';

const membershipSchema = z.object({
  room: z.string(),
  member: z.int().check(z.nonnegative()),
  token: z.string(),
});
const sentSchema = z.array(
  z.object({
    at: z.number(),
    what: z.enum(sentKinds),
    detail: z.nullable(z.union([z.string(), z.number()])),
  }),
);

/** What was saved under a key; `other` for nothing, and for anything else. */
function saved<T, Other>(key: string, schema: { parse(value: unknown): T }, other: Other): T | Other {
  return readSaved(storage('sessionStorage')?.getItem(key), schema, other);
}

/** Null where the page was in no class. */
export const savedMembership = (): Membership | null =>
  saved(membershipKey, z.nullable(membershipSchema), null);

/** @param membership null forgets it */
export function saveMembership(membership: Membership | null): void {
  if (membership === null) storage('sessionStorage')?.removeItem(membershipKey);
  else saveForTab(membershipKey, membership);
}

/** What this tab sent to rooms, the last one first. */
export const savedSent = (): readonly SentItem[] => saved(sentKey, sentSchema, []);

/** Keeps the list. */
export function saveSent(sent: readonly SentItem[]): void {
  saveForTab(sentKey, sent);
}

/** What the lead's page keeps of the lesson in a room: see `ClassState`. */
interface KeptParts {
  readonly parts: readonly LessonPart[];
  readonly isSettled: boolean;
}

const keptSchema = z.object({
  room: z.string(),
  parts: z.unknown(),
  // A page of an earlier version did not write it.
  isSettled: z._default(z.boolean(), false),
});

/** What was kept of the lesson in a room. */
export function savedParts(room: string): KeptParts {
  const kept = saved(partsKey, keptSchema, null);
  const parts = kept?.room === room ? (partsSchema.safeParse(kept.parts).data ?? []) : [];
  return { parts, isSettled: parts.length === 0 || kept?.isSettled === true };
}

/** Keeps it: the room has the runs. */
export function saveParts(room: string, { parts, isSettled }: KeptParts): void {
  saveForTab(partsKey, { room, parts, isSettled });
}
