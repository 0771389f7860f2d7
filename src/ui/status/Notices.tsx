/** Notices of the page, as sentences. Which there are is decided in notices.ts. */
import { useShallow } from 'zustand/shallow';

import { usePage, usePageActions, usePageSnapshot } from '../page-context.ts';
import type { PageState } from '../page-state.ts';
import { useFirstTexts } from '../locales/use-first-texts.ts';
import type { Notice } from './notices.ts';

/** @param props.notices those of one place */
export function Notices({ notices: select }: { readonly notices: (state: PageState) => readonly Notice[] }) {
  // The sentences are those of the page's language.
  useFirstTexts();
  const json = usePage(useShallow((state) => select(state).map((notice) => JSON.stringify(notice))));
  const notices = json.map((text) => JSON.parse(text) as Notice);
  if (notices.length === 0) return null;
  return (
    <ul className="notices">
      {notices.map((notice) => (
        <li
          key={notice.id}
          className={`notice notice-${notice.tone}`}
          role={notice.tone === 'problem' ? 'alert' : undefined}
        >
          <p>
            {notice.text}
            {notice.detail !== undefined && <span className="notice-detail"> {notice.detail}</span>}
          </p>
          <Action notice={notice} />
        </li>
      ))}
    </ul>
  );
}

function Action({ notice: { id, action, isDismissible } }: { readonly notice: Notice }) {
  const strings = useFirstTexts();
  const actions = usePageActions();
  const snapshot = usePageSnapshot();
  if (isDismissible === true) {
    const dismiss = () => actions.changeSettings({ dismissed: [...snapshot().settings.dismissed, id] });
    return (
      <button
        type="button"
        className="button quiet small"
        aria-label={strings.notices.dismiss}
        title={strings.notices.dismiss}
        onClick={dismiss}
      >
        ×
      </button>
    );
  }
  if (action === undefined) return null;
  const offers = {
    'retry-load': [strings.notices.retry, () => void actions.retryLoad()],
    'new-version': [strings.notices.changeVersion, () => snapshot().newVersion?.change()],
    reload: [strings.page.reload, () => snapshot().newVersion?.change()],
    resume: [strings.notices.resume, () => void actions.resume()],
  } as const;
  const [label, act] = offers[action];
  return (
    <button type="button" className="button small" onClick={act}>
      {label}
    </button>
  );
}
