/** The results of a set, a line for each setup under which it was solved. Ticked ones are shown and compared. */
import { usePage, usePageActions } from '../page-context.ts';
import { useLocale } from '../locales/use-locale.ts';
import { pagePalette, seriesColor } from './charts/palette.ts';
import { setFigures, type SetupResults } from './figures.ts';
import { seriesOf } from './series.ts';
import { setupName } from './setup-name.ts';

interface Props {
  readonly setups: readonly SetupResults[];
  /** The keys of those that are shown. */
  readonly shown: readonly string[];
  readonly onShow: (keys: readonly string[]) => void;
}

/** The table of setups. */
export function SetupTable({ setups, shown, onShow }: Props) {
  const strings = useLocale();
  const { columns } = strings.problemSets;
  return (
    <section aria-label={strings.problemSets.results}>
      <h2 className="label">{strings.problemSets.results}</h2>
      <div className="table-scroller" tabIndex={0} role="group" aria-label={strings.problemSets.results}>
        <table className="setup-table">
          <thead>
            <tr>
              {Object.entries(columns).map(([id, name]) => (
                <th key={id} scope="col">
                  {name}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {setups.map((setup) => (
              <SetupLine key={setup.key} setup={setup} setups={setups} shown={shown} onShow={onShow} />
            ))}
          </tbody>
        </table>
      </div>
      {setups.length === 1 && <p className="hint">{strings.problemSets.compareHint}</p>}
    </section>
  );
}

function SetupLine({ setup, setups, shown, onShow }: Props & { readonly setup: SetupResults }) {
  const strings = useLocale();
  const isIdle = usePage((state) => state.activity.kind === 'idle');
  const actions = usePageActions();
  const { key, facts, results } = setup;
  const name = setupName(
    facts,
    setups.map((each) => each.facts),
  );
  const { done, accuracy, callRatio, calls, failedCalls, teacherTokens, durationMs, teacherFirstTokenMs } =
    setFigures(results);
  const none = strings.meter.none;
  const isShown = shown.includes(key);
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          aria-label={strings.problemSets.showSetup(name)}
          checked={isShown}
          disabled={isShown && shown.length === 1}
          onChange={() => onShow(isShown ? shown.filter((each) => each !== key) : [...shown, key])}
        />
      </td>
      <th scope="row">
        {isShown && <SeriesSign index={shown.indexOf(key)} />} {name}
      </th>
      <td>
        {strings.number(done)} / {strings.number(results.length)}
      </td>
      <td>
        {accuracy === null
          ? none
          : strings.problemSets.accuracyOf(
              strings.percent(accuracy.share),
              strings.percent(accuracy.interval[0]),
              strings.percent(accuracy.interval[1]),
            )}
      </td>
      <td>{strings.percent(callRatio)}</td>
      <td>
        {strings.number(calls)}
        {failedCalls > 0 && <p className="error">{strings.problemSets.failedCalls(failedCalls)}</p>}
      </td>
      <td>{strings.number(teacherTokens)}</td>
      <td>{durationMs === null ? none : strings.milliseconds(durationMs)}</td>
      <td>{teacherFirstTokenMs === null ? none : strings.milliseconds(teacherFirstTokenMs)}</td>
      <td>
        <button
          type="button"
          className="button quiet small"
          disabled={!isIdle}
          aria-label={strings.problemSets.removeSetup(name)}
          title={strings.problemSets.removeSetup(name)}
          onClick={() => void actions.removeSetup(key)}
        >
          ×
        </button>
      </td>
    </tr>
  );
}

/** The sign of a shown setup, the same in tables and charts. */
export function SeriesSign({ index }: { readonly index: number }) {
  const { letter, sign } = seriesOf(index);
  return (
    <span className="series-sign" style={{ color: seriesColor(pagePalette, index) }}>
      <span aria-hidden="true">{sign}</span> {letter}
    </span>
  );
}
