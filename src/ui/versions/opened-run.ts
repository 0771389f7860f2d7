/** The state of a page that shows a run which was made before: an opened file, a saved run, or a result of a set. */
import type { Recording } from '../../relay/recording.ts';
import type { PageState, RunOrigin } from '../page-state.ts';
import { shownWhole } from '../timeline/player.ts';

/**
 * @param id of the saved run; null for one that is not saved
 * @param answer the right answer, null if it is unknown
 * @param problemSet the id of the problem set whose result it is
 */
export function openedRun(
  id: string | null,
  recording: Recording,
  origin: RunOrigin,
  answer: string | null,
  problemSet?: string,
) {
  const { problem } = recording.run;
  return {
    ...shownWhole(recording),
    isPlaying: false,
    versions: [{ id, recording, from: null, ...(problemSet === undefined ? {} : { set: problemSet }) }],
    version: 0,
    origin,
    problem,
    known: answer === null ? null : { problem, answer },
    expected: '',
    problemError: null,
    traceError: null,
    runAnswer: answer,
    runError: null,
  } satisfies Partial<PageState>;
}
