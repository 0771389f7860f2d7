/** Problem sets: where they come from, how they are solved, and what they come to under each setup. */
import '../styles/problem-sets.css';
import '../styles/problem-import.css';

import { Suspense, useEffect, useMemo, useState } from 'react';

import { lazyPart } from '../lazy-part.tsx';
import { DocsLink } from '../docs/DocsLink.tsx';
import { usePage, usePageActions } from '../page-context.ts';
import { sentenceOf } from '../locales/sentence.ts';
import { useLocale } from '../locales/use-locale.ts';
import { saveFile } from '../solution/export.ts';
import { ComparisonTable } from './ComparisonTable.tsx';
import { compareSetups } from './comparison.ts';
import { toCsv, toJson } from './export.ts';
import type { SetupResults } from './figures.ts';
import { KeptSets } from './KeptSets.tsx';
import { ProblemTable } from './ProblemTable.tsx';
import type { ProblemSet } from './set-problem.ts';
import { SetControls } from './SetControls.tsx';
import { SetSources } from './SetSources.tsx';
import { SetupTable } from './SetupTable.tsx';

const SetCharts = lazyPart(() => import('./SetCharts.tsx'));

/** The panel of problem sets. */
export default function SetPanel() {
  const strings = useLocale();
  const error = usePage((state) => state.setError);
  const set = usePage((state) => state.set);
  const actions = usePageActions();
  useEffect(() => void actions.loadSets(), [actions]);
  return (
    <div className="problem-sets">
      <p className="hint">
        {strings.problemSets.what} <DocsLink page="problemSets">{strings.docs.problemSets}</DocsLink>
      </p>
      <SetSources />
      <KeptSets />
      {error !== null && (
        <p className="error" role="alert">
          {sentenceOf(error, strings)}
        </p>
      )}
      {set !== null && <OpenSet key={set.id} set={set} />}
    </div>
  );
}

/** How many setups are shown before the person has chosen. */
const MOST_SHOWN = 4;

/** The open set, and the setups that are shown: those that were ticked, else the last ones. */
function OpenSet({ set }: { readonly set: ProblemSet }) {
  const setups = usePage((state) => state.setups);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const shown = useMemo(() => {
    const chosen = setups.filter(({ key }) => ticked.includes(key));
    return chosen.length > 0 ? chosen : setups.slice(-MOST_SHOWN);
  }, [setups, ticked]);
  const comparison = useMemo(() => compareSetups(shown), [shown]);
  // Drawing takes longer than a frame may: while the set is solved, the charts stay as they were.
  const isRunning = usePage((state) => state.activity.kind === 'lesson');
  const [drawn, setDrawn] = useState({ shown, comparison });
  if (!isRunning && drawn.shown !== shown) setDrawn({ shown, comparison });
  return (
    <>
      <SetControls set={set} setups={setups} />
      {setups.length > 0 && (
        <>
          <SetupTable setups={setups} shown={shown.map(({ key }) => key)} onShow={setTicked} />
          {setups.length > 1 && <ComparisonTable comparison={comparison} />}
        </>
      )}
      <ProblemTable set={set} shown={shown} />
      {drawn.shown.length > 0 && (
        <Suspense fallback={null}>
          <SetCharts set={set} {...drawn} />
        </Suspense>
      )}
      {setups.length > 0 && <Exports set={set} setups={setups} />}
    </>
  );
}

function Exports({ set, setups }: { readonly set: ProblemSet; readonly setups: readonly SetupResults[] }) {
  const strings = useLocale();
  return (
    <div className="buttons">
      <button
        type="button"
        className="button quiet small"
        onClick={() => saveFile('relay-problem-set.csv', toCsv(set, setups), 'text/csv')}
      >
        {strings.problemSets.csv}
      </button>
      <button
        type="button"
        className="button quiet small"
        onClick={() => saveFile('relay-problem-set.json', toJson(set, setups))}
      >
        {strings.problemSets.json}
      </button>
    </div>
  );
}
