/** The page: problem on one side, solution on the other. It places the parts; each part looks after itself. */
import { Suspense, useCallback, useEffect, useState } from 'react';

import { beginsInClass } from './class/class-entry.ts';
import { DocsLink } from './docs/DocsLink.tsx';
import { DisplayMenu } from './display/DisplayMenu.tsx';
import { useShortcuts } from './display/shortcuts.ts';
import { useMedia } from './display/use-media.ts';
import { lazyPart } from './lazy-part.tsx';
import { MeterPanel } from './meter/MeterPanel.tsx';
import { usePage, usePageActions } from './page-context.ts';
import { ProblemPanel } from './problem/ProblemPanel.tsx';
import { Notices } from './status/Notices.tsx';
import { pageNotices } from './status/notices.ts';
import { StatusBar } from './status/StatusBar.tsx';
import { useFirstTexts } from './locales/use-first-texts.ts';
import { DropZone } from './trace/DropZone.tsx';
import { Wordmark } from './Wordmark.tsx';

// KaTeX comes with this part, after the first paint.
const SolutionPanel = lazyPart(() => import('./solution/SolutionPanel.tsx'));
const ProblemChoices = lazyPart(() => import('./problem/ProblemChoices.tsx'));
// So does what checks an answer.
const Announcer = lazyPart(async () => ({ default: (await import('./status/Announcer.tsx')).Announcer }));
const VersionList = lazyPart(async () => ({
  default: (await import('./versions/VersionList.tsx')).VersionList,
}));
const Tour = lazyPart(() => import('./tour/Tour.tsx'));
const SetReturn = lazyPart(async () => ({
  default: (await import('./problem-sets/SetReturn.tsx')).SetReturn,
}));
const ClassPanel = lazyPart(() => import('./class/ClassPanel.tsx'));
const SetPanel = lazyPart(() => import('./problem-sets/SetPanel.tsx'));
const StudentPicker = lazyPart(() => import('./picker/StudentPicker.tsx'));
const KeysDialog = lazyPart(() => import('./display/KeysDialog.tsx'));

/** The whole page. */
export function App() {
  const strings = useFirstTexts();
  const [opened, setOpened] = useState<'tour' | 'keys' | null>(null);
  // In one column, solution and recorded runs come right after the problem. The width is that of problem.css.
  const isNarrow = useMedia('not all and (min-width: 60rem)');
  const choices = (
    <Suspense fallback={null}>
      <ProblemChoices />
    </Suspense>
  );
  const close = () => setOpened(null);
  const isInClass = usePage((state) => state.classroom !== null);
  const [isClassOpen, setClassOpen] = useState(beginsInClass);
  useEffect(() => {
    const open = () => beginsInClass() && setClassOpen(true);
    addEventListener('hashchange', open);
    return () => removeEventListener('hashchange', open);
  }, []);
  const wasOpened = usePage((state) => state.openedRow !== null);
  const isPickerOpen = usePage((state) => state.isPickerOpen);
  useShortcuts(useCallback(() => setOpened('keys'), []));
  return (
    <div className="page">
      <a className="skip" href="#solution">
        {strings.page.skip}
      </a>
      <header className="masthead">
        <Wordmark />
        <StatusBar />
        <div className="masthead-tools">
          <button type="button" className="button small" onClick={() => setOpened('tour')}>
            {strings.tour.start}
          </button>
          <button
            type="button"
            className="button small"
            aria-expanded={isClassOpen || isInClass}
            disabled={isInClass}
            onClick={() => setClassOpen(!isClassOpen)}
          >
            {strings.page.classroom}
          </button>
          <PresenterButton />
          <DisplayMenu />
          <button
            type="button"
            className="button small keys-button"
            aria-label={strings.keys.heading}
            title={strings.keys.heading}
            onClick={() => setOpened('keys')}
          >
            ?
          </button>
        </div>
      </header>
      <Suspense fallback={null}>{(isClassOpen || isInClass) && <ClassPanel />}</Suspense>
      <main className="desk">
        <ProblemPanel>{!isNarrow && choices}</ProblemPanel>
        <div className="desk-work">
          <Suspense fallback={null}>{wasOpened && <SetReturn />}</Suspense>
          <Notices notices={pageNotices} />
          <MeterPanel />
          <Suspense
            fallback={<section className="sheet" aria-busy="true" aria-label={strings.solution.region} />}
          >
            <SolutionPanel />
          </Suspense>
          <Suspense fallback={null}>
            <VersionList />
          </Suspense>
        </div>
        {isNarrow && choices}
      </main>
      <ProblemSets />
      <footer className="colophon">
        <span>
          {strings.page.paperBefore} <a href={strings.page.paperUrl}>{strings.page.paperTitle}</a>.
        </span>
        <DocsLink page="differences">{strings.page.differences}</DocsLink>
        <DocsLink page="index">{strings.page.documentation}</DocsLink>
      </footer>
      <Suspense fallback={null}>
        <Announcer />
      </Suspense>
      <DropZone />
      <Suspense fallback={null}>
        {opened === 'tour' && <Tour onEnd={close} />}
        {isPickerOpen && <StudentPicker />}
        {opened === 'keys' && <KeysDialog onClose={close} />}
      </Suspense>
    </div>
  );
}

/** For a projector: large type, and only what a class looks at. */
function PresenterButton() {
  const strings = useFirstTexts();
  const isLarge = usePage((state) => state.settings.largeType);
  const { changeSettings } = usePageActions();
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
function ProblemSets() {
  const strings = useFirstTexts();
  const isOpen = usePage((state) => state.isPanelOpen);
  const [wasOpened, setOpened] = useState(false);
  if (isOpen && !wasOpened) setOpened(true);
  const { setPanelOpen } = usePageActions();
  return (
    <section aria-label={strings.problemSets.heading}>
      <details
        className="settings class-mode"
        open={isOpen}
        onToggle={({ currentTarget }) => setPanelOpen(currentTarget.open)}
      >
        <summary>{strings.problemSets.heading}</summary>
        {wasOpened && (
          <Suspense fallback={null}>
            <SetPanel />
          </Suspense>
        )}
      </details>
    </section>
  );
}
