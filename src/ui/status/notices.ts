/** The notices above the solution, as sentences, the most important first: a pure function of the page's state. */
import type { EndReason } from '../../relay/events.ts';
import type { PageState } from '../page-state.ts';
import { needsCommands } from '../policies.ts';
import { locale } from '../locales/index.ts';
import { sentenceOf } from '../locales/sentence.ts';

export interface Notice {
  readonly id: string;
  readonly tone: 'problem' | 'note';
  readonly text: string;
  readonly detail?: string;
  /** What the person can do about it. */
  readonly action?: 'retry-load' | 'resume' | 'new-version';
}

export function noticesOf(state: PageState): readonly Notice[] {
  return [
    ...pageNotices(state),
    ...studentNotices(state),
    ...teacherNotices(state),
    ...traceNotices(state),
    ...runNotices(state),
  ];
}

function pageNotices({ newVersion, activity }: PageState): Notice[] {
  if (newVersion === null || activity.kind !== 'idle') return [];
  return [{ id: 'new-version', tone: 'note', text: locale().notices.newVersion, action: 'new-version' }];
}

function studentNotices({ student, settings }: PageState): Notice[] {
  const strings = locale();
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
  const { fallback, canCall } = student.student;
  const notices: Notice[] = [];
  if (fallback !== null) notices.push({ id: 'fallback', tone: 'note', text: fallback.message });
  if (!canCall && needsCommands(settings.policy)) {
    const text = strings.notices.cannotCall(settings.entropyThreshold);
    notices.push({ id: 'cannot-call', tone: 'note', text });
  }
  return notices;
}

function teacherNotices({ stayOnDevice, teacher, settings }: PageState): Notice[] {
  const strings = locale();
  if (stayOnDevice || settings.policy === 'never') return [];
  if (teacher.kind !== 'known' || teacher.teacher !== null) return [];
  // A page without a proxy is meant to use the teacher in the page.
  if (teacher.reason.code === 'no-proxy') return [];
  const say = teacher.access === undefined ? strings.notices.teacherAway : strings.notices.codeWanted;
  return [{ id: 'teacher-away', tone: 'note', text: say(sentenceOf(teacher.reason)) }];
}

function traceNotices({ origin, traceError, recording: { run } }: PageState): Notice[] {
  const strings = locale();
  const notices: Notice[] = [];
  if (traceError !== null) {
    notices.push({
      id: 'trace',
      tone: 'problem',
      text: strings.trace.notOpened,
      detail: sentenceOf(traceError),
    });
  }
  if (origin.kind === 'opened' && run.header !== null) {
    const saved = origin.saved === null ? null : dateOf(origin.saved);
    const text = strings.trace.opened(run.header.student.name, saved);
    notices.push({ id: 'opened', tone: 'note', text });
  }
  return notices;
}

/** As a person writes it; null where a trace says something else than a date. */
function dateOf(saved: string): string | null {
  const date = new Date(saved);
  return Number.isNaN(date.getTime()) ? null : locale().date(date);
}

function runNotices({ recording: { run }, runError, saveError, activity }: PageState): Notice[] {
  const strings = locale();
  const notices: Notice[] = [];
  // A run without a teacher was meant to be one, so its unanswered calls need no notice.
  const wasAsked = run.header?.teacher !== null;
  const failed = run.calls.findLast((call) => call.outcome?.kind === 'failed');
  if (failed?.outcome?.kind === 'failed' && wasAsked) {
    const text = strings.notices.callFailed(failed.id + 1, failed.outcome.message);
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
  const strings = locale();
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
          text: strings.notices.runFailed(reason.message),
          action: 'resume',
        },
      ];
  }
}
