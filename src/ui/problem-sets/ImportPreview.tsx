/** Shows what was understood of a text before it becomes a set: rows that can be changed, and what is wrong with each. */
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Virtualizer } from 'virtua';

import { importProblems } from '../../math/problem-import/import-problems.ts';
import type { ProblemFields, ProblemImport } from '../../math/problem-import/rows.ts';
import { textFormats, type TextFormat } from '../../math/problem-import/text-rows.ts';
import { LONGEST_NAME } from '../history/NameField.tsx';
import { usePage, usePageActions } from '../page-context.ts';
import { sentenceOf } from '../locales/sentence.ts';
import { useLocale } from '../locales/use-locale.ts';
import { changedRow, previewRows, usedProblems, type PreviewRow } from './preview-rows.ts';
import { MAX_PROBLEMS } from './set-problem.ts';

/** A text to read problems from. */
export interface SourceText {
  readonly text: string;
  /** The name of its file; null for a pasted one. */
  readonly file: string | null;
  /** Whether it may have been decoded wrongly. */
  readonly isGuess: boolean;
}

interface Props {
  readonly source: SourceText;
  /** The set is kept, or the person does not want it. */
  readonly onEnd: () => void;
}

/** The preview of a text. */
export function ImportPreview({ source, onEnd }: Props) {
  const strings = useLocale();
  const [as, setAs] = useState<TextFormat | undefined>(undefined);
  const found = useMemo(() => importProblems(source.text, as), [source, as]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [source]);
  const isPlain = textFormats.some((format) => format === found.format);
  return (
    <section className="set-preview" aria-label={strings.problemSets.understood}>
      <h2 ref={heading} className="label" tabIndex={-1}>
        {strings.problemSets.understood}
      </h2>
      {(isPlain || as !== undefined) && (
        <label className="set-field">
          {strings.problemSets.readAs}
          <select
            value={as ?? ''}
            onChange={({ target }) => setAs(textFormats.find((format) => format === target.value))}
          >
            <option value="">{strings.problemSets.automatic}</option>
            {textFormats.map((format) => (
              <option key={format} value={format}>
                {strings.problemSets.formats[format]}
              </option>
            ))}
          </select>
        </label>
      )}
      <Rows key={`${as} ${source.text}`} found={found} source={source} onEnd={onEnd} />
    </section>
  );
}

function Rows({ found, source, onEnd }: Props & { readonly found: ProblemImport }) {
  const strings = useLocale();
  const actions = usePageActions();
  const isIdle = usePage((state) => state.activity.kind === 'idle');
  const [rows, setRows] = useState(() => previewRows(found.rows));
  const [name, setName] = useState(source.file?.replace(/\.\w+$/, '') ?? strings.problemSets.pastedName);
  const scroller = useRef<HTMLDivElement>(null);
  const change = useCallback(
    (index: number, next: (row: PreviewRow) => PreviewRow) =>
      setRows((all) => all.map((row, i) => (i === index ? next(row) : row))),
    [],
  );
  const problems = useMemo(() => usedProblems(rows), [rows]);
  const leftOut = rows.filter(({ isUsed }) => !isUsed).length;
  if (rows.length === 0) return <p className="error">{strings.problemSets.nothingFound}</p>;
  return (
    <>
      <div role="status">
        <p>
          {strings.problemSets.summary(
            strings.problemSets.formats[found.format],
            problems.length,
            problems.filter(({ answer }) => answer !== null).length,
          )}{' '}
          <ColumnsRead columns={found.columns} />
        </p>
        {found.rows.length > MAX_PROBLEMS && (
          <p>{strings.problemSets.tooMany(found.rows.length, MAX_PROBLEMS)}</p>
        )}
        {source.isGuess && <p>{strings.problemSets.windowsText}</p>}
        {leftOut > 0 && <p className="error">{strings.problemSets.doubtful(leftOut)}</p>}
      </div>
      <div
        ref={scroller}
        className="preview-rows"
        role="group"
        aria-label={strings.problemSets.table}
        tabIndex={0}
      >
        <Virtualizer scrollRef={scroller}>
          {rows.map((row, index) => (
            <Row key={index} row={row} index={index} onChange={change} />
          ))}
        </Virtualizer>
      </div>
      <form
        className="preview-keep"
        onSubmit={(event) => {
          event.preventDefault();
          void actions.keepSet(name.trim(), problems).then(onEnd);
        }}
      >
        <label className="set-field">
          {strings.problemSets.name}
          <input
            type="text"
            dir="auto"
            required
            maxLength={LONGEST_NAME}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <div className="buttons">
          <button type="submit" className="button primary small" disabled={!isIdle || problems.length === 0}>
            {strings.problemSets.keep(problems.length)}
          </button>
          <button type="button" className="button quiet small" onClick={onEnd}>
            {strings.problemSets.discard}
          </button>
        </div>
      </form>
    </>
  );
}

/** Which name in the text was read as which field. */
function ColumnsRead({ columns }: Pick<ProblemImport, 'columns'>) {
  const { problemSets } = useLocale();
  const names = (['problem', 'answer', 'family', 'difficulty'] as const).flatMap((field) => {
    const name = columns[field];
    return name === undefined ? [] : [problemSets.columnAs(name, problemSets.fields[field])];
  });
  return names.length === 0 ? null : (
    <span className="hint">{problemSets.columnsRead(names.join(', '))}</span>
  );
}

interface RowProps {
  readonly row: PreviewRow;
  readonly index: number;
  readonly onChange: (index: number, next: (row: PreviewRow) => PreviewRow) => void;
}

const MOST_LINES = 6;

const Row = memo(function Row({ row, index, onChange }: RowProps) {
  const strings = useLocale();
  const { line, issue, error, isUsed, problem } = row;
  const set = (change: Partial<ProblemFields>) => onChange(index, (each) => changedRow(each, change));
  const at = strings.problemSets.line(line);
  return (
    <div className="preview-row" data-used={isUsed}>
      <label className="preview-use">
        <input
          type="checkbox"
          checked={isUsed}
          disabled={error !== null}
          aria-label={strings.problemSets.use(line)}
          onChange={({ target: { checked } }) => onChange(index, (each) => ({ ...each, isUsed: checked }))}
        />
        <span className="hint">{at}</span>
      </label>
      <textarea
        className="preview-problem"
        dir="auto"
        rows={Math.min(MOST_LINES, Math.max(2, problem.split('\n').length))}
        aria-label={`${at}, ${strings.problemSets.fields.problem}`}
        aria-invalid={error !== null}
        value={problem}
        onChange={({ target }) => set({ problem: target.value })}
      />
      {(['answer', 'family', 'difficulty'] as const).map((field) => (
        <label key={field} className="preview-field">
          <span className="hint">{strings.problemSets.fields[field]}</span>
          <input
            type="text"
            dir="auto"
            aria-label={`${at}, ${strings.problemSets.fields[field]}`}
            value={row[field] ?? ''}
            onChange={({ target }) => set({ [field]: target.value === '' ? null : target.value })}
          />
        </label>
      ))}
      {(issue !== null || error !== null) && (
        <p className="error preview-issue">
          {at}:{' '}
          {[
            issue === null ? '' : strings.problemSets.issues[issue],
            error === null || issue === 'no-problem' ? '' : sentenceOf(error, strings),
          ]
            .filter(Boolean)
            .join(' ')}
        </p>
      )}
    </div>
  );
});
