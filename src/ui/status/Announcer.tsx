/** The page's one live region. */
import { verdictOf } from '../answer/verdict.ts';
import { useLocale } from '../locales/use-locale.ts';
import { usePage } from '../page-context.ts';
import { announcementOf } from './announcement.ts';

/** The live region, which only screen readers notice. */
export function Announcer() {
  useLocale();
  const text = usePage((state) => announcementOf(state, verdictOf(state.recording.run, state.runAnswer)));
  return (
    <p className="visually-hidden" role="status">
      {text}
    </p>
  );
}
