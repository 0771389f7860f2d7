/** The page: problem on one side, solution and meter on the other. It places the parts; each part looks after itself. */
import { lazy, Suspense, useEffect, useState } from 'react';

import { MeterPanel } from './meter/MeterPanel.tsx';
import { usePage, usePageActions } from './page-context.ts';
import { ProblemPanel } from './problem/ProblemPanel.tsx';
import { Announcer } from './status/Announcer.tsx';
import { Notices } from './status/Notices.tsx';
import { StatusBar } from './status/StatusBar.tsx';
import { useLocale } from './locales/use-locale.ts';
import { Timeline } from './timeline/Timeline.tsx';
import { VersionList } from './versions/VersionList.tsx';
import { Wordmark } from './Wordmark.tsx';

// KaTeX comes with this part, after the first paint.
const SolutionPanel = lazy(() => import('./solution/SolutionPanel.tsx'));
const Tour = lazy(() => import('./tour/Tour.tsx'));
const ClassPanel = lazy(() => import('./classroom/ClassPanel.tsx'));

export function App() {
  const strings = useLocale();
  useShortcuts();
  const [isTouring, setTouring] = useState(false);
  return (
    <div className="page">
      <a className="skip" href="#solution">
        {strings.page.skip}
      </a>
      <header className="masthead">
        <div className="masthead-title">
          <Wordmark />
          <p className="tagline">{strings.page.tagline}</p>
          <div className="masthead-tools">
            <button type="button" className="button small" onClick={() => setTouring(true)}>
              {strings.tour.start}
            </button>
            <LargeTypeButton />
          </div>
        </div>
        <StatusBar />
      </header>
      <main className="desk">
        <ProblemPanel />
        <div className="desk-work">
          <Notices />
          <Suspense
            fallback={<section className="sheet" aria-busy="true" aria-label={strings.solution.region} />}
          >
            <SolutionPanel />
          </Suspense>
          <MeterPanel />
          <Timeline />
          <VersionList />
        </div>
      </main>
      <ClassMode />
      <footer className="colophon">
        {strings.page.paperBefore} <a href={strings.page.paperUrl}>{strings.page.paperTitle}</a>.
      </footer>
      <Announcer />
      {isTouring && (
        <Suspense fallback={null}>
          <Tour onEnd={() => setTouring(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** For a projector: large type, and only what a class looks at. */
function LargeTypeButton() {
  const strings = useLocale();
  const isLarge = usePage((state) => state.settings.largeType);
  const { changeSettings } = usePageActions();
  useEffect(() => {
    document.documentElement.toggleAttribute('data-large', isLarge);
  }, [isLarge]);
  return (
    <button
      type="button"
      className="button small"
      aria-pressed={isLarge}
      onClick={() => changeSettings({ largeType: !isLarge })}
    >
      {strings.page.largeType}
    </button>
  );
}

/** Fetched when it is opened for the first time, and then there to stay. */
function ClassMode() {
  const strings = useLocale();
  const [wasOpened, setOpened] = useState(false);
  return (
    <section aria-label={strings.classroom.heading}>
      <details className="settings class-mode" onToggle={() => setOpened(true)}>
        <summary>{strings.classroom.heading}</summary>
        {wasOpened && (
          <Suspense fallback={null}>
            <ClassPanel />
          </Suspense>
        )}
      </details>
    </section>
  );
}

/** Ctrl+Enter solves and Escape stops, wherever the focus is; Escape first closes what is open. */
function useShortcuts() {
  const actions = usePageActions();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        void actions.solve();
      }
      if (event.key === 'Escape') actions.stop();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [actions]);
}
