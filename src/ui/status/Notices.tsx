/** The page's notices, as sentences, with what can be done about each. Which there are is decided in notices.ts. */
import { useShallow } from 'zustand/shallow';

import { usePage, usePageActions, usePageSnapshot } from '../page-context.ts';
import { showOtherStudents } from '../problem/other-students.ts';
import { strings } from '../strings.ts';
import type { Notice, NoticeAction } from './notices.ts';
import { noticesOf } from './notices.ts';

export function Notices() {
  const json = usePage(useShallow((state) => noticesOf(state).map((notice) => JSON.stringify(notice))));
  const notices = json.map((text) => JSON.parse(text) as Notice);
  if (notices.length === 0) return null;
  return (
    <ul className="notices">
      {notices.map(({ id, tone, text, detail, actions = [] }) => (
        <li key={id} className={`notice notice-${tone}`} role={tone === 'problem' ? 'alert' : undefined}>
          <p>
            {text}
            {detail !== undefined && <span className="notice-detail"> {detail}</span>}
          </p>
          {actions.length > 0 && <NoticeButtons actions={actions} />}
        </li>
      ))}
    </ul>
  );
}

function NoticeButtons({ actions }: { readonly actions: readonly NoticeAction[] }) {
  const page = usePageActions();
  const snapshot = usePageSnapshot();
  const choices: Readonly<Record<NoticeAction, { readonly label: string; readonly run: () => void }>> = {
    'retry-load': { label: strings.notices.retry, run: () => void page.loadStudent() },
    'new-version': { label: strings.notices.changeVersion, run: () => snapshot().newVersion?.() },
    resume: { label: strings.notices.resume, run: () => void page.resume() },
    'larger-student': { label: strings.familiarity.largerStudent, run: showOtherStudents },
    'teacher-writes': { label: strings.familiarity.teacherWrites, run: () => void page.letTeacherWrite() },
  };
  return (
    <span className="notice-actions">
      {actions.map((action) => (
        <button key={action} type="button" className="button small" onClick={choices[action].run}>
          {choices[action].label}
        </button>
      ))}
    </span>
  );
}
