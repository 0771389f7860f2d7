/**
 * The panel of a solution: the problem, and the solution as it grows, as text or token by token. At its
 * foot, always in view: the outcome of the run, the answer and the timeline.
 */
import '../styles/gallery.css';
import '../styles/predict.css';
import '../styles/timeline.css';
import '../styles/versions.css';
import 'katex/dist/katex.min.css';
import 'katex/contrib/copy-tex';

import {
  Suspense,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  type RefObject,
} from 'react';

import { AnswerCard, Training } from '../answer/AnswerCard.tsx';
import { Gallery } from '../gallery/Gallery.tsx';
import { lazyPart } from '../lazy-part.tsx';
import { usePage } from '../page-context.ts';
import type { RunState } from '../../relay/run-state.ts';
import { PredictView } from '../predict/PredictView.tsx';
import { useFollowEnd } from '../scroll/follow-end.ts';
import { Notices } from '../status/Notices.tsx';
import { originNotices, runNotices } from '../status/notices.ts';
import { Timeline } from '../timeline/Timeline.tsx';
import { useLocale } from '../locales/use-locale.ts';
import { CompareView } from '../versions/CompareView.tsx';
import { isEmbedded } from '../students.ts';
import { PauseCard } from '../versions/PauseCard.tsx';
import { CallDialog } from './CallDialog.tsx';
import { ForeignWarning } from './ForeignWarning.tsx';
import { attributedText } from './from-run.ts';
import { layOut, SolutionLayout } from './layout.ts';
import { SolutionTools } from './SolutionTools.tsx';
import { SolutionView } from './SolutionView.tsx';

// In a class the devices propose what the teacher would write.
const ClassPause = lazyPart(() => import('../class/activities/ClassPause.tsx'));
const TokenView = lazyPart(() => import('../tokens/TokenView.tsx'));

void loadFormulaFonts();

/** All at once: a formula that waits for its font jumps, and no text may decide what the browser fetches. */
async function loadFormulaFonts(): Promise<void> {
  const faces = [...document.fonts].filter(({ family }) => family.includes('KaTeX'));
  // A font that does not come leaves formulas readable in another one.
  await Promise.allSettled(faces.map((face) => face.load()));
}

/** The sheet of the shown run. */
export default function SolutionPanel() {
  const strings = useLocale();
  const run = usePage((state) => state.shown);
  const isBusy = usePage(({ activity }) => activity.kind !== 'idle' && activity.kind !== 'waiting');
  const isPlaying = usePage((state) => state.isPlaying);
  const hasRun = usePage((state) => state.recording.length > 0) || isBusy;
  const sheet = useRef<HTMLElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const dock = useRef<HTMLElement>(null);
  useBringIntoView(sheet, isBusy);
  useFollowEnd({ text, end, dock }, isBusy || isPlaying);
  const [openCall, setOpenCall] = useState<number | null>(null);
  const open = useCallback((call: number) => setOpenCall(call), []);
  const [chosen, setView] = useState<View>('text');
  // Other views tell where the calls were, which a class is predicting.
  const isInClass = usePage(({ classroom }) => classroom !== null);
  const hidesCalls = usePage(({ classroom }) => classroom?.hidesCalls === true);
  if (hidesCalls && chosen !== 'predict') setView('predict');
  const view = hidesCalls ? 'predict' : chosen;
  return (
    <section
      ref={sheet}
      id="solution"
      className="sheet"
      aria-label={strings.solution.region}
      aria-busy={isBusy}
    >
      <header className="sheet-head">
        <h2 className="visually-hidden">{strings.solution.heading}</h2>
        {hasRun && !hidesCalls && <ViewChoice view={view} onChoose={setView} />}
        <Legend />
        <SolutionTools />
      </header>
      <div ref={text} className="sheet-body">
        <Notices notices={originNotices} />
        {hasRun ? <Restated problem={run.problem} /> : <Empty />}
        <ForeignWarning />
        {view === 'tokens' && hasRun && (
          <div className="solution-tokens">
            <Suspense fallback={null}>
              <TokenView onOpenCall={open} />
            </Suspense>
          </div>
        )}
        {view === 'predict' && hasRun && <PredictView />}
        {view === 'compare' && hasRun && <CompareView />}
        {view === 'text' && hasRun && <Solution run={run} isBusy={isBusy} onOpenCall={open} />}
        {isInClass ? (
          <Suspense fallback={null}>
            <ClassPause />
          </Suspense>
        ) : (
          <PauseCard />
        )}
      </div>
      <div ref={end} />
      <footer ref={dock} className="dock">
        <Notices notices={runNotices} />
        {hasRun && (
          <>
            <AnswerCard />
            <Timeline />
          </>
        )}
      </footer>
      <Training />
      {openCall !== null && <CallDialog call={openCall} onClose={() => setOpenCall(null)} />}
    </section>
  );
}

