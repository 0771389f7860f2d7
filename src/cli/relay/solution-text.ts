/**
 * A run as terminal text: the solution as it is written, the teacher's part coloured, and the metrics below it.
 *
 * It turns a run's state into strings; the caller prints them.
 */
import type { EndReason, ModelIdentity } from '../../relay/events.ts';
import type { CallRecord, RunState } from '../../relay/run-state.ts';
import type { RunMetrics } from '../../relay/metrics.ts';
import { segments } from '../../relay/solution.ts';
import { sentence } from '../sentence.ts';
import { en } from '../../ui/locales/en/index.ts';

export interface Colors {
  readonly teacher: (text: string) => string;
  readonly faint: (text: string) => string;
}

/** The solution's text from character `start` on; commands are left out, as everywhere where people read. */
export function solutionSince(state: RunState, start: number, colors: Colors): string {
  const { text, segments: parts } = segments(state);
  return parts
    .filter((part) => part.end > start)
    .map((part) => {
      const piece = text.slice(Math.max(part.start, start), part.end);
      return part.author === 'teacher' ? colors.teacher(piece) : piece;
    })
    .join('');
}

/** The warning before the solution of a problem that is foreign to the student; null for a familiar one. */
export function foreignSentence({ familiarity }: RunState): string | null {
  if (familiarity?.warns !== true) return null;
  return en.familiarity.foreign(familiarity.probabilityRight);
}

/** The lines below the solution: the answer, the metrics, who wrote, and what did not go as asked. */
export function summary(state: RunState, answer: string | null, colors: Colors): string[] {
  const lines = [answer === null ? 'No final answer.' : `Answer: ${answer}`, metricsLine(state.metrics)];
  if (state.header !== null) {
    const { student, teacher, policy, seed } = state.header;
    const names = [
      `student ${identity(student)}`,
      `teacher ${teacher === null ? 'none' : identity(teacher)}`,
    ];
    lines.push([...names, `policy ${policy}`, `seed ${seed}`].join(' · '));
  }
  const faint = lines.slice(1).map((line) => colors.faint(line));
  return [lines[0] ?? '', ...faint, ...state.calls.flatMap(complaint), ...endLine(state)];
}

function metricsLine(metrics: RunMetrics): string {
  const all = metrics.studentTokens + metrics.teacherTokens + metrics.personTokens;
  const parts = [
    `teacher tokens ${metrics.teacherTokens} / ${all} (${(100 * metrics.callRatio).toFixed(1)} %)`,
    metrics.calls === 1 ? '1 call' : `${metrics.calls} calls`,
  ];
  if (metrics.studentTokensPerSecond !== null) {
    parts.push(`student ${metrics.studentTokensPerSecond.toFixed(0)} tokens/s`);
  }
  if (metrics.teacherLatency !== null) {
    parts.push(`teacher ${metrics.teacherLatency.firstTokenMs.toFixed(0)} ms to its first token`);
  }
  return parts.join(' · ');
}

function identity({ name, device }: ModelIdentity): string {
  return `${name} (${device})`;
}

function complaint(call: CallRecord): string[] {
  if (call.outcome?.kind !== 'failed') return [];
  return [`Call ${call.id + 1} failed, and the student continued alone: ${sentence(call.outcome.error)}`];
}

function endLine(state: RunState): string[] {
  if (state.status.kind !== 'ended') return [];
  const sentence = endSentence(state.status.reason);
  return sentence === null ? [] : [sentence];
}

function endSentence(reason: EndReason): string | null {
  switch (reason.kind) {
    case 'end-token':
      return null;
    case 'length':
      return 'Ended: the solution reached its longest permitted length.';
    case 'context-full':
      return "Ended: the student's context is full.";
    case 'repetition':
      return en.notices.repetition[reason.author];
    case 'stopped':
      return 'Stopped.';
    case 'paused':
      return 'Paused at a call.';
    case 'failed':
      return `Failed: ${sentence(reason.error)}`;
  }
}
