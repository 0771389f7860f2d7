/** The page's notices, as sentences. Which there are is decided in notices.ts. */
import { useShallow } from 'zustand/shallow';

import { usePage, usePageActions, usePageSnapshot } from '../page-context.ts';
import { useLocale } from '../locales/use-locale.ts';
import type { Notice } from './notices.ts';
import { noticesOf } from './notices.ts';

export function Notices() {
  const strings = useLocale();
  const json = usePage(useShallow((state) => noticesOf(state).map((notice) => JSON.stringify(notice))));
  const notices = json.map((text) => JSON.parse(text) as Notice);
  const actions = usePageActions();
  const snapshot = usePageSnapshot();
  if (notices.length === 0) return null;
  return (
    <ul className="notices">
      {notices.map(({ id, tone, text, detail, action }) => (
        <li key={id} className={`notice notice-${tone}`} role={tone === 'problem' ? 'alert' : undefined}>
          <p>
            {text}
            {detail !== undefined && <span className="notice-detail"> {detail}</span>}
          </p>
          {action === 'retry-load' && (
            <button type="button" className="button small" onClick={() => void actions.loadStudent()}>
              {strings.notices.retry}
            </button>
          )}
          {action === 'new-version' && (
            <button type="button" className="button small" onClick={() => snapshot().newVersion?.()}>
              {strings.notices.changeVersion}
            </button>
          )}
          {action === 'resume' && (
            <button type="button" className="button small" onClick={() => void actions.resume()}>
              {strings.notices.resume}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
