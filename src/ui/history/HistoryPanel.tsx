/** The runs that this browser keeps: to find again, to open, to delete. */
import { useId, useState } from 'react';

import { usePage, usePageActions } from '../page-context.ts';
import { useLocale } from '../locales/use-locale.ts';
import type { RunSummary } from './history-store.ts';
import { searchRuns } from './search.ts';

/** The panel of saved runs. */
export function HistoryPanel() {
  const strings = useLocale();
  const savedRuns = usePage((state) => state.savedRuns);
  const [words, setWords] = useState('');
  const search = useId();
  if (savedRuns === null) return null;
  const shown = searchRuns(savedRuns, words);
  return (
    <details className="settings history">
      <summary>
        {strings.history.heading} <span className="hint">({strings.number(savedRuns.length)})</span>
      </summary>
      <div className="settings-body">
        {savedRuns.length === 0 ? (
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
              {shown.map((summary) => (
                <SavedRun key={summary.id} summary={summary} />
              ))}
            </ul>
            <ClearButton />
          </>
        )}
      </div>
    </details>
  );
}

function SavedRun({ summary }: { readonly summary: RunSummary }) {
  const strings = useLocale();
  const isBusy = usePage((state) => state.activity.kind !== 'idle');
  const actions = usePageActions();
  const { id, problem, changed, student, callRatio, answer, isOver } = summary;
  const what = isOver ? (answer === null ? '' : strings.history.answer(answer)) : strings.history.brokenOff;
  return (
    <li>
      <button
        type="button"
        className="history-run"
        disabled={isBusy}
        onClick={() => void actions.openSavedRun(id)}
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
        onClick={() => void actions.removeSavedRun(id)}
      >
        {strings.history.removeShort}
      </button>
    </li>
  );
}

/** Asks once more before it deletes everything. */
function ClearButton() {
  const strings = useLocale();
  const actions = usePageActions();
  const [isSure, setSure] = useState(false);
  return (
    <button
      type="button"
      className="button quiet small"
      onClick={() => {
        if (isSure) void actions.clearSavedRuns();
        setSure(!isSure);
      }}
      onBlur={() => setSure(false)}
    >
      {isSure ? strings.history.clearSure : strings.history.clear}
    </button>
  );
}
