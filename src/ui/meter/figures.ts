/**
 * The meter's figures as text: a pure function of a run.
 */
import type { RunState } from '../../relay/run-state.ts';
import { firstTexts } from '../locales/spoken.ts';
import { durationOf, economyOf } from './economy.ts';

export interface Figure {
  readonly id:
    | 'tokens'
    | 'calls'
    | 'teacher-limit'
    | 'speed'
    | 'begin'
    | 'first-token'
    | 'total'
    | 'cost'
    | 'time';
  readonly label: string;
  readonly value: string;
  /** What it counts. */
  readonly hint: string;
}

/** Limits of the run, or, before there is one, of the next; and what the teacher costs. */
export interface Terms {
  readonly maxCalls: number;
  readonly maxTeacherTokens: number;
  readonly inputPrice: number;
  readonly outputPrice: number;
}

/** The figures in the order of the panel, with their labels in the language of the page. */
export function meterFigures(run: RunState, terms: Terms): readonly Figure[] {
  const strings = firstTexts();
  const { studentTokens, teacherTokens, calls, studentTokensPerSecond, firstTokenAt, teacherLatency } =
    run.metrics;
  const limits = run.header?.limits ?? terms;
  const { cost, teacherOnlyCost } = economyOf(run, { read: terms.inputPrice, written: terms.outputPrice });
  const duration = durationOf(run);
  const all = studentTokens + teacherTokens;
  const figures: readonly Omit<Figure, 'hint'>[] = [
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
    { id: 'begin', label: strings.meter.begin, value: shown(firstTokenAt, strings.milliseconds) },
    {
      id: 'first-token',
      label: strings.meter.firstToken,
      value: shown(teacherLatency?.firstTokenMs, strings.milliseconds),
    },
    { id: 'total', label: strings.meter.total, value: shown(teacherLatency?.totalMs, strings.milliseconds) },
    {
      id: 'cost',
      label: strings.meter.cost,
      value:
        all === 0
          ? strings.meter.none
          : strings.meter.withTeacherOnly(strings.money(cost), strings.money(teacherOnlyCost)),
    },
    {
      id: 'time',
      label: strings.meter.time,
      value:
        duration === null
          ? strings.meter.none
          : strings.meter.withTeacherOnly(
              strings.milliseconds(duration.taken),
              strings.milliseconds(duration.teacherOnly),
            ),
    },
  ];
  return figures.map((figure) => ({ ...figure, hint: strings.meter.hints[figure.id] }));
}

function shown(value: number | null | undefined, format: (value: number) => string): string {
  return value === null || value === undefined ? firstTexts().meter.none : format(value);
}
