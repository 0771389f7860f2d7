/** The class of this page: opens or joins one; then shows its code, its devices and what they do together. */
import './class.css';
import './activities/activities.css';

import { Suspense } from 'react';

import { leadNumber } from '../../room/events.ts';
import { DocsLink } from '../docs/DocsLink.tsx';
import { sentenceOf } from '../locales/sentence.ts';
import { useLocale } from '../locales/use-locale.ts';
import { usePage, usePageEnvironment } from '../page-context.ts';
import { lazyPart } from '../lazy-part.tsx';
import { FileButton } from '../trace/FileButton.tsx';
import { proxyAddress } from '../teacher/teacher-location.ts';
import { DeviceView } from './DeviceView.tsx';
import { Enter } from './Enter.tsx';
import { LeadView } from './LeadView.tsx';
import { useClass, useClassState } from './page-class.ts';
import { useRoomTexts } from './room-texts.ts';
import { SentList } from './SentList.tsx';
import { UnsavedLessons } from './lesson/UnsavedLessons.tsx';

// The charts come with it.
const LessonView = lazyPart(() => import('./lesson/LessonView.tsx'));

/** The part of the page. */
export default function ClassPanel() {
  const strings = useLocale();
  const texts = useRoomTexts();
  const environment = usePageEnvironment();
  const membership = useClassState((state) => state.membership);
  const room = useClassState((state) => state.room);
  const lesson = useClassState((state) => state.lesson);
  const error = useClassState((state) => state.error);
  const hasServer = usePage((state) => proxyAddress(state, environment) !== null);
  const isLead = membership?.member === leadNumber;
  const isTogether = isLead && room !== null && room.activity !== null;
  return (
    <section className={isTogether ? 'classroom classroom-together' : 'classroom'} aria-label={texts.region}>
      <UnsavedLessons />
      {membership === null && lesson !== null && (
        <Suspense fallback={null}>
          <LessonView lesson={lesson} />
        </Suspense>
      )}
      {membership === null &&
        lesson === null &&
        (hasServer ? <Enter /> : <p className="hint">{texts.needsServer}</p>)}
      {membership !== null && <ConnectionState />}
      {membership !== null && room !== null && isLead && <LeadView room={room} />}
      {membership !== null && room !== null && !isLead && (
        <DeviceView room={room} member={membership.member} />
      )}
      {error !== null && (
        <p className="error" role="alert">
          {sentenceOf(error, strings)}
        </p>
      )}
      {membership === null && lesson === null && <OpenLesson />}
      {membership === null && <AboutClasses />}
      <SentList />
    </section>
  );
}

/** What is wrong with the connection; nothing while it is open. */
function ConnectionState() {
  const texts = useRoomTexts();
  const kind = useClassState((state) => state.connection.kind);
  if (kind === 'open') return null;
  return (
    <p className="notice" role="status">
      {kind === 'lost' ? texts.connection.lost : texts.connection.connecting}
    </p>
  );
}

/** Before a class, for who prepares it. */
function AboutClasses() {
  const strings = useLocale();
  return (
    <p className="hint class-docs">
      <DocsLink page="rooms">{strings.docs.rooms}</DocsLink>{' '}
      <DocsLink page="lessonPlan">{strings.docs.lessonPlan}</DocsLink>
    </p>
  );
}

/** A lesson opens again without a server. */
function OpenLesson() {
  const texts = useRoomTexts();
  const { lesson } = useClass();
  return (
    <p>
      <FileButton
        label={texts.lesson.open}
        accept="application/json,.json"
        disabled={false}
        onChoose={(file) => void lesson.open(file)}
      />
    </p>
  );
}
