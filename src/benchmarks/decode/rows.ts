/** The rows of a model on a runtime, from the times of its peers. */
import type { ContextTimes, DecodeRow, DecodePeer, PeerResult, Runtime, SpanRow } from './figures.ts';

interface About {
  readonly model: string;
  readonly weights: string;
  readonly runtime: Runtime;
  readonly spanTokens: number;
}

/** @param results of each peer, one a round */
export function rowsOf(
  { spanTokens, ...about }: About,
  results: ReadonlyMap<DecodePeer, readonly PeerResult[]>,
): { readonly rows: DecodeRow[]; readonly spans: SpanRow[] } {
  const contexts = results.get('engine')?.[0]?.contexts.map(({ context }) => context) ?? [];
  const rows: DecodeRow[] = [];
  const spans: SpanRow[] = [];
  for (const context of contexts) {
    const timesOf = (peer: DecodePeer): ContextTimes[] =>
      (results.get(peer) ?? []).flatMap((result) =>
        result.contexts.filter((each) => each.context === context),
      );
    const [engine, transformers, llama] = [timesOf('engine'), timesOf('transformers'), timesOf('llama')];
    const token = (times: readonly ContextTimes[]): number => median(times.flatMap((each) => each.tokens));
    const prefill = (times: readonly ContextTimes[]): number => median(times.map((each) => each.prefill));
    const orNull = (
      times: readonly ContextTimes[],
      figure: (times: readonly ContextTimes[]) => number,
    ): number | null => (times.length === 0 ? null : figure(times));
    rows.push({
      ...about,
      context,
      msEngine: token(engine),
      msTransformersJs: orNull(transformers, token),
      msLlamaCpp: orNull(llama, token),
      prefillEngine: prefill(engine),
      prefillTransformersJs: orNull(transformers, prefill),
      sameTokens: transformers.length === 0 ? null : engine[0]?.ids?.join() === transformers[0]?.ids?.join(),
    });
    const memory = (results.get('engine') ?? []).flatMap(({ memoryBytes }) => memoryBytes ?? []);
    spans.push({
      ...about,
      context,
      spanTokens,
      msSpan: median(engine.flatMap(({ span }) => span ?? [])),
      msCutAndToken: median(engine.flatMap(({ cutAndToken }) => cutAndToken ?? [])),
      msToken: token(engine),
      memoryBytes: memory.length === 0 ? null : Math.max(...memory),
    });
  }
  return { rows, spans };
}

/** With two decimals; the upper one of two middle values. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(100 * (sorted[Math.floor(sorted.length / 2)] ?? Number.NaN)) / 100;
}
