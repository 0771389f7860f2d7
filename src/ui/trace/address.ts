/**
 * The address of what the page shows, as the fragment of its URL: a recorded run, a saved one, or a run that the link
 * itself carries. Browsers never send a fragment to a server.
 */
import type { PageState } from '../page-state.ts';
import { carriesRun } from './limits.ts';

export type RunAddress =
  /** The empty sheet. */
  | { readonly kind: 'none' }
  | { readonly kind: 'recorded'; readonly name: string }
  | { readonly kind: 'saved'; readonly id: string }
  | { readonly kind: 'carried'; readonly fragment: string };

/** The address of a recorded run. */
export const recordedFragment = (name: string): string => `#recorded=${name}`;

/** What a fragment leads to; null for one that is no address of a run, such as that of a heading. */
export function parseFragment(fragment: string): RunAddress | null {
  if (fragment === '' || fragment === '#') return { kind: 'none' };
  if (carriesRun(fragment)) return { kind: 'carried', fragment };
  const [, kind, value] = /^#(recorded|saved)=([\w-]+)$/.exec(fragment) ?? [];
  if (value === undefined) return null;
  return kind === 'saved' ? { kind, id: value } : { kind: 'recorded', name: value };
}

type Shown = Pick<PageState, 'origin' | 'recording' | 'versions' | 'version' | 'savedRuns' | 'saveError'>;

/** The fragment of the shown run; '' where it has none. */
export function fragmentOf({ origin, recording, versions, version, savedRuns, saveError }: Shown): string {
  if (recording.length === 0) return '';
  if (origin.kind === 'opened') return origin.fragment;
  const id = versions[version]?.id ?? null;
  const isSaved = id !== null && savedRuns !== null && saveError === null;
  return isSaved ? `#saved=${id}` : '';
}
