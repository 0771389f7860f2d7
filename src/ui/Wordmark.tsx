/** The name of the page with its sign: a line that is handed on for a moment, and taken back. */
import { useFirstTexts } from './locales/use-first-texts.ts';

/** The name and the sign. */
export function Wordmark() {
  const strings = useFirstTexts();
  return (
    <h1 className="wordmark">
      <svg viewBox="0 0 44 24" aria-hidden="true" focusable="false">
        <path className="wordmark-student" d="M2 17 H15" />
        <path className="wordmark-teacher" d="M15 9 H29" />
        <path className="wordmark-student" d="M29 17 H42" />
      </svg>
      {strings.page.name}
    </h1>
  );
}
