/** Where a problem is typed, picked or drawn, and a run is started and stopped. */
import { useId, type ReactNode } from 'react';

import { usePage, usePageActions } from '../page-context.ts';
import { sentenceOf } from '../locales/sentence.ts';
import { useFirstTexts } from '../locales/use-first-texts.ts';
import { isEmbedded } from '../students.ts';

/**
 * The form of the problem.
 * @param props.children what stands below it in the same column
 */
export function ProblemPanel({ children }: { readonly children?: ReactNode }) {
  const strings = useFirstTexts();
  const problem = usePage((state) => state.problem);
  const error = usePage((state) => state.problemError);
  const actions = usePageActions();
  const box = useId();
  const message = useId();
  return (
    <section className="problem" aria-label={strings.problem.heading}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void actions.solve();
        }}
      >
        <label htmlFor={box} className="heading">
          {strings.problem.label}
        </label>
        <textarea
          dir="auto"
          id={box}
          className="problem-text"
          rows={4}
          enterKeyHint="go"
          value={problem}
          placeholder={strings.problem.placeholder}
          aria-invalid={error !== null}
          aria-describedby={message}
          onChange={(event) => actions.writeProblem(event.target.value)}
          onKeyDown={(event) => {
            // An Enter that ends the composition of a letter, as in Japanese, is none of ours.
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            void actions.solve();
          }}
        />
        <p
          id={message}
          className={error === null ? 'hint' : 'error'}
          role={error === null ? undefined : 'alert'}
        >
          {error === null ? strings.problem.shortcuts : sentenceOf(error, strings)}
        </p>
        <EnglishOnly />
        <Expected />
        <RunButtons />
      </form>
      {children}
    </section>
  );
}

/** In another language the page says what its student reads. */
function EnglishOnly() {
  const strings = useFirstTexts();
  const isBuiltIn = usePage((state) => isEmbedded(state.settings.student));
  if (strings.tag.startsWith('en') || !isBuiltIn) return null;
  return <p className="hint">{strings.problem.englishOnly}</p>;
}

/** The right answer: known for problems of the page, and typed, if at all, for one's own. */
function Expected() {
  const strings = useFirstTexts();
  const isOwn = usePage((state) => state.known === null && state.problem.trim() !== '');
  const isKnown = usePage((state) => state.known !== null);
  const expected = usePage((state) => state.expected);
  const actions = usePageActions();
  if (isKnown) return <p className="hint">{strings.problem.answerKnown}</p>;
  if (!isOwn) return null;
  return (
    <label className="expected">
      <span className="label">{strings.problem.expected}</span>
      <input
        type="text"
        dir="auto"
        value={expected}
        maxLength={500}
        onChange={(event) => actions.writeExpected(event.target.value)}
      />
    </label>
  );
}

function RunButtons() {
  const strings = useFirstTexts();
  const activity = usePage((state) => state.activity.kind);
  const actions = usePageActions();
  const isIdle = activity === 'idle';
  return (
    <div className="buttons">
      <button type="submit" className="button primary" disabled={!isIdle}>
        {strings.problem.solve}
      </button>
      <button
        type="button"
        className="button"
        disabled={isIdle || activity === 'stopping'}
        onClick={() => actions.stop()}
      >
        {strings.problem.stop}
      </button>
      <button type="button" className="button quiet" onClick={() => void actions.pickRandomProblem()}>
        {strings.problem.random}
      </button>
    </div>
  );
}
