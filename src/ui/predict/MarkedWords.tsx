/** The words of a solution as buttons to mark, without a sign of who wrote what until the calls are shown. */
import type { CSSProperties } from 'react';

import { useLocale } from '../locales/use-locale.ts';
import { formulaText, renderFormula } from '../solution/formulas/render-formula.ts';
import type { Piece, Word } from './words.ts';

interface Props {
  readonly words: readonly Word[];
  /** Indices of words. */
  readonly marked: ReadonlySet<number>;
  /** Whether it is shown which words hold calls; they can then no longer be marked. */
  readonly isShown: boolean;
  /** Null where the words cannot be marked here. */
  readonly onToggle: ((index: number) => void) | null;
  /** What a class marked: the share of its devices, from 0 to 1, and how it is read out. Undefined for no marks. */
  readonly heatOf?: (
    index: number,
  ) => { readonly share: number; readonly count: number; readonly text: string } | undefined;
}

/** The words. */
export function MarkedWords({ words, marked, isShown, onToggle, heatOf }: Props) {
  const strings = useLocale();
  return (
    <p className="predict-words" lang="en" dir="ltr">
      {words.map(({ pieces, calls }, index) => {
        const isCalled = isShown && calls.length > 0;
        const heat = heatOf?.(index);
        const said = `${isCalled ? strings.predict.called : ''}${heat === undefined ? '' : `, ${heat.text}`}`;
        return (
          <button
            key={index}
            type="button"
            className={classOf(isCalled, marked.has(index), heat !== undefined)}
            style={heat === undefined ? undefined : ({ '--heat': heat.share } as CSSProperties)}
            aria-label={nameOf(pieces, said)}
            aria-pressed={marked.has(index)}
            disabled={isShown || onToggle === null}
            onClick={() => onToggle?.(index)}
          >
            {pieces.map((piece, part) => (
              <PieceView key={part} piece={piece} />
            ))}
            {heat !== undefined && (
              <span className="predict-count" aria-hidden="true">
                {strings.number(heat.count)}
              </span>
            )}
            {said !== '' && <span className="visually-hidden">{said}</span>}
          </button>
        );
      })}
    </p>
  );
}

/** How a word with a formula is read out: within a button, formulas are no more than their characters. */
function nameOf(pieces: readonly Piece[], said: string): string | undefined {
  if (pieces.every(({ kind }) => kind === 'text')) return undefined;
  const texts = pieces.map((piece) =>
    piece.kind === 'text'
      ? piece.text
      : formulaText(renderFormula(piece.tex, piece.display, []) ?? piece.tex),
  );
  return `${texts.join('')}${said}`;
}

function PieceView({ piece }: { readonly piece: Piece }) {
  if (piece.kind === 'text') return piece.text;
  const html = renderFormula(piece.tex, piece.display, []);
  if (html === null) return <span className="tex-source">{piece.tex}</span>;
  return <span className="formula" dir="ltr" dangerouslySetInnerHTML={{ __html: html }} />;
}

function classOf(isCalled: boolean, isMarked: boolean, isHot: boolean): string {
  const classes = ['predict-word'];
  if (isMarked) classes.push('predict-marked');
  if (isHot) classes.push('predict-hot');
  if (isCalled) classes.push('predict-called');
  return classes.join(' ');
}
