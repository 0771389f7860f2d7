/** Where a set comes from: the project's generator, a pasted text, or a file. */
import { useId, useState } from 'react';

import { decodeText } from '../../math/problem-import/decode-text.ts';
import { usePage, usePageActions } from '../page-context.ts';
import { useLocale } from '../locales/use-locale.ts';
import { FileButton } from '../trace/FileButton.tsx';
import { LARGEST_TRACE } from '../trace/limits.ts';
import { pageError } from '../page-error.ts';
import { sentenceOf } from '../locales/sentence.ts';
import type { CodedError } from '../../errors/coded-error.ts';
import { ImportPreview, type SourceText } from './ImportPreview.tsx';
import { MAX_PROBLEMS } from './set-problem.ts';

/** The forms, and the preview of what was read. */
export function SetSources() {
  const [source, setSource] = useState<SourceText | null>(null);
  return (
    <>
      <div className="set-sources">
        <Draw />
        <Paste onRead={setSource} />
      </div>
      {source !== null && <ImportPreview source={source} onEnd={() => setSource(null)} />}
    </>
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
      className="set-draw"
      onSubmit={(event) => {
        event.preventDefault();
        void actions.drawProblems(count, seed);
      }}
    >
      <NumberInput
        label={strings.problemSets.count}
        least={1}
        most={MAX_PROBLEMS}
        value={count}
        onChange={setCount}
      />
      <NumberInput
        label={strings.problemSets.seed}
        least={0}
        most={999_999}
        value={seed}
        onChange={setSeed}
      />
      <button type="submit" className="button small" disabled={!isIdle}>
        {strings.problemSets.draw}
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

function Paste({ onRead }: { readonly onRead: (source: SourceText) => void }) {
  const strings = useLocale();
  const [text, setText] = useState('');
  const [error, setError] = useState<CodedError | null>(null);
  const box = useId();
  const hint = useId();
  const open = async (file: File): Promise<void> => {
    try {
      if (file.size > LARGEST_TRACE) setError(pageError('file-too-large'));
      else {
        onRead({ ...decodeText(new Uint8Array(await file.arrayBuffer())), file: file.name });
        setError(null);
      }
    } catch {
      setError(pageError('file-unreadable'));
    }
  };
  return (
    <form
      className="set-paste"
      onSubmit={(event) => {
        event.preventDefault();
        onRead({ text, file: null, isGuess: false });
      }}
    >
      <label htmlFor={box} className="label">
        {strings.problemSets.paste}
      </label>
      <textarea
        id={box}
        rows={4}
        dir="auto"
        value={text}
        aria-describedby={hint}
        onChange={(event) => setText(event.target.value)}
      />
      <p id={hint} className="hint">
        {strings.problemSets.pasteHint}
      </p>
      {error !== null && (
        <p className="error" role="alert">
          {sentenceOf(error, strings)}
        </p>
      )}
      <div className="buttons">
        <button type="submit" className="button small" disabled={text.trim() === ''}>
          {strings.problemSets.preview}
        </button>
        <FileButton
          label={strings.problemSets.file}
          accept=".csv,.json,.jsonl,.md,.ndjson,.tsv,.txt"
          disabled={false}
          onChoose={(file) => void open(file)}
        />
      </div>
    </form>
  );
}