/** Scrolls to a part that is out of view when a run begins. */
function useBringIntoView(part: RefObject<HTMLElement | null>, isBusy: boolean): void {
  useEffect(() => {
    if (!isBusy) return undefined;
    // The next frame is laid out anyway; asking before it would have the page laid out twice.
    const frame = requestAnimationFrame(() => {
      const place = part.current?.getBoundingClientRect();
      const isSeen = place !== undefined && place.top < window.innerHeight * 0.6 && place.bottom > 0;
      if (!isSeen) part.current?.scrollIntoView({ block: 'start' });
    });
    return () => cancelAnimationFrame(frame);
  }, [part, isBusy]);
}

type View = 'text' | 'tokens' | 'compare' | 'predict';

function ViewChoice({ view, onChoose }: { readonly view: View; readonly onChoose: (view: View) => void }) {
  const strings = useLocale();
  const names = {
    text: strings.tokens.asText,
    tokens: strings.tokens.asTokens,
    compare: strings.versions.compare,
    predict: strings.predict.view,
  };
  return (
    <div className="choice" role="group" aria-label={strings.tokens.view}>
      {(['text', 'tokens', 'predict', 'compare'] as const).map((each) => (
        <button key={each} type="button" aria-pressed={view === each} onClick={() => onChoose(each)}>
          {names[each]}
        </button>
      ))}
    </div>
  );
}

function Solution({
  run,
  isBusy,
  onOpenCall,
}: {
  readonly run: RunState;
  readonly isBusy: boolean;
  readonly onOpenCall: (call: number) => void;
}) {
  const drawn = useDeferredValue(run);
  // It keeps what does not change while the solution grows.
  const [layout] = useState(() => new SolutionLayout());
  const blocks = useMemo(() => layout.layOut(attributedText(drawn)), [layout, drawn]);
  // What another model writes may be in any language: an empty one says so.
  const isEnglish = isEmbedded(drawn.header?.student.name ?? '');
  return (
    <div className="solution" lang={isEnglish ? 'en' : ''} dir="ltr">
      <SolutionView blocks={blocks} onOpenCall={onOpenCall} end={isBusy ? <Writing run={run} /> : null} />
    </div>
  );
}

function Restated({ problem }: { readonly problem: string }) {
  const blocks = useMemo(() => layOut({ text: problem, spans: [], calls: [], complete: true }), [problem]);
  return (
    <div className="restated" dir="auto">
      <SolutionView blocks={blocks} onOpenCall={() => undefined} />
    </div>
  );
}

function Writing({ run }: { readonly run: RunState }) {
  const strings = useLocale();
  const isTeacher = run.calls.at(-1)?.outcome === null;
  return (
    <span
      className={isTeacher ? 'pen pen-teacher' : 'pen'}
      role="img"
      aria-label={isTeacher ? strings.solution.asking : strings.solution.writing}
    />
  );
}

function Legend() {
  const strings = useLocale();
  return (
    <ul className="legend" aria-label={strings.solution.legend}>
      <li>{strings.solution.byStudent}</li>
      <li>
        <span className="sample-teacher">{strings.solution.byTeacher}</span>
      </li>
    </ul>
  );
}

function Empty() {
  const strings = useLocale();
  return (
    <div className="solution-empty">
      <p className="tagline">{strings.page.tagline}</p>
      <p className="hint">{strings.solution.empty}</p>
      <Gallery />
    </div>
  );
}
