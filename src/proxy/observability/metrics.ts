/**
 * Metrics of calls and prefills in the Prometheus text format. They hold nothing of a problem, a client or a key.
 *
 * https://prometheus.io/docs/instrumenting/exposition_formats/ (text format 0.0.4)
 */
import type { RequestFacts, RequestOutcome, RequestKind } from './request-record.ts';

export const metricsContentType = 'text/plain; version=0.0.4; charset=utf-8';

/** Seconds. */
const firstTokenBounds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const callBounds = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];

/** Every outcome, and whether it is a failure of the teacher. */
const isFailure: Readonly<Record<RequestOutcome, boolean>> = {
  done: false,
  offline: true,
  refused: true,
  timeout: true,
  'over-budget': true,
  'broken-stream': true,
  'client-gone': false,
  defect: false,
  'bad-request': false,
  'no-access': false,
  limited: false,
  'budget-spent': false,
  'no-teacher': false,
  draining: false,
};
const outcomes = Object.keys(isFailure) as readonly RequestOutcome[];
const failures = outcomes.filter((outcome) => isFailure[outcome]);

/** Values that are read when the metrics are requested. */
export interface Gauges {
  /** Answers and prefills in progress. */
  readonly openStreams: number;
  /** null where there is no budget. */
  readonly budget: { readonly tokensPerDay: number; readonly tokensLeft: number } | null;
}

class Histogram {
  readonly #bounds: readonly number[];
  /** Values in each bucket, not cumulated; the last bucket is for values above all bounds. */
  readonly #counts: number[];
  #sum = 0;

  constructor(bounds: readonly number[]) {
    this.#bounds = bounds;
    this.#counts = [...bounds, Infinity].map(() => 0);
  }

  add(seconds: number): void {
    const at = this.#bounds.findIndex((bound) => seconds <= bound);
    const index = at === -1 ? this.#bounds.length : at;
    this.#counts[index] = (this.#counts[index] ?? 0) + 1;
    this.#sum += seconds;
  }

  lines(name: string, help: string): string[] {
    let below = 0;
    const buckets = this.#counts.map((count, index) => {
      below += count;
      return `${name}_bucket{le="${this.#bounds[index] ?? '+Inf'}"} ${below}`;
    });
    return [
      ...heading(name, 'histogram', help),
      ...buckets,
      `${name}_sum ${this.#sum}`,
      `${name}_count ${below}`,
    ];
  }
}

function heading(name: string, type: 'counter' | 'gauge' | 'histogram', help: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

/** Counters and histograms of one process, from its start. */
export class Metrics {
  readonly #outcomes = {
    call: new Map<RequestOutcome, number>(),
    prefill: new Map<RequestOutcome, number>(),
  } as const satisfies Record<RequestKind, Map<RequestOutcome, number>>;
  #tokens = 0;
  readonly #firstToken = new Histogram(firstTokenBounds);
  readonly #call = new Histogram(callBounds);

  /** Counts a request that is over. */
  add({ kind, outcome, tokens, firstTokenMs, totalMs }: RequestFacts): void {
    const counts = this.#outcomes[kind];
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    this.#tokens += tokens;
    if (kind === 'prefill') return;
    if (firstTokenMs !== null) this.#firstToken.add(firstTokenMs / 1000);
    // The duration of a denied call says nothing about the teacher.
    if (outcome === 'done') this.#call.add(totalMs / 1000);
  }

  /** All of it as text. */
  exposition({ openStreams, budget }: Gauges): string {
    const count = (outcome: RequestOutcome): number => this.#outcomes.call.get(outcome) ?? 0;
    const prefills = (outcome: RequestOutcome): number => this.#outcomes.prefill.get(outcome) ?? 0;
    const lines = [
      ...heading('relay_calls_total', 'counter', 'calls of pages, by outcome'),
      ...outcomes.map((outcome) => `relay_calls_total{outcome="${outcome}"} ${count(outcome)}`),
      ...heading('relay_prefills_total', 'counter', 'prefill requests, by outcome'),
      ...outcomes.map((outcome) => `relay_prefills_total{outcome="${outcome}"} ${prefills(outcome)}`),
      ...heading('relay_teacher_failures_total', 'counter', 'answers that the teacher did not finish'),
      ...failures.map((failure) => `relay_teacher_failures_total{failure="${failure}"} ${count(failure)}`),
      ...heading(
        'relay_teacher_tokens_total',
        'counter',
        'tokens that teachers wrote; the requested number where no count is known',
      ),
      `relay_teacher_tokens_total ${this.#tokens}`,
      ...this.#firstToken.lines('relay_first_token_seconds', 'from a request to its first token'),
      ...this.#call.lines('relay_call_seconds', 'from a request to the end of its complete answer'),
      ...heading('relay_open_streams', 'gauge', 'answers and prefills in progress'),
      `relay_open_streams ${openStreams}`,
    ];
    if (budget !== null) {
      lines.push(
        ...heading('relay_budget_tokens', 'gauge', 'tokens that teachers may write a day'),
        `relay_budget_tokens ${budget.tokensPerDay}`,
        ...heading(
          'relay_budget_left_tokens',
          'gauge',
          'tokens of today that are neither spent nor reserved',
        ),
        `relay_budget_left_tokens ${budget.tokensLeft}`,
      );
    }
    return `${lines.join('\n')}\n`;
  }
}
