/** The results of a lesson: figures over all of them, and a line for each problem that leads to its run. */
import { memo, useMemo, useRef } from 'react';
import { Virtualizer } from 'virtua';

import { usePage, usePageActions } from '../page-context.ts';
import { saveFile } from '../solution/export.ts';
import { useLocale } from '../locales/use-locale.ts';
import { toCsv, toJson } from './export.ts';
import { classFigures, problemResult, type ClassItem } from './results.ts';

interface Props {
  readonly items: readonly ClassItem[];
}

/** The figures, and a virtual list of the problems. */
export function ClassResults({ items }: Props) {
  const strings = useLocale();
  const results = useMemo(() => items.flatMap((item) => problemResult(item) ?? []), [items]);
  const { accuracy, callRatio, calling } = classFigures(results);
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
      <Table items={items} />
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

/** Only the lines in view are in the document: a set may hold a thousand. */
function Table({ items }: Props) {
  const strings = useLocale();
  const scroller = useRef<HTMLDivElement>(null);
  return (
    <div
      ref={scroller}
      className="classroom-table"
      role="table"
      aria-label={strings.classroom.table}
      aria-rowcount={items.length + 1}
      tabIndex={0}
    >
      <div role="row" aria-rowindex={1} className="classroom-row classroom-head">
        {Object.values(strings.classroom.columns).map((name) => (
          <span key={name} role="columnheader">
            {name}
          </span>
        ))}
      </div>
      <Virtualizer scrollRef={scroller}>
        {items.map((item, index) => (
          <Line key={index} item={item} index={index} />
        ))}
      </Virtualizer>
    </div>
  );
}

/** A problem whose run is there does not change while the others are solved. */
const Line = memo(function Line({ item, index }: { readonly item: ClassItem; readonly index: number }) {
  const strings = useLocale();
  const isIdle = usePage((state) => state.activity.kind === 'idle');
  const actions = usePageActions();
  const result = problemResult(item);
  const found = result?.found ?? null;
  const cells = [
    item.family,
    item.difficulty,
    result === null ? null : (
      <span className={`outcome-${result.outcome}`}>
        {signs[result.outcome]} {strings.classroom.outcomes[result.outcome]}
      </span>
    ),
    found === null ? item.answer : strings.classroom.answerOf(found, item.answer ?? found),
    result?.calls,
    result === null ? null : strings.percent(result.callRatio),
  ];
  return (
    <div role="row" aria-rowindex={index + 2} className="classroom-row">
      <span role="cell">{index + 1}</span>
      <span role="cell" className="classroom-problem" dir="auto">
        <button type="button" disabled={result === null || !isIdle} onClick={() => actions.openItem(index)}>
          {item.problem}
        </button>
      </span>
      {cells.map((cell, column) => (
        <span key={column} role="cell">
          {cell}
        </span>
      ))}
    </div>
  );
});
