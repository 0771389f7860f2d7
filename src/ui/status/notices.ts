/** The page's notices as sentences, the most important first: pure functions of the page's state. */
import type { EndReason } from '../../relay/events.ts';
import type { PageState } from '../page-state.ts';
import { needsCommands, parameterOf, writesCommands } from '../policies.ts';
import { firstTexts } from '../locales/spoken.ts';
import { sentenceOf } from '../locales/sentence.ts';
import { studentLabel } from '../students.ts';

export interface Notice {
  readonly id: string;
  readonly tone: 'problem' | 'note' | 'caption';
  readonly text: string;
  readonly detail?: string;
  /** What the person can do about it. */
  readonly action?: 'retry-load' | 'resume' | 'new-version' | 'reload';
  /** Whether the person may close it for good. */
  readonly isDismissible?: true;
}

/** About the page, its models and the files that it opened: they stand above the work. */
export function pageNotices(state: PageState): readonly Notice[] {
  const { dismissed } = state.settings;
  return [
    ...versionNotices(state),
    ...studentNotices(state),
    ...teacherNotices(state),
    ...fileNotices(state),
  ].filter(({ id, isDismissible }) => isDismissible !== true || !dismissed.includes(id));
}

function versionNotices({ newVersion, activity }: PageState): Notice[] {
  // A part that is missing may be the one that the person waits for; the others can wait for the end of the run.
  if (newVersion === null || (activity.kind !== 'idle' && newVersion.kind !== 'part-missing')) return [];
  const { notices } = firstTexts();
  const texts = {
    waits: notices.newVersion,
    taken: notices.versionTaken,
    'part-missing': notices.partMissing,
  };
  const action = newVersion.kind === 'waits' ? 'new-version' : 'reload';
  return [{ id: 'new-version', tone: 'note', text: texts[newVersion.kind], action }];
}

function studentNotices({ student, settings, loadError, isPickerOpen }: PageState): Notice[] {
  const strings = firstTexts();
  if (student.kind === 'failed') {
    return [
      {
        id: 'load-failed',
        tone: 'problem',
        text: strings.notices.loadFailed,
        detail: sentenceOf(student.error),
        action: 'retry-load',
      },
    ];
  }
  if (student.kind !== 'ready') return [];
  const { fallback, canCall, isKept } = student.student;
  const notices: Notice[] = [];
  // The picker says it where it was chosen.
  if (loadError !== null && !isPickerOpen) {
    notices.push({
      id: 'next-failed',
      tone: 'problem',
      text: strings.notices.nextFailed(studentLabel(loadError.student), studentLabel(settings.student)),
      detail: sentenceOf(loadError.error),
      action: 'retry-load',
    });
  }
  if (fallback !== null) {
    // Another reason is another notice.
    const id = `fallback-${fallback.code}`;
    notices.push({ id, tone: 'note', text: sentenceOf(fallback), isDismissible: true });
  }
  if (isKept === false)
    notices.push({ id: 'not-kept', tone: 'note', text: strings.notices.notKept, isDismissible: true });
  if (!writesCommands(canCall, settings) && needsCommands(settings.policy)) {
    const text = strings.notices.cannotCall(parameterOf('entropy', settings));
    notices.push({ id: 'cannot-call', tone: 'note', text });
  }
  return notices;
}

function teacherNotices({ stayOnDevice, teacher, settings, classroom }: PageState): Notice[] {
  const strings = firstTexts();
  if (stayOnDevice || settings.policy === 'never') return [];
  if (teacher.kind !== 'known' || teacher.teacher !== null) return [];
  // In a class its room stands for the access code.
  if (teacher.access !== undefined && classroom !== null) return [];
  // A page without a proxy is meant to use the teacher in the page.
  if (teacher.reason.code === 'no-proxy') return [];
  const say = teacher.access === undefined ? strings.notices.teacherAway : strings.notices.codeWanted;
  return [{ id: 'teacher-away', tone: 'note', text: say(sentenceOf(teacher.reason)) }];
}

function fileNotices({ traceError }: PageState): Notice[] {
  if (traceError === null) return [];
  const { notOpened } = firstTexts().trace;
  return [{ id: 'trace', tone: 'problem', text: notOpened, detail: sentenceOf(traceError) }];
}

/** Where the shown run comes from, if not from here. */
export function originNotices({ origin, recording: { run } }: PageState): readonly Notice[] {
  if (origin.kind !== 'opened' || run.header === null) return [];
  const saved = origin.saved === null ? null : dateOf(origin.saved);
  const text = firstTexts().trace.opened(run.header.student.name, saved);
  return [{ id: 'opened', tone: 'caption', text }];
}

/** As a person writes it; null where a trace says something else than a date. */
function dateOf(saved: string): string | null {
  const date = new Date(saved);
  return Number.isNaN(date.getTime()) ? null : firstTexts().date(date);
}

/** What became of the run: they stand at the end of its solution. */
export function runNotices({
  recording: { run },
  runError,
  saveError,
  activity,
}: PageState): readonly Notice[] {
  const strings = firstTexts();
  const notices: Notice[] = [];
  // A run without a teacher was meant to be one, so its unanswered calls need no notice.
  const wasAsked = run.header?.teacher !== null;
  const failed = run.calls.findLast((call) => call.outcome?.kind === 'failed');
  if (failed?.outcome?.kind === 'failed' && wasAsked) {
    const text = strings.notices.callFailed(failed.id + 1, sentenceOf(failed.outcome.error));
    notices.push({ id: 'call-failed', tone: 'note', text });
  }
  if (run.status.kind === 'ended') notices.push(...endNotices(run.status.reason));
  if (activity.kind === 'idle' && run.status.kind === 'running') {
    notices.push({ id: 'broken-off', tone: 'note', text: strings.notices.brokenOff, action: 'resume' });
  }
  if (saveError !== null) notices.push({ id: 'keep-error', tone: 'note', text: sentenceOf(saveError) });
  if (runError !== null) notices.push({ id: 'run-error', tone: 'problem', text: sentenceOf(runError) });
  return notices;
}

function endNotices(reason: EndReason): Notice[] {
  const strings = firstTexts();
  switch (reason.kind) {
    case 'end-token':
    case 'paused':
      return [];
    case 'length':
      return [{ id: 'length', tone: 'note', text: strings.notices.length }];
    case 'context-full':
      return [{ id: 'context-full', tone: 'note', text: strings.notices.contextFull }];
    case 'repetition':
      return [{ id: 'repetition', tone: 'note', text: strings.notices.repetition[reason.author] }];
    case 'stopped':
      return [{ id: 'stopped', tone: 'note', text: strings.notices.stopped, action: 'resume' }];
    case 'failed':
      return [
        {
          id: 'run-failed',
          tone: 'problem',
          text: strings.notices.runFailed(sentenceOf(reason.error)),
          action: 'resume',
        },
      ];
  }
}
