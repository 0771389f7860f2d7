/** The same problem again, with the same seed, by another student or under another setting: as one more version. */
import { useState } from 'react';

import { usePage, usePageActions } from '../page-context.ts';
import { policyLabel, policyMenu } from '../policies.ts';
import { useLocale } from '../locales/use-locale.ts';
import { embeddedStudents, studentLabel, type StudentName } from '../students.ts';

/** The form. */
export function SolveAgain() {
  const strings = useLocale();
  const settings = usePage((state) => state.settings);
  const isReady = usePage(
    (state) => state.activity.kind === 'idle' && state.student.kind === 'ready' && state.recording.length > 0,
  );
  const actions = usePageActions();
  const [student, setStudent] = useState<StudentName>(settings.student);
  const [policy, setPolicy] = useState('never');
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
        onChange={(event) => setStudent(event.target.value)}
      >
        {[...embeddedStudents, ...settings.otherStudents].map((name) => (
          <option key={name} value={name}>
            {studentLabel(name)}
          </option>
        ))}
      </select>
      <select
        aria-label={strings.settings.whoDecides}
        value={policy}
        onChange={(event) => setPolicy(event.target.value)}
      >
        {policyMenu.map(({ kind }) => (
          <option key={kind} value={kind}>
            {policyLabel(kind, strings.versions.policyChoices)}
          </option>
        ))}
      </select>
      <button type="submit" className="button small" disabled={!isReady}>
        {strings.versions.solveAgain}
      </button>
    </form>
  );
}
