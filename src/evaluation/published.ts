/** The figures of the paper (arXiv 2601.05167), for a reader who compares: means of its six mathematics benchmarks. */

export interface PublishedRow {
  readonly student: string;
  readonly method: string;
  /** Percent. */
  readonly accuracy: number;
  /** Percent of all tokens; null where nothing calls. */
  readonly callRatio: number | null;
}

const row = (
  student: string,
  method: string,
  accuracy: number,
  callRatio: number | null = null,
): PublishedRow => ({ student, method, accuracy, callRatio });

const published: readonly PublishedRow[] = [
  row('Qwen3-0.6B', 'base', 27.17),
  row('Qwen3-0.6B', 'GRPO', 29.91),
  row('Qwen3-0.6B', 'CITER', 30.77, 0.98),
  row('Qwen3-0.6B', 'RelayLLM', 33.04, 0.77),
  row('Qwen3-1.7B', 'base', 42.5),
  row('Qwen3-1.7B', 'GRPO', 44.06),
  row('Qwen3-1.7B', 'CITER', 46.81, 1.34),
  row('Qwen3-1.7B', 'RelayLLM', 49.52, 1.07),
  row('Qwen3-8B', 'teacher alone', 54.12),
];

/** The benchmarks that the means are over. */
export const publishedSuites: readonly string[] = [
  'gsm8k',
  'math500',
  'minerva',
  'olympiadbench',
  'aime2024',
  'aime2025',
];

/** As a table in Markdown. */
export function describePublished(): string[] {
  return [
    'Published, means of six benchmarks (arXiv 2601.05167):',
    '',
    '| student | method | accuracy | call ratio |',
    '| --- | --- | --- | --- |',
    ...published.map(
      ({ student, method, accuracy, callRatio }) =>
        `| ${student} | ${method} | ${accuracy.toFixed(2)} % | ${callRatio === null ? '' : `${callRatio.toFixed(2)} %`} |`,
    ),
    '',
  ];
}
