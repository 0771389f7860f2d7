/** The runs that this browser keeps: to find again, to open, to delete. */
import { useId, useState } from 'react';

import { usePage, usePageActions } from '../page-context.ts';
import { strings } from '../strings.ts';
import type { RunFacts } from './archive.ts';
import { found } from './found.ts';

export function HistoryPanel() {
  const kept = usePage((state) => state.kept);
  const [words, setWords] = useState('');
  const search = useId();
  if (kept === null) return null;
  const shown = found(kept, words);
  return (
    <details className="settings history">
      <summary>
        {strings.history.heading} <span className="hint">({strings.number(kept.length)})</span>
      </summary>
      <div className="settings-body">
        {kept.length === 0 ? (
          <p className="hint">{strings.history.none}</p>
        ) : (
          <>
            <label htmlFor={search} className="visually-hidden">
              {strings.history.search}
            </label>
            <input
              id={search}
              type="search"
              className="history-search"
              placeholder={strings.history.search}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
            {shown.length === 0 && <p className="hint">{strings.history.nothingFound}</p>}
            <ul className="history-list">
              {shown.map((facts) => (
                <Kept key={facts.id} facts={facts} />
              ))}
            </ul>
            <ClearButton />
          </>
        )}
      </div>
    </details>
  );
}

function Kept({ facts }: { readonly facts: RunFacts }) {
  const isBusy = usePage((state) => state.activity.kind !== 'idle');
  const actions = usePageActions();
  const { id, problem, changed, student, callRatio, answer, isOver } = facts;
  const what = isOver ? (answer === null ? '' : strings.history.answer(answer)) : strings.history.brokenOff;
  return (
    <li>
      <button
        type="button"
        className="history-run"
        disabled={isBusy}
        onClick={() => void actions.openKept(id)}
      >
        <span className="history-problem">{problem}</span>
        <span className="hint">
          {[strings.dateAndTime(new Date(changed)), student, strings.percent(callRatio), what]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
      </button>
      <button
        type="button"
        className="button quiet small"
        aria-label={strings.history.remove(problem)}
        onClick={() => void actions.removeKept(id)}
      >
        {strings.history.removeShort}
      </button>
    </li>
  );
}

/** Asks once more before it deletes everything. */
function ClearButton() {
  const actions = usePageActions();
  const [isSure, setSure] = useState(false);
  return (
    <button
      type="button"
      className="button quiet small"
      onClick={() => {
        if (isSure) void actions.clearKept();
        setSure(!isSure);
      }}
      onBlur={() => setSure(false)}
    >
      {isSure ? strings.history.clearSure : strings.history.clear}
    </button>
  );
}
