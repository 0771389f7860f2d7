/** Above a run that was opened from a problem set: which problem it is, the ones next to it, and the way back. */
import '../styles/problem-sets.css';

import { useEffect, useRef } from 'react';

import { usePage, usePageActions } from '../page-context.ts';
import { useLocale } from '../locales/use-locale.ts';

/** Nothing while another run is shown. */
export function SetReturn() {
  const strings = useLocale();
  const row = usePage((state) => state.openedRow);
  const isShown = usePage((state) =>
    state.versions.some(({ id }) => id !== null && id === state.openedRow?.run),
  );
  const set = usePage((state) => state.set);
  const results = usePage((state) => state.setups.find(({ key }) => key === state.openedRow?.setup)?.results);
  const isIdle = usePage((state) => state.activity.kind === 'idle');
  const actions = usePageActions();
  const bar = useRef<HTMLElement>(null);
  const back = useRef<HTMLButtonElement>(null);
  // Each opening is a row of its own, also of the run that is shown already.
  useEffect(() => {
    // A reload leaves the page where it was.
    if (row === null || row.by === 'address') return;
    bar.current?.scrollIntoView({ block: 'start' });
    back.current?.focus({ preventScroll: true });
  }, [row]);
  if (row === null || set === null || !isShown || results === undefined) return null;
  const solved = results.flatMap((result, index) => (result === null ? [] : [index]));
  const place = solved.indexOf(row.index);
  const step = (by: 1 | -1) => {
    const next = solved[place + by];
    return {
      disabled: !isIdle || next === undefined,
      onClick: () => next !== undefined && void actions.openRow(row.setup, next),
    };
  };
  return (
    <nav ref={bar} className="set-return" aria-label={strings.problemSets.heading}>
      <button ref={back} type="button" className="button small" onClick={() => actions.seekRow(row.index)}>
        <span aria-hidden="true">←</span> {strings.problemSets.backToSet}
      </button>
      <span dir="auto">{strings.problemSets.openedFrom(row.index + 1, set.problems.length, set.name)}</span>
      <span className="buttons">
        <button type="button" className="button quiet small" {...step(-1)}>
          {strings.problemSets.previous}
        </button>
        <button type="button" className="button quiet small" {...step(1)}>
          {strings.problemSets.next}
        </button>
      </span>
    </nav>
  );
}
