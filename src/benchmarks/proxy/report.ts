/** Prints the figures as tables. */
import type { Latency } from './latency.ts';
import type { Level, ProxySpeed, TargetSpeed } from './figures.ts';
import type { MemoryFigures } from './memory.ts';
import type { Quantiles } from './quantiles.ts';

const ms = ({ p50, p99 }: Quantiles): string => `${p50.toFixed(2)} / ${p99.toFixed(2)}`;
const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
const kibibytes = (bytes: number): string => `${(bytes / 2 ** 10).toFixed(1)} KiB`;

/** Columns of even width; the first row is the head. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('   ')
        .trimEnd(),
    )
    .join('\n');
}

const present = <T>(targets: Readonly<Partial<Record<string, T>>>): [string, T][] =>
  Object.entries(targets).flatMap(([name, figures]) => (figures === undefined ? [] : [[name, figures]]));

function levelTable({ streams, tokensPerStream, everyMs, rounds, targets }: Level): string {
  const latency = (of: Latency): string[] => [ms(of.firstToken), ms(of.between), ms(of.delivery)];
  const row = ([name, { latency: all, added, tally, ...of }]: [string, TargetSpeed]) => [
    name,
    ...latency(all),
    ...(name === 'direct' ? ['', ''] : [ms(added.firstToken), ms(added.delivery)]),
    of.requestsPerSecond.toFixed(0),
    of.processorMsPerRequest.toFixed(2),
    String(of.connections),
    String(of.mostOpen),
    `${tally.lost} / ${tally.mixed} of ${tally.streams}`,
  ];
  const head = [
    'ms, p50 / p99',
    'first token',
    'between tokens',
    'delivery',
    'first token, added',
    'delivery, added',
    'requests/s',
    'its CPU, ms a request',
    'connections',
    'open',
    'lost / mixed',
  ];
  return `${streams} at a time: ${tokensPerStream} tokens each, one every ${everyMs} ms, ${rounds} rounds\n${table([head, ...present(targets).map(row)])}`;
}

function memoryTable(memory: ProxySpeed['memory']): string {
  const row = ([name, { idle, levels, perStream, overRequests }]: [string, MemoryFigures]) => [
    name,
    mebibytes(idle.rss),
    ...levels.map(({ rss }) => mebibytes(rss)),
    kibibytes(perStream.rss),
    kibibytes(perStream.retained),
    mebibytes(overRequests.samples.at(-1)?.rss ?? NaN),
    `${overRequests.growthPerRequest.toFixed(1)} B`,
  ];
  const rows = present(memory);
  const levels = rows[0]?.[1].levels ?? [];
  const requests = rows[0]?.[1].overRequests.requests ?? 0;
  const head = [
    'memory',
    'idle',
    ...levels.map(({ streams }) => `${streams} open`),
    'a stream',
    'of it in use',
    `after ${requests} requests`,
    'growth a request',
  ];
  return table([head, ...rows.map(row)]);
}

/** The whole report as text. */
export function reportOf({ peer, levels, cancellation, memory, goals }: ProxySpeed): string {
  const gone = present(cancellation).map(([name, { seenAfter, unseen, readers }]) => [
    name,
    seenAfter === null ? '' : ms(seenAfter),
    `${unseen} of ${readers}`,
  ]);
  const verdict = (reached: boolean | null): string =>
    reached === null ? 'not judged' : reached ? 'reached' : 'MISSED';
  return [
    `peer: ${peer}`,
    ...levels.map(levelTable),
    table([['reader gone, ms p50 / p99', 'seen after', 'never seen'], ...gone]),
    memoryTable(memory),
    table([
      ['goal', '', 'found'],
      ...goals.map(({ goal, found, reached }) => [goal, verdict(reached), found]),
    ]),
  ].join('\n\n');
}
