/** The problems of a set with what each shown setup made of them. A row opens its run. */
import { memo, useEffect, useMemo, useRef, useState, type CSSProperties } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';

import { usePage, usePageActions } from '../page-context.ts';
import { useLocale } from '../locales/use-locale.ts';
import { AnswerTex } from '../solution/AnswerTex.tsx';
import { changeOf } from './comparison.ts';
import { callRatioOf, type SetupResults } from './figures.ts';
import type { ProblemSet, SetProblem } from './set-problem.ts';
import { setupName } from './setup-name.ts';
import { SeriesSign } from './SetupTable.tsx';

interface Props {
  readonly set: ProblemSet;
  readonly shown: readonly SetupResults[];
}

type Filter = 'all' | 'changed' | 'became-right' | 'became-wrong' | 'wrong';

/** The indices of the problems that a filter leaves. */
function filtered({ set, shown }: Props, filter: Filter): readonly number[] {
  const [first, ...others] = shown;
  return set.problems.flatMap((_, index) => {
    if (filter === 'all') return [index];
    if (filter === 'wrong') {
      return shown.some(({ results }) => results[index]?.outcome === 'wrong') ? [index] : [];
    }
    const changes = first === undefined ? [] : others.map((other) => changeOf(first, other, index));
    const fits = changes.some((change) =>
      filter === 'changed' ? change !== null && change !== 'same' : change === filter,
    );
    return fits ? [index] : [];
  });
}

