/** What runs where: the student and its device, the teacher, the network; and the switch that keeps all of it here. */
import { useId } from 'react';

import { usePage, usePageActions } from '../page-context.ts';
import type { PageState } from '../page-state.ts';
import { strings } from '../strings.ts';
import { LoadProgress } from './LoadProgress.tsx';

export function StatusBar() {
  const student = usePage((state) => state.student);
  const teacher = usePage(teacherText);
  const network = usePage(networkText);
  return (
    <section className="status" aria-label={strings.status.region}>
      <dl className="badges">
        <Badge label={strings.status.student} state={student.kind === 'failed' ? 'bad' : 'good'}>
          {student.kind === 'ready' && (
            <>
              {student.student.identity.name}
              <span className="badge-detail">{strings.status.devices[student.student.identity.device]}</span>
            </>
          )}
          {student.kind === 'loading' && <LoadProgress files={student.files} />}
          {student.kind === 'failed' && strings.status.failed}
        </Badge>
        <Badge label={strings.status.teacher} state={teacher.state}>
          {teacher.name}
          {teacher.detail !== null && <span className="badge-detail">{teacher.detail}</span>}
        </Badge>
        <Badge label={strings.status.network} state={network === strings.status.offline ? 'off' : 'good'}>
          {network}
        </Badge>
      </dl>
      <StaySwitch />
    </section>
  );
}

interface BadgeProps {
  readonly label: string;
  readonly state: 'good' | 'off' | 'bad';
  readonly children: React.ReactNode;
}

function Badge({ label, state, children }: BadgeProps) {
  return (
    <div className={`badge badge-${state}`}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function StaySwitch() {
  const on = usePage((state) => state.stayOnDevice);
  const actions = usePageActions();
  const hint = useId();
  return (
    <div className="stay">
      <button
        type="button"
        role="switch"
        aria-checked={on}
        aria-describedby={hint}
        className="switch"
        onClick={() => actions.setStayOnDevice(!on)}
      >
        <span className="switch-track" aria-hidden="true">
          <span className="switch-thumb" />
        </span>
        {strings.privacy.label}
      </button>
      <p id={hint} className="hint">
        {on ? strings.privacy.on : strings.privacy.off}
      </p>
    </div>
  );
}

interface TeacherText {
  readonly name: string;
  readonly detail: string | null;
  readonly state: BadgeProps['state'];
}

const notAsked: TeacherText = { name: strings.status.notAsked, detail: null, state: 'off' };
const checking: TeacherText = { name: strings.status.checking, detail: null, state: 'off' };
const away: TeacherText = { name: strings.status.away, detail: null, state: 'off' };
const known = new WeakMap<object, TeacherText>();

/** The same object for the same teacher, as a selector must. */
function teacherText({ stayOnDevice, teacher }: PageState): TeacherText {
  if (stayOnDevice) return notAsked;
  if (teacher.kind === 'unknown') return checking;
  if (teacher.teacher === null) return away;
  const text = known.get(teacher) ?? {
    name: teacher.teacher.name,
    detail: strings.status[teacher.teacher.kind],
    state: 'good',
  };
  known.set(teacher, text);
  return text;
}

function networkText({ stayOnDevice, teacher }: PageState): string {
  if (stayOnDevice) return strings.status.onDevice;
  if (teacher.kind === 'unknown') return strings.status.checking;
  return teacher.teacher === null && !navigator.onLine ? strings.status.offline : strings.status.online;
}
