/**
 * Predict mode: the solution without a sign of who wrote what. The class marks where it expects calls; then they are
 * shown, with how many were foreseen, in this run and over the lesson.
 */
import { useMemo, useState } from 'react';

import { usePage, usePageActions } from '../page-context.ts';
import { locale } from '../locales/index.ts';
import { useLocale } from '../locales/use-locale.ts';
import { formulaText, renderFormula } from '../solution/render-formula.ts';
import { judged, type Piece, scoreOf, type Word, wordsOf } from './words.ts';

/** The solution to mark, and the count after it is shown. */
export function PredictView() {
  const strings = useLocale();
  const run = usePage((state) => state.recording.run);
  const isOver = run.status.kind === 'ended';
  const words = useMemo(() => wordsOf(run), [run]);
  if (!isOver || words.length === 0) return <p className="predict hint">{strings.predict.none}</p>;
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
      <p className="predict-words" lang="en" dir="ltr">
        {words.map(({ pieces, calls }, index) => (
          <button
            key={index}
            type="button"
            className={classOf(isShown, calls.length > 0, marked.has(index))}
            aria-label={nameOf(pieces, isShown && calls.length > 0 ? strings.predict.called : '')}
            aria-pressed={marked.has(index)}
            disabled={isShown}
            onClick={() => toggle(index)}
          >
            {pieces.map((piece, part) => (
              <PieceView key={part} piece={piece} />
            ))}
            {isShown && calls.length > 0 && <span className="visually-hidden">{strings.predict.called}</span>}
          </button>
        ))}
      </p>
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

/** How a word with a formula is read out: within a button, formulas are no more than their characters. */
function nameOf(pieces: readonly Piece[], called: string): string | undefined {
  if (pieces.every(({ kind }) => kind === 'text')) return undefined;
  const texts = pieces.map((piece) =>
    piece.kind === 'text'
      ? piece.text
      : formulaText(renderFormula(piece.tex, piece.display, []) ?? piece.tex),
  );
  return `${texts.join('')}${called}`;
}

function PieceView({ piece }: { readonly piece: Piece }) {
  if (piece.kind === 'text') return piece.text;
  const html = renderFormula(piece.tex, piece.display, []);
  if (html === null) return <span className="tex-source">{piece.tex}</span>;
  return <span className="formula" dir="ltr" dangerouslySetInnerHTML={{ __html: html }} />;
}

function classOf(isShown: boolean, isCalled: boolean, isMarked: boolean): string {
  const classes = ['predict-word'];
  if (isMarked) classes.push('predict-marked');
  if (isShown && isCalled) classes.push('predict-called');
  return classes.join(' ');
}

const shareOf = (share: number | null): string =>
  share === null ? locale().meter.none : locale().percent(share);
