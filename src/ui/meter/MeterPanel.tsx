/** The live meter: how much of the solution the teacher wrote, and what it cost. */
import { usePage } from '../page-context.ts';
import { useLocale } from '../locales/use-locale.ts';
import { figuresOf } from './figures.ts';
import { Scale } from './Scale.tsx';

export function MeterPanel() {
  const strings = useLocale();
  const run = usePage((state) => state.shown);
  const settings = usePage((state) => state.settings);
  const { teacherTokens, studentTokens, callRatio } = run.metrics;
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
        <Scale ratio={all === 0 ? null : callRatio} />
        <dl className="figures">
          {figuresOf(run, settings).map(({ id, label, value }) => (
            <div key={id}>
              <dt>{label}</dt>
              <dd data-figure={id}>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}
