/**
 * The warning above a solution whose problem is foreign to the student: how far to trust it, and the
 * alternatives.
 */
import { DocsLink } from '../docs/DocsLink.tsx';
import { usePage, usePageActions } from '../page-context.ts';
import { useLocale } from '../locales/use-locale.ts';

/** The warning. */
export function ForeignWarning() {
  const strings = useLocale();
  const familiarity = usePage((state) => state.shown.familiarity);
  // Within a set of problems it would be gone before it is read.
  const isLesson = usePage((state) => state.activity.kind === 'lesson');
  const { letTeacherWrite, openPicker } = usePageActions();
  if (familiarity?.warns !== true || isLesson) return null;
  return (
    <div className="notice notice-warning" role="note">
      <p>
        {strings.familiarity.foreign(familiarity.probabilityRight)}{' '}
        <DocsLink page="familiarity">{strings.docs.familiarity}</DocsLink>
      </p>
      <span className="notice-actions">
        <button type="button" className="button small" aria-haspopup="dialog" onClick={openPicker}>
          {strings.familiarity.largerStudent}
        </button>
        <button type="button" className="button small" onClick={() => void letTeacherWrite()}>
          {strings.familiarity.teacherWrites}
        </button>
      </span>
    </div>
  );
}
