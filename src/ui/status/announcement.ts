/**
 * What a screen reader announces of a run: that it began, that its problem is foreign to the student, and how it ended.
 * The solution itself can be read; a live region that speaks every token would be noise.
 */
import type { RunVerdict } from '../answer/verdict.ts';
import type { PageState } from '../page-state.ts';
import { locale } from '../locales/index.ts';

/** The sentence to announce of a run in this state. */
export function announcementOf({ activity, recording: { run } }: PageState, verdict: RunVerdict): string {
  const strings = locale();
  if (activity.kind === 'waiting') return strings.announce.waiting;
  // Each of its problems would be spoken; how far it is can be read.
  if (activity.kind === 'lesson') return strings.announce.lesson;
  const { familiarity } = run;
  if (activity.kind !== 'idle' && familiarity?.warns === true) {
    return strings.familiarity.foreign(familiarity.probabilityRight);
  }
  if (activity.kind !== 'idle') return strings.announce.solving;
  if (run.status.kind === 'idle') return '';
  if (run.status.kind === 'running' || run.status.reason.kind === 'failed') return strings.announce.failed;
  if (run.status.reason.kind === 'stopped') return strings.announce.stopped;
  if (run.status.reason.kind === 'paused') return strings.announce.paused;
  if (run.status.reason.kind === 'repetition') return strings.notices.repetition[run.status.reason.author];
  if (verdict.answer === null) return strings.announce.noAnswer;
  const answered = strings.announce.answered(verdict.answer);
  if (verdict.kind === 'right') return `${answered} ${strings.announce.right}`;
  if (verdict.kind === 'wrong') return `${answered} ${strings.announce.wrong(verdict.known)}`;
  return answered;
}
