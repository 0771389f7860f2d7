/** Setups against the first of them, over the problems that all of them solved: who changed, by how much, at what cost. */
import { useLocale } from '../locales/use-locale.ts';
import type { ComparedSetup, SetComparison } from './comparison.ts';
import { setupName } from './setup-name.ts';
import { SeriesSign } from './SetupTable.tsx';

/** The comparison, or what is needed for one. */
export function ComparisonTable({ comparison }: { readonly comparison: SetComparison }) {
  const strings = useLocale();
  const { setups, problems } = comparison;
  const [first] = setups;
  const facts = setups.map(({ setup }) => setup.facts);
  if (first === undefined) return null;
  const { compareColumns } = strings.problemSets;
  return (
    <section aria-label={strings.problemSets.comparison}>
      <h2 className="label">{strings.problemSets.comparison}</h2>
      {setups.length < 2 ? (
        <p className="hint">{strings.problemSets.compareHint}</p>
      ) : problems.length === 0 ? (
        <p className="hint">{strings.problemSets.nothingShared}</p>
      ) : (
        <>
          <p className="hint">
            {strings.problemSets.comparedWith(setupName(first.setup.facts, facts), problems.length)}
          </p>
          <div
            className="table-scroller"
            tabIndex={0}
            role="group"
            aria-label={strings.problemSets.comparison}
          >
            <table className="setup-table">
              <thead>
                <tr>
                  {Object.entries(compareColumns).map(([id, name]) => (
                    <th key={id} scope="col">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {setups.map((compared, index) => (
                  <tr key={compared.setup.key}>
                    <th scope="row">
                      <SeriesSign index={index} /> {setupName(compared.setup.facts, facts)}
                    </th>
                    <Change compared={compared} />
                    <Cost compared={compared} />
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="hint">{strings.problemSets.method}</p>
        </>
      )}
    </section>
  );
}

function Change({ compared: { change, figures } }: { readonly compared: ComparedSetup }) {
  const strings = useLocale();
  if (change === null) {
    const accuracy = figures.accuracy === null ? strings.meter.none : strings.percent(figures.accuracy.share);
    return (
      <>
        <td>{strings.meter.none}</td>
        <td>{strings.meter.none}</td>
        <td>{strings.meter.none}</td>
        <td>{accuracy}</td>
        <td>{strings.meter.none}</td>
      </>
    );
  }
  const { both, onlyFirst, onlySecond, neither } = change.counts;
  const points = (share: number): string => `${share > 0 ? '+' : ''}${strings.decimal(100 * share, 1)}`;
  const isNothing = both + onlyFirst + onlySecond + neither === 0;
  return (
    <>
      <td className="outcome-right">{strings.number(onlySecond)}</td>
      <td className="outcome-wrong">{strings.number(onlyFirst)}</td>
      <td>{strings.number(both + neither)}</td>
      <td>
        {isNothing
          ? strings.meter.none
          : strings.problemSets.accuracyOf(
              strings.problemSets.points(points(change.difference)),
              points(change.interval[0]),
              points(change.interval[1]),
            )}
      </td>
      <td>
        {isNothing
          ? strings.meter.none
          : change.pValue < 0.001
            ? `< ${strings.decimal(0.001, 3)}`
            : strings.decimal(change.pValue, 3)}
      </td>
    </>
  );
}

function Cost({ compared: { figures } }: { readonly compared: ComparedSetup }) {
  const strings = useLocale();
  return (
    <td>
      {strings.problemSets.costOf(
        strings.number(figures.calls),
        strings.number(figures.teacherTokens),
        strings.percent(figures.callRatio),
      )}
    </td>
  );
}
