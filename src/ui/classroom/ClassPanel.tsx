/** Class mode: runs the student over a problem set and shows the results. */
import { lazy, Suspense, useId, useState } from 'react';

import { usePage, usePageActions } from '../page-context.ts';
import { sentenceOf } from '../locales/sentence.ts';
import { useLocale } from '../locales/use-locale.ts';
import { FileButton } from '../trace/FileButton.tsx';
import { readTextFile } from '../trace/file.ts';
import { ClassResults } from './ClassResults.tsx';
import { MAX_PROBLEMS } from './set-problem.ts';

const ClassCharts = lazy(() => import('./ClassCharts.tsx'));

/** The panel of the problem set. */
export default function ClassPanel() {
  const strings = useLocale();
  const items = usePage((state) => state.items);
  const error = usePage((state) => state.lessonError);
  const done = items.filter(({ recording }) => recording !== null).length;
  return (
    <div className="classroom">
      <p className="hint">{strings.classroom.what}</p>
      <div className="classroom-sources">
        <Draw />
        <Paste />
      </div>
      {error !== null && (
        <p className="error" role="alert">
          {sentenceOf(error, strings)}
        </p>
      )}
      {items.length > 0 && (
        <>
          <Controls done={done} all={items.length} />
          <ClassResults items={items} />
          {done > 0 && (
            <Suspense fallback={null}>
              <ClassCharts items={items} />
            </Suspense>
          )}
        </>
      )}
    </div>
  );
}

const useIsIdle = (): boolean => usePage((state) => state.activity.kind === 'idle');

function Draw() {
  const strings = useLocale();
  const actions = usePageActions();
  const isIdle = useIsIdle();
  const [count, setCount] = useState(20);
  const [seed, setSeed] = useState(1);
  return (
    <form
      className="classroom-draw"
      onSubmit={(event) => {
        event.preventDefault();
        void actions.drawProblems(count, seed);
      }}
    >
      <NumberInput
        label={strings.classroom.count}
        least={1}
        most={MAX_PROBLEMS}
        value={count}
        onChange={setCount}
      />
      <NumberInput label={strings.classroom.seed} least={0} most={999_999} value={seed} onChange={setSeed} />
      <button type="submit" className="button small" disabled={!isIdle}>
        {strings.classroom.draw}
      </button>
    </form>
  );
}

interface NumberInputProps {
  readonly label: string;
  readonly least: number;
  readonly most: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function NumberInput({ label, least, most, value, onChange }: NumberInputProps) {
  return (
    <label className="field">
      {label}
      <input
        type="number"
        required
        min={least}
        max={most}
        value={Number.isNaN(value) ? '' : value}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
    </label>
  );
}

function Paste() {
  const strings = useLocale();
  const actions = usePageActions();
  const isIdle = useIsIdle();
  const [text, setText] = useState('');
  const box = useId();
  const hint = useId();
  return (
    <form
      className="classroom-paste"
      onSubmit={(event) => {
        event.preventDefault();
        void actions.readProblems(() => Promise.resolve(text));
      }}
    >
      <label htmlFor={box} className="label">
        {strings.classroom.paste}
      </label>
      <textarea
        id={box}
        rows={3}
        value={text}
        aria-describedby={hint}
        onChange={(event) => setText(event.target.value)}
      />
      <p id={hint} className="hint">
        {strings.classroom.pasteHint}
      </p>
      <div className="buttons">
        <button type="submit" className="button small" disabled={!isIdle || text.trim() === ''}>
          {strings.classroom.take}
        </button>
        <FileButton
          label={strings.classroom.file}
          accept=".csv,.jsonl,.ndjson,.txt,.tsv"
          disabled={!isIdle}
          onChoose={(file) => void actions.readProblems(() => readTextFile(file))}
        />
      </div>
    </form>
  );
}

function Controls({ done, all }: { readonly done: number; readonly all: number }) {
  const strings = useLocale();
  const activity = usePage((state) => state.activity.kind);
  const actions = usePageActions();
  return (
    <div className="classroom-controls">
      <div className="buttons">
        <button
          type="button"
          className="button primary small"
          disabled={activity !== 'idle' || done === all}
          onClick={() => void actions.runLesson()}
        >
          {done === 0 ? strings.classroom.run : strings.classroom.resume}
        </button>
        <button
          type="button"
          className="button small"
          disabled={activity !== 'lesson'}
          onClick={() => actions.stop()}
        >
          {strings.classroom.stop}
        </button>
        <button
          type="button"
          className="button quiet small"
          disabled={activity !== 'idle' || done === 0}
          onClick={() => actions.forgetRuns()}
        >
          {strings.classroom.clear}
        </button>
      </div>
      <progress max={all} value={done} aria-label={strings.classroom.progress(done, all)} />
      <p className="hint" data-figure="lesson">
        {strings.classroom.progress(done, all)}
      </p>
    </div>
  );
}