/** Only the lines in view are in the document: a set may hold a thousand. */
export function ProblemTable({ set, shown }: Props) {
  const strings = useLocale();
  const opened = usePage((state) => state.openedRow?.index ?? null);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const [isKnownShown, setKnownShown] = useState(false);
  const [filter, setFilter] = useState<Filter>('all');
  const filters: readonly Filter[] =
    shown.length > 1 ? ['all', 'changed', 'became-right', 'became-wrong', 'wrong'] : ['all', 'wrong'];
  const applied = filters.includes(filter) ? filter : 'all';
  const indices = useMemo(() => filtered({ set, shown }, applied), [set, shown, applied]);
  useEffect(() => {
    const at = opened === null ? -1 : indices.indexOf(opened);
    if (at >= 0) list.current?.scrollToIndex(at, { align: 'nearest' });
  }, [opened, indices]);
  const sought = usePage((state) => state.soughtRow);
  const { endSeeking } = usePageActions();
  // The line itself ends the search when it is in the document.
  useEffect(() => {
    if (sought === null) return;
    scroller.current?.scrollIntoView({ block: 'center' });
    const at = indices.indexOf(sought);
    if (at >= 0) {
      list.current?.scrollToIndex(at, { align: 'nearest' });
      return;
    }
    scroller.current?.focus({ preventScroll: true });
    endSeeking();
  }, [sought, indices, endSeeking]);
  const { problemSets } = strings;
  const hasFamily = set.problems.some(({ family }) => family !== null);
  const hasDifficulty = set.problems.some(({ difficulty }) => difficulty !== null);
  const [single] = shown.length === 1 ? shown : [];
  const headings = [
    { id: 'number', text: problemSets.number, width: '3.4rem' },
    { id: 'problem', text: problemSets.fields.problem, width: 'minmax(9rem, 1fr)' },
    ...shown.map(({ key }, index) => ({
      id: key,
      text: problemSets.fields.answer,
      width: '8.5rem',
      sign: single === undefined ? <SeriesSign index={index} /> : null,
    })),
    ...(isKnownShown ? [{ id: 'known', text: problemSets.known, width: '7rem' }] : []),
    ...(single === undefined
      ? []
      : [
          { id: 'calls', text: problemSets.callColumn, width: '4.6rem' },
          { id: 'ratio', text: problemSets.ratioColumn, width: '6rem' },
        ]),
    ...(hasFamily ? [{ id: 'family', text: problemSets.fields.family, width: '8rem' }] : []),
    ...(hasDifficulty ? [{ id: 'difficulty', text: problemSets.fields.difficulty, width: '8rem' }] : []),
  ];
  const style = { '--columns': headings.map(({ width }) => width).join(' ') } as CSSProperties;
  return (
    <section aria-label={problemSets.table}>
      <div className="problem-tools">
        <h2 className="label">{problemSets.table}</h2>
        {shown.length > 0 && (
          <label>
            {problemSets.filter}{' '}
            <select
              value={applied}
              onChange={({ target }) => setFilter(filters.find((each) => each === target.value) ?? 'all')}
            >
              {filters.map((each) => (
                <option key={each} value={each}>
                  {problemSets.filters[each]}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          <input
            type="checkbox"
            checked={isKnownShown}
            onChange={({ target }) => setKnownShown(target.checked)}
          />{' '}
          {problemSets.showKnown}
        </label>
      </div>
      <div
        ref={scroller}
        className="problem-table"
        style={style}
        role="table"
        aria-label={problemSets.table}
        aria-rowcount={indices.length + 1}
        tabIndex={0}
      >
        <div role="row" aria-rowindex={1} className="problem-row problem-head">
          {headings.map(({ id, text, ...heading }) => (
            <span key={id} role="columnheader">
              {'sign' in heading && heading.sign} {text}
            </span>
          ))}
        </div>
        <Virtualizer ref={list} scrollRef={scroller}>
          {indices.map((index, at) => (
            <Line
              key={index}
              made={set.problems[index]}
              index={index}
              row={at + 2}
              shown={shown}
              isKnownShown={isKnownShown}
              hasFamily={hasFamily}
              hasDifficulty={hasDifficulty}
            />
          ))}
        </Virtualizer>
      </div>
    </section>
  );
}

interface LineProps {
  readonly made: SetProblem | undefined;
  readonly index: number;
  /** Of the table, from 1. */
  readonly row: number;
  readonly shown: readonly SetupResults[];
  readonly isKnownShown: boolean;
  readonly hasFamily: boolean;
  readonly hasDifficulty: boolean;
}

const signs = { right: '✓', wrong: '✗', unknown: '?' } as const;

const Line = memo(function Line(props: LineProps) {
  const { made, index, row, shown, isKnownShown, hasFamily, hasDifficulty } = props;
  const strings = useLocale();
  const isIdle = usePage((state) => state.activity.kind === 'idle');
  const isOpened = usePage((state) => state.openedRow?.index === index);
  const isSought = usePage((state) => state.soughtRow === index);
  const actions = usePageActions();
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isSought) return;
    let frame = 0;
    // The list hides a line until it knows its height, and what is hidden takes no focus.
    const take = (): void => {
      line.current?.scrollIntoView({ block: 'center' });
      line.current?.querySelector('button')?.focus({ preventScroll: true });
      if (line.current?.contains(document.activeElement) === true) actions.endSeeking();
      else frame = requestAnimationFrame(take);
    };
    take();
    return () => cancelAnimationFrame(frame);
  }, [isSought, actions]);
  if (made === undefined) return null;
  const first = shown.find(({ results }) => (results[index] ?? null) !== null);
  const [single] = shown.length === 1 ? shown : [];
  const figures = single?.results[index] ?? null;
  const facts = shown.map((setup) => setup.facts);
  return (
    <div
      ref={line}
      role="row"
      aria-rowindex={row}
      className="problem-row"
      aria-current={isOpened ? 'true' : undefined}
      data-row={index}
      // For the mouse; the buttons in it are for everyone.
      onClick={({ target }) => {
        const isButton = target instanceof Element && target.closest('button') !== null;
        if (first !== undefined && isIdle && !isButton) void actions.openRow(first.key, index);
      }}
    >
      <span role="cell">{strings.number(index + 1)}</span>
      <span role="cell" className="row-problem" dir="auto">
        <button
          type="button"
          disabled={first === undefined || !isIdle}
          onClick={() => first !== undefined && void actions.openRow(first.key, index)}
        >
          {made.problem}
        </button>
      </span>
      {shown.map((setup) => {
        const result = setup.results[index] ?? null;
        return (
          <span key={setup.key} role="cell">
            {result !== null && (
              <button
                type="button"
                className={`problem-answer outcome-${result.outcome}`}
                disabled={!isIdle}
                aria-label={`${strings.problemSets.outcomes[result.outcome]}, ${result.found ?? strings.problemSets.noAnswer}: ${strings.problemSets.openRun(index + 1, setupName(setup.facts, facts))}`}
                onClick={() => void actions.openRow(setup.key, index)}
              >
                <span aria-hidden="true">{signs[result.outcome]}</span>{' '}
                {result.found === null ? strings.problemSets.noAnswer : <AnswerTex tex={result.found} />}
              </button>
            )}
          </span>
        );
      })}
      {isKnownShown && <span role="cell">{made.answer !== null && <AnswerTex tex={made.answer} />}</span>}
      {single !== undefined && (
        <>
          <span role="cell">{figures === null ? null : strings.number(figures.calls)}</span>
          <span role="cell">{figures === null ? null : strings.percent(callRatioOf(figures))}</span>
        </>
      )}
      {hasFamily && <span role="cell">{made.family}</span>}
      {hasDifficulty && <span role="cell">{made.difficulty}</span>}
    </div>
  );
});
