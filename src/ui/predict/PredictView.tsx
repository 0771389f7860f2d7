/**
 * Predict mode: the solution without a sign of who wrote what. The class marks where it expects calls; then they are
 * shown, with how many were foreseen, in this run and over the lesson.
 */
import { Suspense, useMemo, useState } from 'react';

import { lazyPart } from '../lazy-part.tsx';
import { usePage, usePageActions } from '../page-context.ts';
import { useLocale } from '../locales/use-locale.ts';
import { MarkedWords } from './MarkedWords.tsx';
import { shareOf } from './share-text.ts';
import { judged, scoreOf, type Word, wordsOf } from './words.ts';

// In a class the marks of all devices come together.
const ClassMarking = lazyPart(() => import('../class/activities/ClassMarking.tsx'));

/** The solution to mark, and the count after it is shown. */
export function PredictView() {
  const strings = useLocale();
  const run = usePage((state) => state.recording.run);
  const isInClass = usePage(({ classroom }) => classroom?.mode === 'predict');
  const isOver = run.status.kind === 'ended';
  const words = useMemo(() => wordsOf(run), [run]);
  if (!isOver || words.length === 0) return <p className="predict hint">{strings.predict.none}</p>;
  if (isInClass) {
    return (
      <Suspense fallback={<div className="predict-hides" />}>
        <ClassMarking words={words} />
      </Suspense>
    );
  }
  // Another run begins without marks.
  return <Marking key={`${run.problem} ${words.length}`} words={words} />;
}

function Marking({ words }: { readonly words: readonly Word[] }) {
  const strings = useLocale();
  const predictions = usePage((state) => state.predictions);
  const actions = usePageActions();
  const [marked, setMarked] = useState<ReadonlySet<number>>(new Set());
  const [isShown, setShown] = useState(false);
  const toggle = (index: number) => {
    const next = new Set(marked);
    if (!next.delete(index)) next.add(index);
    setMarked(next);
  };
  const prediction = judged(words, marked);
  const score = scoreOf(predictions);
  return (
    <div className={isShown ? 'predict' : 'predict predict-hides'}>
      <p className="hint">{strings.predict.hint}</p>
      <MarkedWords words={words} marked={marked} isShown={isShown} onToggle={toggle} />
      {isShown ? (
        <>
          <p role="status">
            {strings.predict.result(prediction.hits, prediction.called, prediction.marked)}{' '}
            {predictions.length > 0 &&
              strings.predict.lesson(predictions.length, shareOf(score.precision), shareOf(score.recall))}
          </p>
          {predictions.length > 0 && (
            <button type="button" className="button small" onClick={actions.forgetPredictions}>
              {strings.predict.forget}
            </button>
          )}
        </>
      ) : (
        <button
          type="button"
          className="button primary small"
          onClick={() => {
            setShown(true);
            actions.addPrediction(prediction);
          }}
        >
          {strings.predict.show}
        </button>
      )}
    </div>
  );
}
