/**
 * The versions of a run: the run itself, and its branches with changes. The runs
 * themselves are made elsewhere.
 */
import type { PolicyName } from '../../relay/events.ts';
import type { CallRecord, RunState } from '../../relay/run-state.ts';
import type { Recording } from '../../relay/recording.ts';
import type { StudentName } from '../students.ts';

/** What was done differently. */
export type VersionChange =
  | { readonly kind: 'call'; readonly requested: number }
  | { readonly kind: 'decline' }
  | { readonly kind: 'token'; readonly text: string }
  /** All of it, by another student or under another policy. */
  | { readonly kind: 'setup'; readonly student: StudentName; readonly policy: PolicyName };

export interface Version {
  /** Under which it is saved; null for a run that was opened from a file or a link. */
  readonly id: string | null;
  readonly recording: Recording;
  /** The id of the problem set that it was run for; left out for all others. */
  readonly set?: string;
  /** The version that it branched from, after how many tokens, and with which change; null for the run itself. */
  readonly from: { readonly version: number; readonly tokens: number; readonly change: VersionChange } | null;
}

/** How often something was changed on the way from the run itself to a version. */
export function depthOf(versions: readonly Version[], index: number): number {
  const from = versions[index]?.from ?? null;
  // Solved again from the start, it has nothing of another version in it: a root. All others part from an earlier one.
  return from === null || from.change.kind === 'setup' || from.version >= index
    ? 0
    : 1 + depthOf(versions, from.version);
}

/** The call that a token belongs to: one of its command, or one that the teacher wrote. */
export function callAround({ calls }: RunState, token: number): CallRecord | null {
  const around = calls.find(({ position, commandTokens, delivered }) => {
    return token >= position - commandTokens && token < position + delivered;
  });
  return around ?? null;
}

/** The versions with another state of one of them. */
export function withRecording(
  versions: readonly Version[],
  index: number,
  recording: Recording,
): readonly Version[] {
  return versions.map((version, i) => (i === index ? { ...version, recording } : version));
}

/** Whether a run can continue: it was stopped, it broke off, or its page was closed during it. */
export function isUnfinished({ status, header }: RunState): boolean {
  if (header === null || status.kind === 'idle') return false;
  return status.kind === 'running' || status.reason.kind === 'stopped' || status.reason.kind === 'failed';
}
