/** The open set: its name, and what solves it. */
import { useState } from 'react';
import { useShallow } from 'zustand/shallow';

import { NameField } from '../history/NameField.tsx';
import { usePage, usePageActions, usePageEnvironment } from '../page-context.ts';
import { useLocale } from '../locales/use-locale.ts';
import type { SetupResults } from './figures.ts';
import { planOf } from './plan.ts';
import type { ProblemSet } from './set-problem.ts';
import { fitsPlan } from './setup.ts';
import { policyText } from '../versions/version-name.ts';

interface Props {
  readonly set: ProblemSet;
  readonly setups: readonly SetupResults[];
}

/** The name, the settings of the next runs, and how far the set is with them. */
export function SetControls({ set, setups }: Props) {
  const strings = useLocale();
  const environment = usePageEnvironment();
  const activity = usePage((state) => state.activity.kind);
  // Each state gives a plan of its own: what is followed are the key of its setup and its text.
  const { key, planned } = usePage(
    useShallow((state) => {
      const plan = planOf(state, environment);
      return plan === null
        ? { key: null, planned: null }
        : {
            key: setups.find(({ facts }) => fitsPlan(facts, plan))?.key ?? null,
            planned: `${plan.student.name}, ${policyText(plan.request.policy)}`,
          };
    }),
  );
  const actions = usePageActions();
  const results = setups.find((setup) => setup.key === key)?.results ?? [];
  const done = results.filter((result) => result !== null).length;
  const all = set.problems.length;
  return (
    <div className="set-controls">
      <SetName name={set.name} />
      {planned !== null && <p className="hint">{strings.problemSets.withSettings(planned)}</p>}
      <div className="buttons">
        <button
          type="button"
          className="button primary small"
          disabled={activity !== 'idle' || done === all}
          onClick={() => void actions.runSet()}
        >
          {done === 0 ? strings.problemSets.run : strings.problemSets.resume}
        </button>
        <button
          type="button"
          className="button small"
          disabled={activity !== 'lesson'}
          onClick={() => actions.stop()}
        >
          {strings.problemSets.stop}
        </button>
      </div>
      <div className="set-progress">
        <progress max={all} value={done} aria-label={strings.problemSets.progress(done, all)} />
        <p className="hint" data-figure="set">
          {strings.problemSets.progress(done, all)}
        </p>
      </div>
    </div>
  );
}

/** The heading of the set, or the field for its name. */
function SetName({ name }: { readonly name: string }) {
  const strings = useLocale();
  const actions = usePageActions();
  const [isNaming, setNaming] = useState(false);
  if (isNaming) {
    return (
      <NameField
        label={strings.problemSets.name}
        value={name}
        onEnd={(changed) => {
          setNaming(false);
          if (changed !== null) void actions.renameSet(changed);
        }}
      />
    );
  }
  return (
    <h2 className="set-name" dir="auto">
      {name}{' '}
      <button
        type="button"
        className="button quiet small"
        aria-label={strings.problemSets.rename}
        title={strings.problemSets.rename}
        onClick={() => setNaming(true)}
      >
        ✎
      </button>
    </h2>
  );
}
