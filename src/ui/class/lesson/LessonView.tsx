/** A saved lesson: its activities in order, with the runs, marks, results and proposals of the class. */
import { useMemo } from 'react';

import { reduceLog } from '../../../relay/run-state.ts';
import { parseTrace } from '../../../relay/trace.ts';
import { useLocale } from '../../locales/use-locale.ts';
import { MarkedWords } from '../../predict/MarkedWords.tsx';
import { shareOf } from '../../predict/share-text.ts';
import { judged, scoreOf, wordsOf } from '../../predict/words.ts';
import type { SavedLesson, LessonPart } from './lesson-file.ts';
import { useClass } from '../page-class.ts';
import { useRoomTexts } from '../room-texts.ts';
import SolveBoard from '../activities/SolveBoard.tsx';
import { heatOfMarks } from '../activities/heat.ts';

/** The lesson. */
export default function LessonView({ lesson }: { readonly lesson: SavedLesson }) {
  const texts = useRoomTexts();
  const strings = useLocale();
  const { lesson: actions } = useClass();
  const date = new Date(lesson.saved);
  return (
    <div className="class-lesson">
      <div className="class-device">
        <h2 className="heading">
          {texts.lesson.heading}
          {!Number.isNaN(date.getTime()) && ` (${strings.date(date)})`}
        </h2>
        <button type="button" className="button small" onClick={actions.close}>
          {texts.lesson.close}
        </button>
      </div>
      <ol className="class-parts">
        {lesson.parts.map((part) => (
          <li key={part.number}>
            <Part part={part} lesson={lesson} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Part({ part, lesson }: { readonly part: LessonPart; readonly lesson: SavedLesson }) {
  const texts = useRoomTexts();
  const { lesson: actions } = useClass();
  return (
    <section className="class-part" aria-label={texts.lesson.modes[part.mode]}>
      <h3>{texts.lesson.modes[part.mode]}</h3>
      {part.mode !== 'solve' && (
        <button type="button" className="button small" onClick={() => void actions.openRun(part.material)}>
          {texts.lesson.openRun}
        </button>
      )}
      {part.mode === 'predict' && <Marks part={part} text={lesson.materials[part.material] ?? ''} />}
      {part.mode === 'solve' && <Results part={part} />}
      {part.mode === 'teach' && <Questions part={part} />}
    </section>
  );
}

type PartOf<Mode extends LessonPart['mode']> = Extract<LessonPart, { mode: Mode }>;

function Marks({ part, text }: { readonly part: PartOf<'predict'>; readonly text: string }) {
  const texts = useRoomTexts();
  const words = useMemo(() => wordsOf(reduceLog(parseTrace(text).events)), [text]);
  const { marks, called } = part;
  const score = scoreOf(marks.map((own) => judged(words, new Set(own))));
  const heat = heatOfMarks(marks);
  const heatOf = (index: number) => {
    const count = heat[index];
    return count === undefined
      ? undefined
      : { share: count / Math.max(1, marks.length), count, text: texts.predict.heat(count) };
  };
  return (
    <>
      <MarkedWords words={words} marked={none} isShown={called !== null} onToggle={null} heatOf={heatOf} />
      {called !== null && <p>{texts.predict.ofClass(shareOf(score.precision), shareOf(score.recall))}</p>}
    </>
  );
}

const none: ReadonlySet<number> = new Set();

function Results({ part }: { readonly part: PartOf<'solve'> }) {
  const { lesson } = useClass();
  const { results, devices } = useMemo(
    () => ({
      // Without names, devices have numbers.
      results: Object.fromEntries(
        part.results.map((own, index) => [index + 1, Object.fromEntries(own.entries())]),
      ),
      devices: Object.fromEntries(
        part.results.map((_, index) => [index + 1, { name: '', isHere: true, hasLeft: false }]),
      ),
    }),
    [part],
  );
  return (
    <SolveBoard results={results} devices={devices} onOpen={(material) => void lesson.openRun(material)} />
  );
}

function Questions({ part }: { readonly part: PartOf<'teach'> }) {
  const texts = useRoomTexts();
  return part.questions.map(({ number, prefix, tokens, proposals, taken }) => (
    <div key={number} className="class-part">
      <p lang="en" dir="ltr">
        … {prefix.slice(-80)}
      </p>
      <p className="hint">{texts.teach.asksClass(tokens)}</p>
      <ul className="class-proposals">
        {proposals.map(({ text, votes }, index) => (
          <li key={index}>
            <bdi className="class-proposal">{text}</bdi>
            <span className="hint">{texts.teach.votes(votes)}</span>
          </li>
        ))}
      </ul>
      {taken !== null && (
        <p>
          {texts.teach.taken} <bdi className="class-proposal">{taken}</bdi>
        </p>
      )}
    </div>
  ));
}
