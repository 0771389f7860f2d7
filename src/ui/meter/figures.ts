/**
 * The meter's figures as text, and the strip of who wrote which tokens: pure functions of a run.
 */
import type { Author } from '../../relay/events.ts';
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

/** Tokens in a row by one author, for one call at most. */
export interface Stretch {
  readonly author: Author;
  readonly call: number | null;
  readonly tokens: number;
}

export function stretchesOf(run: RunState): readonly Stretch[] {
  const stretches: { author: Author; call: number | null; tokens: number }[] = [];
  for (const { author, call } of run.tokens) {
    const last = stretches.at(-1);
    if (last !== undefined && last.author === author && last.call === call) last.tokens += 1;
    else stretches.push({ author, call, tokens: 1 });
  }
  return stretches;
}
