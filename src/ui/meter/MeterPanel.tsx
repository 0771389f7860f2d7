/** The live meter: how much of the solution the teacher wrote, and what it cost. */
import { useMemo } from 'react';

import { usePage } from '../page-context.ts';
import { strings } from '../strings.ts';
import { figuresOf, stretchesOf } from './figures.ts';

export function MeterPanel() {
  const run = usePage((state) => state.run);
  const settings = usePage((state) => state.settings);
  const stretches = useMemo(() => stretchesOf(run), [run]);
  const { teacherTokens, studentTokens, callRatio } = run.meter;
  const all = teacherTokens + studentTokens;
  return (
    <section className="meter" aria-label={strings.meter.region}>
      <div className="meter-ratio">
        <h2 className="label">{strings.meter.callRatio}</h2>
        <p className="meter-percent" data-figure="call-ratio">
          {all === 0 ? strings.meter.none : strings.percent(callRatio)}
        </p>
        <p className="hint">{strings.meter.callRatioHint}</p>
      </div>
      <div className="meter-rest">
        <div className="strip" role="img" aria-label={strings.meter.strip(teacherTokens, all)}>
          {stretches.map(({ author, tokens }, index) => (
            <span key={index} className={`strip-${author}`} style={{ flexGrow: tokens }} />
          ))}
        </div>
        <dl className="figures">
          {figuresOf(run, settings).map(({ id, label, value }) => (
            <div key={id}>
              <dt>{label}</dt>
              <dd data-figure={id}>{value}</dd>
            </div>
          ))}
        </dl>
        <p className="hint">{strings.meter.paper}</p>
      </div>
    </section>
  );
}
