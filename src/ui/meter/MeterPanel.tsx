/**
 * The live meter, a bar that stays in view: how much of the solution the teacher wrote. All figures, each with an
 * explanation, are one press away.
 */
import { useId, useState } from 'react';

import { usePage } from '../page-context.ts';
import { useFirstTexts } from '../locales/use-first-texts.ts';
import { meterFigures } from './figures.ts';
import { Scale } from './Scale.tsx';

/** Those that the bar shows; the others are details. */
const inBar: readonly string[] = ['tokens', 'calls', 'speed'];

/** The meter of the shown run. */
export function MeterPanel() {
  const strings = useFirstTexts();
  const run = usePage((state) => state.shown);
  const hasRun = usePage((state) => state.recording.length > 0 || state.activity.kind === 'solving');
  const settings = usePage((state) => state.settings);
  const [isOpen, setOpen] = useState(false);
  const details = useId();
  if (!hasRun) return null;
  const { teacherTokens, studentTokens, callRatio } = run.metrics;
  const all = teacherTokens + studentTokens;
  const figures = meterFigures(run, settings);
  return (
    <section
      className="meter"
      aria-label={strings.meter.region}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.preventDefault();
        setOpen(false);
      }}
    >
      <div className="meter-bar">
        <p className="meter-ratio">
          <span className="label">{strings.meter.callRatio}</span>{' '}
          <span className="meter-percent" data-figure="call-ratio">
            {all === 0 ? strings.meter.none : strings.percent(callRatio)}
          </span>
        </p>
        <Scale ratio={all === 0 ? null : callRatio} />
        <dl className="meter-figures">
          {figures
            .filter(({ id }) => inBar.includes(id))
            .map(({ id, label, value }) => (
              <div key={id} className={`meter-${id}`}>
                <dt>{label}</dt>
                <dd data-figure={id}>{value}</dd>
              </div>
            ))}
        </dl>
        <button
          type="button"
          className="button quiet small"
          aria-expanded={isOpen}
          aria-controls={details}
          onClick={() => setOpen(!isOpen)}
        >
          {strings.meter.details}
        </button>
      </div>
      <div id={details} className="meter-details" hidden={!isOpen}>
        {isOpen && (
          <dl className="figures">
            <div>
              <dt>{strings.meter.callRatio}</dt>
              <dd>{all === 0 ? strings.meter.none : strings.percent(callRatio)}</dd>
              <dd className="hint">{strings.meter.callRatioHint}</dd>
            </div>
            {figures.map(({ id, label, value, hint }) => (
              <div key={id}>
                <dt>{label}</dt>
                <dd>{value}</dd>
                <dd className="hint">{hint}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </section>
  );
}
