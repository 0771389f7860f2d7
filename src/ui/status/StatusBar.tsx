/** What runs where: the student and its device, the teacher, the network; and the switch that keeps all of it here. */
import { Suspense, useId, useState } from 'react';

import { lazyPart } from '../lazy-part.tsx';
import { usePage, usePageActions, usePageEnvironment } from '../page-context.ts';
import type { PageState } from '../page-state.ts';
import type { Locale } from '../locales/index.ts';
import { useFirstTexts } from '../locales/use-first-texts.ts';
import { inPageName, isInPage, proxyAddress } from '../teacher/teacher-location.ts';
import { LoadProgress } from './LoadProgress.tsx';
import { kindLabel } from '../teacher/kind-label.ts';

const TeacherPanel = lazyPart(() => import('../teacher/TeacherPanel.tsx'));

/** The badges of the page's head. */
export function StatusBar() {
  const strings = useFirstTexts();
  const student = usePage((state) => state.student);
  const next = usePage((state) => state.nextStudent);
  const network = usePage(networkOf);
  const worksOffline = usePage((state) => state.worksOffline);
  return (
    <section className="status" aria-label={strings.status.region}>
      <dl className="badges">
        <Badge label={strings.status.student} state={student.kind === 'failed' ? 'bad' : 'good'}>
          {student.kind === 'ready' && (
            <>
              {student.student.identity.name}{' '}
              <span className="badge-detail">{strings.status.devices[student.student.identity.device]}</span>
              {next !== null && <LoadProgress files={next.files} />}
            </>
          )}
          {student.kind === 'loading' && <LoadProgress files={student.files} />}
          {student.kind === 'failed' && strings.status.failed}
        </Badge>
        <TeacherBadge />
        <Badge label={strings.status.network} state={network === 'offline' ? 'off' : 'good'}>
          {strings.status.networks[network]}{' '}
          {worksOffline && network !== 'offline' && (
            <span className="badge-detail">{strings.status.worksOffline}</span>
          )}
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
  const strings = useFirstTexts();
  const inPage = useInPage();
  const on = usePage((state) => state.stayOnDevice);
  const isInClass = usePage((state) => state.classroom !== null);
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
        // What a class does is sent to its room.
        disabled={isInClass}
        onClick={() => actions.setStayOnDevice(!on)}
      >
        <span className="switch-track" aria-hidden="true">
          <span className="switch-thumb" />
        </span>
        {strings.privacy.label}
      </button>
      <p id={hint} className="hint">
        {isInClass ? strings.privacy.inClass : inPage ? strings.privacy.on : strings.privacy.off}
      </p>
    </div>
  );
}

/** Opens the panel of the teacher. */
function TeacherBadge() {
  const strings = useFirstTexts();
  const { name, detail, state } = useTeacherText();
  const [isOpen, setOpen] = useState(false);
  return (
    <Badge label={strings.status.teacher} state={state}>
      <button
        type="button"
        className="badge-button"
        aria-haspopup="dialog"
        title={strings.teacher.open}
        onClick={() => setOpen(true)}
      >
        {name} {detail !== null && <span className="badge-detail">{detail}</span>}
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <TeacherPanel onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </Badge>
  );
}

interface TeacherText {
  readonly name: string;
  readonly detail: string | null;
  readonly state: BadgeProps['state'];
}

/** Whether the teacher in this page is asked. */
function useInPage(): boolean {
  const environment = usePageEnvironment();
  return usePage((state) => isInPage(state) || proxyAddress(state, environment) === null);
}

function useTeacherText(): TeacherText {
  const strings = useFirstTexts();
  const environment = usePageEnvironment();
  const teacher = usePage((state) => state.teacher);
  const inPage = useInPage();
  const wantsCode = usePage(
    (state) =>
      !state.stayOnDevice &&
      state.teacher.kind === 'known' &&
      state.teacher.teacher === null &&
      state.teacher.access !== undefined,
  );
  if (inPage) {
    const detail = wantsCode ? strings.status.codeWanted : strings.status.inPage;
    return { name: inPageName(environment), detail, state: 'good' };
  }
  if (teacher.kind === 'unknown' || teacher.teacher === null) {
    return { name: strings.status.checking, detail: null, state: 'off' };
  }
  const { name, kind, loading = false } = teacher.teacher;
  return loading
    ? { name, detail: strings.status.loadingModel, state: 'off' }
    : { name, detail: kindLabel(kind), state: 'good' };
}

type Network = keyof Locale['status']['networks'];

function networkOf({ stayOnDevice, teacher }: PageState): Network {
  if (stayOnDevice) return 'onDevice';
  if (teacher.kind === 'unknown') return 'checking';
  return teacher.teacher === null && !navigator.onLine ? 'offline' : 'online';
}
