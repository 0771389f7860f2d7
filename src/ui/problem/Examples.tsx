/** Problems to begin with: those that the student solves, and two to watch it fail. */
import { useId } from 'react';

import { usePage, usePageActions } from '../page-context.ts';
import type { PageState } from '../page-state.ts';
import { useLocale } from '../locales/use-locale.ts';
import { defaultSettings } from '../settings.ts';
import { isInPage } from '../teacher/teacher-location.ts';
import { failingExamples, solvedExamples, type Example } from './examples.ts';

export function Examples() {
  const strings = useLocale();
  const isMarked = usePage(marksHold);
  if (!isMarked) {
    return <List heading={strings.problem.examples} examples={[...solvedExamples, ...failingExamples]} />;
  }
  return (
    <>
      <List heading={strings.problem.solvedExamples} examples={solvedExamples} sign="✓" />
      <List heading={strings.problem.failingExamples} examples={failingExamples} sign="✗" />
    </>
  );
}

/** The marks are those of the shipped pair and of what the settings are at first; of others the page knows nothing. */
function marksHold({ settings, teacher, stayOnDevice }: PageState): boolean {
  const isShipped = isInPage({ stayOnDevice, teacher }) || teacher.kind === 'unknown';
  const isEmbedded = teacher.kind === 'known' && teacher.teacher?.kind === 'embedded';
  const alike = ['student', 'policy', 'temperature', 'maxCalls', 'maxTeacherTokens'] as const;
  return (isShipped || isEmbedded) && alike.every((name) => settings[name] === defaultSettings[name]);
}

interface ListProps {
  readonly heading: string;
  readonly examples: readonly Example[];
  readonly sign?: string;
}

function List({ heading, examples, sign }: ListProps) {
  const strings = useLocale();
  const current = usePage((state) => state.problem);
  const actions = usePageActions();
  const id = useId();
  return (
    <div className="examples">
      <h2 className="label" id={id}>
        {heading}
      </h2>
      <ul aria-labelledby={id}>
        {examples.map(({ id: name, problem, answer }) => (
          <li key={name}>
            <button
              type="button"
              className="chip"
              aria-pressed={current === problem}
              onClick={() => actions.pickProblem({ problem, answer })}
            >
              {sign !== undefined && (
                <span className={sign === '✓' ? 'outcome-right' : 'outcome-wrong'} aria-hidden="true">
                  {sign}{' '}
                </span>
              )}
              {strings.problem.exampleTitles[name]}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
