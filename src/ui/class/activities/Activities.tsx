/** What the lead lets all devices do: with the run in the sheet, or with problems. */
import { Suspense, useCallback } from 'react';

import type { ActivityMode } from '../../../room/events.ts';
import type { RoomState } from '../../../room/state.ts';
import { lazyPart } from '../../lazy-part.tsx';
import { usePage } from '../../page-context.ts';
import { useClass, useClassState } from '../page-class.ts';
import { useRoomTexts } from '../room-texts.ts';
import { problemsToSend } from './solving.ts';
import { pausedRequest } from './teaching.ts';

// The chart comes with it.
const SolveBoard = lazyPart(() => import('./SolveBoard.tsx'));

/** The buttons, and what the class does now. */
export function Activities({ room }: { readonly room: RoomState }) {
  const texts = useRoomTexts();
  const { runs, solving, teaching } = useClass();
  const isPaused = usePage((state) => pausedRequest(state) !== null);
  const isReady = usePage((state) => state.student.kind === 'ready');
  const hasProblem = usePage((state) => problemsToSend(state, 'problem') !== null);
  const setSize = usePage((state) =>
    problemsToSend(state, 'set') === null ? 0 : (state.set?.problems.length ?? 0),
  );
  const shared = useClassState((state) => state.shared?.recording ?? null);
  const recording = usePage((state) => state.recording);
  const isIdle = usePage((state) => state.activity.kind === 'idle');
  const isOver = recording.run.status.kind === 'ended';
  const mode: ActivityMode | null = room.activity?.mode ?? null;
  const canShare = isIdle && recording.length > 0;
  const isOther = mode !== null && mode !== 'solve' && shared !== recording;
  const openRun = useCallback((material: string) => void solving.openRun(material), [solving]);
  const isSolving = mode === 'solve';
  const { activities } = texts;
  let what: string | null = null;
  if (mode === null && recording.length === 0) what = activities.needsRun;
  else if (!isIdle && !isSolving) what = activities.busy;
  else if (isOther) what = activities.otherRun;
  else if (mode === 'watch') what = activities.watching;
  else if (mode === 'teach') what = activities.teaching;
  return (
    <div className="class-activities" role="group" aria-label={texts.activities.heading}>
      <div className="buttons">
        <button
          type="button"
          className="button small"
          aria-pressed={mode === 'watch'}
          disabled={!canShare}
          onClick={() => void runs.start('watch')}
        >
          {texts.activities.watch}
        </button>
        <button
          type="button"
          className="button small"
          aria-pressed={mode === 'predict'}
          disabled={!canShare || !isOver}
          onClick={() => void runs.start('predict')}
        >
          {texts.activities.predict}
        </button>
        <button
          type="button"
          className="button small"
          aria-pressed={isSolving}
          disabled={!hasProblem}
          onClick={() => void solving.start('problem')}
        >
          {texts.activities.solveProblem}
        </button>
        {setSize > 0 && (
          <button type="button" className="button small" onClick={() => void solving.start('set')}>
            {texts.activities.solveSet(setSize)}
          </button>
        )}
        <button
          type="button"
          className="button small"
          aria-pressed={mode === 'teach'}
          disabled={!isReady || !isIdle || !(isPaused || hasProblem)}
          onClick={() => void teaching.start()}
        >
          {texts.activities.teach}
        </button>
      </div>
      <p className="hint" role="status">
        {what}
      </p>
      {room.activity?.mode === 'solve' && (
        <Suspense fallback={null}>
          <SolveBoard results={room.activity.results} devices={room.devices} onOpen={openRun} />
        </Suspense>
      )}
    </div>
  );
}
