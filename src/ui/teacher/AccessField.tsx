/** The field for the access code of a proxy: to enter it, change it and remove it. */
import { useId, useState } from 'react';

import { usePage, usePageActions } from '../page-context.ts';
import { isValid } from '../settings.ts';
import { useLocale } from '../locales/use-locale.ts';

/** There only while a code is wanted or kept. */
export function AccessField() {
  const strings = useLocale();
  const kept = usePage((state) => state.settings.accessCode);
  const access = usePage(({ teacher }) =>
    teacher.kind === 'known' && teacher.teacher === null ? teacher.access : undefined,
  );
  const { changeSettings, checkTeacher } = usePageActions();
  const [draft, setDraft] = useState(kept);
  const id = useId();
  if (access === undefined && kept === '') return null;
  const isWrong = access === 'wrong';
  const isCode = isValid('accessCode', draft);
  return (
    <form
      className="field"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isCode) return;
        changeSettings({ accessCode: draft });
        void checkTeacher();
      }}
    >
      <label htmlFor={id}>{strings.access.code}</label>
      <span className="field-row">
        <input
          id={id}
          type="password"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={draft}
          aria-invalid={isWrong || !isCode}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setDraft(event.target.value.trim())}
        />
        <button type="submit" className="button small" disabled={!isCode}>
          {strings.access.use}
        </button>
      </span>
      <span id={`${id}-hint`} className={isWrong ? 'error' : 'hint'} role={isWrong ? 'alert' : undefined}>
        {isWrong ? strings.access.wrong : strings.access.hint}
      </span>
    </form>
  );
}
