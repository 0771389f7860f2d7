/** The final answer, whether it is right if that is known, and what the student was trained on. */
import { useMemo } from 'react';

import { usePage } from '../page-context.ts';
import { looksFamiliar } from '../problem/familiarity.ts';
import { AnswerTex } from '../solution/AnswerTex.tsx';
import { useLocale } from '../locales/use-locale.ts';
import { isEmbedded } from '../students.ts';
import type { RunVerdict } from './verdict.ts';
import { verdictOf } from './verdict.ts';

/** The card of the shown run; nothing where the run has no answer to show. */
export function AnswerCard() {
  const run = usePage((state) => state.shown);
  const runAnswer = usePage((state) => state.runAnswer);
  const verdict = useMemo(() => verdictOf(run, runAnswer), [run, runAnswer]);
  return verdict.kind === 'open' ? null : <Answer verdict={verdict} />;
}

/** What the student was trained on, after its solution. */
export function Training() {
  const strings = useLocale();
  const run = usePage((state) => state.shown);
  const runAnswer = usePage((state) => state.runAnswer);
  const chosen = usePage((state) => state.settings.student);
  if (!isEmbedded(run.header?.student.name ?? chosen)) {
    return <p className="taught">{strings.answer.taughtElsewhere}</p>;
  }
  // Of a problem that the student itself finds foreign, the warning above the solution says more.
  const isWarned = run.familiarity?.warns === true;
  const isOutside =
    run.header !== null && run.familiarity === null && runAnswer === null && !looksFamiliar(run.problem);
  return (
    <p className="taught">
      {strings.answer.taughtBefore} {strings.answer.taughtKinds}
      {isOutside && (
        <>
          {' '}
          <strong>{strings.answer.outside}</strong>
        </>
      )}
      {!isOutside && !isWarned && ` ${strings.answer.larger}`}
    </p>
  );
}

function Answer({ verdict }: { readonly verdict: Exclude<RunVerdict, { kind: 'open' }> }) {
  const strings = useLocale();
  return (
    <section className={`answer answer-${verdict.kind}`} aria-label={strings.answer.region}>
      <h3 className="label">{strings.answer.heading}</h3>
      <p className="answer-value">
        {verdict.answer === null ? strings.answer.none : <AnswerTex tex={verdict.answer} />}
        {verdict.source !== null && (
          <span className="answer-source" title={strings.answer.sourceHints[verdict.source]}>
            {strings.answer.sources[verdict.source]}
          </span>
        )}
      </p>
      <p className="answer-verdict">
        <Sign kind={verdict.kind} />
        {verdict.kind === 'right' && strings.answer.right}
        {verdict.kind === 'unknown' && strings.answer.unknown}
        {verdict.kind === 'wrong' && (
          <>
            {strings.answer.wrong}
            <span className="answer-known">
              {strings.answer.expected} <AnswerTex tex={verdict.known} />
            </span>
          </>
        )}
      </p>
    </section>
  );
}

/** A tick, a cross or a question mark: the colour is never the only sign. */
function Sign({ kind }: { readonly kind: 'right' | 'wrong' | 'unknown' }) {
  const paths = {
    right: 'M4 13 L10 19 L20 6',
    wrong: 'M5 5 L19 19 M19 5 L5 19',
    unknown: 'M8 8 a4 4 0 1 1 5.5 3.7 c-1.2 .5 -1.5 1.2 -1.5 2.8 M12 19 v.01',
  };
  return (
    <svg className="answer-sign" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[kind]} />
    </svg>
  );
}
