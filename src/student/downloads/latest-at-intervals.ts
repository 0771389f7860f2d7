/** Passes reports on at most once in a while: always the latest, and the last one before a pause as well. */
export interface IntervalReports<Report> {
  readonly report: (report: Report) => void;
  /** Passes on what waits; to be called at the end, after which there must be no further report. */
  readonly flush: () => void;
}

/**
 * Data arrives in thousands of pieces a second; a person needs a few reports.
 * @param everyMs milliseconds between two reports, at least
 */
export function latestAtIntervals<Report extends object>(
  everyMs: number,
  onReport: (report: Report) => void,
): IntervalReports<Report> {
  let latest: Report | null = null;
  let reportedAt = -Infinity;
  let waiting: ReturnType<typeof setTimeout> | null = null;
  const flush = (): void => {
    if (waiting !== null) clearTimeout(waiting);
    waiting = null;
    if (latest !== null) onReport(latest);
    latest = null;
    reportedAt = performance.now();
  };
  return {
    flush,
    report(report) {
      latest = report;
      const rest = reportedAt + everyMs - performance.now();
      if (rest <= 0) flush();
      else waiting ??= setTimeout(flush, rest);
    },
  };
}
