/** The menu of languages, each under its own name. */
import { useState } from 'react';

import {
  languageChoices,
  languageNames,
  speak,
  type LanguageChoice as Choice,
} from '../locales/languages.ts';
import { useFirstTexts } from '../locales/use-first-texts.ts';
import { usePage, usePageActions } from '../page-context.ts';

/** The menu; it says where a language cannot be loaded. */
export function LanguageChoice() {
  const strings = useFirstTexts();
  const chosen = usePage((state) => state.settings.language);
  const { changeSettings } = usePageActions();
  const [hasFailed, setFailed] = useState(false);
  const choose = async (language: Choice) => {
    try {
      await speak(language);
      setFailed(false);
      changeSettings({ language });
    } catch {
      setFailed(true);
    }
  };
  return (
    <div className="language">
      <label>
        {strings.language.label}
        <select value={chosen} onChange={({ target }) => void choose(target.value as Choice)}>
          {languageChoices.map((choice) =>
            choice === 'browser' ? (
              <option key={choice} value={choice}>
                {strings.language.browser}
              </option>
            ) : (
              <option key={choice} value={choice} lang={choice}>
                {languageNames[choice]}
              </option>
            ),
          )}
        </select>
      </label>
      {hasFailed && (
        <p className="error" role="alert">
          {strings.language.failed}
        </p>
      )}
    </div>
  );
}
