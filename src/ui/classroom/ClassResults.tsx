/** The results of a lesson: figures over all of them, and a line for each problem that leads to its run. */
import { memo, useMemo } from 'react';

import { usePage, usePageActions } from '../page-context.ts';
import { saveFile } from '../solution/take-away.ts';
import { strings } from '../strings.ts';
import { toCsv, toJson } from './export.ts';
import { classFigures, resultOf, type ClassItem } from './results.ts';

interface Props {
  readonly items: readonly ClassItem[];
}

export function ClassResults({ items }: Props) {
  const results = useMemo(() => items.flatMap((item) => resultOf(item) ?? []), [items]);
  const { accuracy, callRatio, calling } = classFigures(results);
  const { columns } = strings.classroom;
  return (
    <>
      <dl className="figures">
        <Figure name={strings.classroom.accuracy}>
          {accuracy === null
            ? strings.meter.none
            : strings.classroom.accuracyOf(
                strings.percent(accuracy.share),
                strings.percent(accuracy.interval[0]),
                strings.percent(accuracy.interval[1]),
              )}
        </Figure>
        <Figure name={strings.classroom.ratio}>
          {results.length === 0 ? strings.meter.none : strings.percent(callRatio)}
        </Figure>
        <Figure name={strings.classroom.calling}>
          {results.length === 0 ? strings.meter.none : strings.percent(calling)}
        </Figure>
      </dl>
      <div className="classroom-table" role="region" aria-label={strings.classroom.table} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {Object.values(columns).map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((item, index) => (
              <Line key={index} item={item} index={index} />
            ))}
          </tbody>
        </table>
      </div>
      <div className="buttons">
        <button
          type="button"
          className="button quiet small"
          onClick={() => saveFile('relay-class.csv', toCsv(items), 'text/csv')}
        >
          {strings.classroom.csv}
        </button>
        <button
          type="button"
          className="button quiet small"
          onClick={() => saveFile('relay-class.json', toJson(items))}
        >
          {strings.classroom.json}
        </button>
      </div>
    </>
  );
}

function Figure({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const signs = { right: '✓', wrong: '✗', unknown: '?' } as const;

/** A problem whose run is there does not change while the others are solved. */
const Line = memo(function Line({ item, index }: { readonly item: ClassItem; readonly index: number }) {
  const isIdle = usePage((state) => state.activity.kind === 'idle');
  const actions = usePageActions();
  const result = resultOf(item);
  const found = result?.found ?? null;
  return (
    <tr>
      <td>{index + 1}</td>
      <td className="classroom-problem">
        <button type="button" disabled={result === null || !isIdle} onClick={() => actions.openItem(index)}>
          {item.problem}
        </button>
      </td>
      <td>{item.family}</td>
      <td>{item.difficulty}</td>
      <td className={result === null ? undefined : `outcome-${result.outcome}`}>
        {result !== null && `${signs[result.outcome]} ${strings.classroom.outcomes[result.outcome]}`}
      </td>
      <td>{found === null ? item.answer : strings.classroom.answerOf(found, item.answer ?? found)}</td>
      <td>{result?.calls}</td>
      <td>{result !== null && strings.percent(result.callRatio)}</td>
    </tr>
  );
});
