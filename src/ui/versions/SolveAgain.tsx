/** The same problem again, with the same seed, by another student or under another setting: as one more version. */
import { useState } from 'react';

import { usePage, usePageActions } from '../page-context.ts';
import type { Settings } from '../settings.ts';
import { strings } from '../strings.ts';
import { students, type StudentName } from '../students.ts';

const policies = ['learned', 'never', 'always'] as const satisfies readonly Settings['policy'][];

export function SolveAgain() {
  const settings = usePage((state) => state.settings);
  const isReady = usePage(
    (state) => state.activity.kind === 'idle' && state.student.kind === 'ready' && state.recording.length > 0,
  );
  const actions = usePageActions();
  const [student, setStudent] = useState<StudentName>(settings.student);
  const [policy, setPolicy] = useState<Settings['policy']>('never');
  return (
    <form
      className="again"
      onSubmit={(event) => {
        event.preventDefault();
        void actions.again(student, policy);
      }}
    >
      <span className="label">{strings.versions.again}</span>
      <select
        aria-label={strings.settings.student}
        value={student}
        onChange={(event) => setStudent(event.target.value as StudentName)}
      >
        {students.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      <select
        aria-label={strings.settings.whoDecides}
        value={policy}
        onChange={(event) => setPolicy(event.target.value as Settings['policy'])}
      >
        {policies.map((name) => (
          <option key={name} value={name}>
            {strings.versions.policies[name]}
          </option>
        ))}
      </select>
      <button type="submit" className="button small" disabled={!isReady}>
        {strings.versions.solveAgain}
      </button>
    </form>
  );
}
