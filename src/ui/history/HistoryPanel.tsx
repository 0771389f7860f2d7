/** The runs that this browser keeps: to find again, to open, to name, to star, to delete, to save and to bring back. */
import '../styles/history.css';

import { useId, useMemo, useState } from 'react';

import { usePage, usePageActions } from '../page-context.ts';
import { useLocale } from '../locales/use-locale.ts';
import { saveBlob } from '../solution/export.ts';
import { FileButton } from '../trace/FileButton.tsx';
import { SavedRun } from './SavedRun.tsx';
import { searchRuns } from './search.ts';

/** The panel of saved runs. */
export function HistoryPanel() {
  const strings = useLocale();
  const allRuns = usePage((state) => state.savedRuns);
  // The runs of a problem set are reached from its table: hundreds of them would hide the others.
  const savedRuns = useMemo(() => allRuns?.filter(({ set }) => set === undefined) ?? null, [allRuns]);
  const [words, setWords] = useState('');
  const search = useId();
  if (savedRuns === null) return null;
  const shown = searchRuns(savedRuns, words);
  const starredFirst = [
    ...shown.filter(({ isStarred }) => isStarred === true),
    ...shown.filter(({ isStarred }) => isStarred !== true),
  ];
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
              {starredFirst.map((summary) => (
                <SavedRun key={summary.id} summary={summary} />
              ))}
            </ul>
          </>
        )}
        <Report />
        <Tools ids={savedRuns.map(({ id }) => id)} />
      </div>
    </details>
  );
}

/** What became of the last deletion and the last import. */
function Report() {
  const strings = useLocale();
  const removed = usePage((state) => state.removedRuns.length);
  const report = usePage((state) => state.importReport);
  const actions = usePageActions();
  return (
    <div className="history-report" role="status">
      {removed > 0 && (
        <p>
          {strings.history.removed(removed)}{' '}
          <button type="button" className="button small" onClick={() => void actions.restoreRemovedRuns()}>
            {strings.history.undo}
          </button>
        </p>
      )}
      {report !== null && <p className="hint">{strings.history.imported(report)}</p>}
    </div>
  );
}

function Tools({ ids }: { readonly ids: readonly string[] }) {
  const strings = useLocale();
  const actions = usePageActions();
  const exportAll = async () => {
    const file = await actions.exportRuns();
    if (file !== null) saveBlob('relay-runs.jsonl', file);
  };
  return (
    <div className="buttons">
      {ids.length > 0 && (
        <button type="button" className="button quiet small" onClick={() => void exportAll()}>
          {strings.history.exportAll}
        </button>
      )}
      <FileButton
        label={strings.history.importAll}
        accept=".jsonl"
        disabled={false}
        onChoose={(file) => void actions.importRuns(file)}
      />
      {ids.length > 0 && (
        <button
          type="button"
          className="button quiet small"
          onClick={() => void actions.removeSavedRuns(ids)}
        >
          {strings.history.clear}
        </button>
      )}
    </div>
  );
}
