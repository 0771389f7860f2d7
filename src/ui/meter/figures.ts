/**
 * The meter's figures as text: a pure function of a run.
 */
import type { RunState } from '../../relay/fold.ts';
import { strings } from '../strings.ts';

export interface Figure {
  readonly id: 'tokens' | 'calls' | 'teacher-limit' | 'speed' | 'first-token' | 'total';
  readonly label: string;
  readonly value: string;
}

/** Limits of the run, or, before there is one, of the next. */
export interface Limits {
  readonly maxCalls: number;
  readonly maxTeacherTokens: number;
}

export function figuresOf(run: RunState, next: Limits): readonly Figure[] {
  const { studentTokens, teacherTokens, calls, studentTokensPerSecond, teacherLatency } = run.meter;
  const limits = run.header?.limits ?? next;
  const all = studentTokens + teacherTokens;
  return [
    {
      id: 'tokens',
      label: strings.meter.tokens,
      value: `${strings.number(teacherTokens)} / ${strings.number(all)}`,
    },
    { id: 'calls', label: strings.meter.calls, value: strings.meter.ofLimit(calls, limits.maxCalls) },
    {
      id: 'teacher-limit',
      label: strings.meter.teacherLimit,
      value: strings.meter.ofLimit(teacherTokens, limits.maxTeacherTokens),
    },
    {
      id: 'speed',
      label: strings.meter.speed,
      value: shown(studentTokensPerSecond, strings.meter.perSecond),
    },
    {
      id: 'first-token',
      label: strings.meter.firstToken,
      value: shown(teacherLatency?.firstTokenMs, strings.milliseconds),
    },
    { id: 'total', label: strings.meter.total, value: shown(teacherLatency?.totalMs, strings.milliseconds) },
  ];
}

function shown(value: number | null | undefined, format: (value: number) => string): string {
  return value === null || value === undefined ? strings.meter.none : format(value);
}
