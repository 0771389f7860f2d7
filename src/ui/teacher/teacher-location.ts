/**
 * Which teacher a run asks: that of a proxy, or the embedded one in this page if no proxy answers or nothing may leave
 * the device.
 */
import type { ServingTeacher } from '../../teacher/api-schema.ts';
import { identityOf } from '../../teacher/identity.ts';
import type { TeacherChoice } from '../../student/protocol.ts';
import type { PageEnvironment, PageState } from '../page-state.ts';

type Facts = Pick<PageState, 'stayOnDevice' | 'teacher' | 'settings'> & Partial<Pick<PageState, 'classroom'>>;

/** The address of the proxy that the page asks: the one that the person named, else its own; null for none. */
export function proxyAddress(
  { settings }: Pick<PageState, 'settings'>,
  { ownProxy }: Pick<PageEnvironment, 'ownProxy'>,
): string | null {
  return ownProxy ?? (settings.proxy === '' ? null : settings.proxy);
}

/** Whether the teacher in this page is the one that is asked. In a class, its room stands for a missing access code. */
export function isInPage({ stayOnDevice, teacher, classroom = null }: Omit<Facts, 'settings'>): boolean {
  if (stayOnDevice) return true;
  if (teacher.kind !== 'known' || teacher.teacher !== null) return false;
  return classroom === null || teacher.access === undefined;
}

/** What the teacher in this page is called: its folder. */
export function inPageName({ teacherModel }: Pick<PageEnvironment, 'teacherModel'>): string {
  return teacherModel.split('/').findLast((part) => part !== '') ?? teacherModel;
}

/** The teacher of the proxy that the next run asks: the one that the settings name, else the proxy's default. */
function servingTeacher({ teacher, settings }: Omit<Facts, 'stayOnDevice'>): ServingTeacher | null {
  if (teacher.kind !== 'known' || teacher.teacher === null) return null;
  const teachers = teacher.teachers ?? [];
  return teachers.find(({ id }) => id === settings.teacherName) ?? teachers[0] ?? teacher.teacher;
}

/** Whether the current teacher can prefill the text that a call will continue. The one in this page can. */
export function canPrefill(facts: Facts, environment: PageEnvironment): boolean {
  if (chosenTeacher(facts, environment).kind === 'in-page') return true;
  return servingTeacher(facts)?.prefills === true;
}

/** The teacher for the next run. */
export function chosenTeacher(facts: Facts, environment: PageEnvironment): TeacherChoice {
  const url = proxyAddress(facts, environment);
  const { accessCode, teacherName } = facts.settings;
  const serving = servingTeacher(facts);
  return url === null || isInPage(facts)
    ? { kind: 'in-page', model: environment.teacherModel }
    : {
        kind: 'proxy',
        url,
        ...(accessCode === '' ? {} : { accessCode }),
        ...(facts.classroom == null ? {} : { headers: facts.classroom.headers }),
        ...(isOffered(facts, teacherName) ? { teacherName } : {}),
        ...(serving === null ? {} : { identity: identityOf(serving) }),
      };
}

/** Whether the proxy has a teacher of this name: a name that it no longer has would fail each call. */
function isOffered({ teacher }: Facts, name: string): boolean {
  const teachers = teacher.kind === 'known' && teacher.teacher !== null ? teacher.teachers : undefined;
  return teachers?.some(({ id }) => id === name) === true;
}
