/** The call ratio on a logarithmic scale, with the paper's figure and the teacher alone as marks. */
import { useFirstTexts } from '../locales/use-first-texts.ts';
import { placeOnScale } from './economy.ts';

/** Teacher tokens of all tokens in the paper's best result (arXiv 2601.05167). */
const PAPER = 0.0107;

/** The scale; to screen readers it is one picture with a label. */
export function Scale({ ratio }: { readonly ratio: number | null }) {
  const strings = useFirstTexts();
  const marks = [
    { at: 0.001, label: strings.percent(0.001) },
    { at: PAPER, label: strings.meter.paperMark },
    { at: 0.1, label: strings.percent(0.1) },
    { at: 1, label: strings.meter.wholeMark },
  ];
  const percent = (value: number): string => `${(100 * placeOnScale(value)).toFixed(1)}%`;
  return (
    <div
      className="scale"
      dir="ltr"
      role="img"
      aria-label={strings.meter.scale(ratio === null ? strings.meter.none : strings.percent(ratio))}
    >
      <div className="scale-line">
        {ratio !== null && ratio > 0 && <span className="scale-fill" style={{ width: percent(ratio) }} />}
        {marks.map(({ at }) => (
          <span key={at} className="scale-tick" style={{ left: percent(at) }} />
        ))}
        {ratio !== null && <span className="scale-pointer" style={{ left: percent(ratio) }} />}
      </div>
      <div className="scale-labels" aria-hidden="true">
        {marks.map(({ at, label }) => (
          <span key={at} style={{ left: percent(at) }}>
            {label}
          </span>
        ))}
      </div>
    </div>
  );
}
