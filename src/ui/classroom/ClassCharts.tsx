/** Charts of a problem set: outcome by call ratio, where in the solutions the calls are, and which problems have calls. */
import * as Plot from '@observablehq/plot';
import { useEffect, useRef } from 'react';

import { usePageActions } from '../page-context.ts';
import { saveUrl } from '../solution/export.ts';
import { locale } from '../locales/index.ts';
import { useLocale } from '../locales/use-locale.ts';
import { stackLevels } from './dot-stacking.ts';
import { pictureOf } from './picture.ts';
import { callsByPosition, figuresBy, problemResult, type ClassItem, type GroupFigures } from './results.ts';

interface Props {
  readonly items: readonly ClassItem[];
}

type Chart = ReturnType<typeof Plot.plot>;
const WIDTH = 640;
/** Of a dot, and the height of a strip of them, in pixels. */
const RADIUS = 4.5;
const STRIP = 80;

/** All charts of the results. */
export default function ClassCharts({ items }: Props) {
  const strings = useLocale();
  const actions = usePageActions();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const charts = [
      byRatio(items, (index) => actions.openItem(index)),
      byPosition(items),
      byGroup(strings.classroom.byFamily, figuresBy(items, 'family')),
      byGroup(strings.classroom.byDifficulty, figuresBy(items, 'difficulty')),
    ].filter((chart) => chart !== null);
    for (const chart of charts) asPicture(chart);
    place.current?.replaceChildren(...charts);
  }, [items, actions, strings]);
  const savePictures = async () => {
    for (const [index, chart] of [...(place.current?.querySelectorAll('svg') ?? [])].entries()) {
      saveUrl(`relay-class-${index + 1}.png`, await pictureOf(chart));
    }
  };
  return (
    <>
      <div ref={place} className="classroom-charts" />
      <button type="button" className="button quiet small" onClick={() => void savePictures()}>
        {strings.classroom.png}
      </button>
    </>
  );
}

/** Settings of every chart. The table shows the same results as text. */
const shared = { width: WIDTH, style: { background: 'transparent' } } as const;

function byRatio(items: readonly ClassItem[], open: (index: number) => void): Chart {
  const strings = locale();
  const points = items.flatMap((item, index) => {
    const result = problemResult(item);
    if (result === null) return [];
    return [
      {
        index,
        ratio: 100 * result.callRatio,
        outcome: strings.classroom.outcomes[result.outcome],
        title: `${index + 1}. ${item.problem}`,
      },
    ];
  });
  const farthest = Math.max(2, ...points.map(({ ratio }) => ratio));
  const dots = points.map(({ ratio, outcome }) => ({ at: ratio, strip: outcome }));
  const levels = stackLevels(dots, (2 * RADIUS * farthest) / WIDTH);
  const strips = [...new Set(points.map(({ outcome }) => outcome))].sort();
  const place = { x: 'ratio', y: levels, fy: 'outcome' } as const;
  const chart = Plot.plot({
    ...shared,
    height: 70 + STRIP * strips.length,
    ariaLabel: strings.classroom.byRatio,
    title: strings.classroom.byRatio,
    // A set without calls has an axis, too.
    x: { label: `${strings.classroom.columns.ratio} (%)`, domain: [0, farthest], grid: true },
    // Dots of a pile that is higher than its strip overlap.
    y: { axis: null, domain: [0, Math.max(STRIP / (2 * RADIUS) - 1, ...levels)], inset: RADIUS + 1 },
    fy: { label: null, domain: strips },
    marks: [
      Plot.dot(points, {
        ...place,
        symbol: 'outcome',
        r: RADIUS,
        fill: 'currentColor',
        fillOpacity: 0.55,
      }),
      Plot.tip(points, Plot.pointer({ ...place, title: 'title', lineWidth: 40 })),
    ],
  });
  chart.addEventListener('click', () => {
    const point: unknown = chart.value;
    if (typeof point === 'object' && point !== null && 'index' in point) open(Number(point.index));
  });
  return chart;
}

function byPosition(items: readonly ClassItem[]): Chart {
  const strings = locale();
  const counts = callsByPosition(items).map((calls, tenth) => ({ tenth: tenth + 1, calls }));
  return Plot.plot({
    ...shared,
    height: 180,
    ariaLabel: strings.classroom.byPosition,
    title: strings.classroom.byPosition,
    x: { label: null },
    y: {
      label: strings.classroom.columns.calls,
      domain: [0, Math.max(1, ...counts.map(({ calls }) => calls))],
      grid: true,
    },
    marks: [
      Plot.barY(counts, { x: 'tenth', y: 'calls', fill: 'currentColor', fillOpacity: 0.6 }),
      Plot.ruleY([0]),
    ],
  });
}

/** Removes the labels that Plot gives its groups: a screen reader should announce the picture as a whole only. */
function asPicture(chart: Chart): void {
  for (const group of chart.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label');
  for (const svg of chart.querySelectorAll('svg[aria-label]')) svg.setAttribute('role', 'img');
}

function byGroup(title: string, groups: readonly GroupFigures[]): Chart | null {
  if (groups.length === 0) return null;
  const bars = groups.map(({ name, calling, done }) => ({
    name: `${name} (${done})`,
    calling: 100 * calling,
  }));
  return Plot.plot({
    ...shared,
    height: 60 + 22 * bars.length,
    marginLeft: 150,
    ariaLabel: title,
    title,
    x: { label: '%', domain: [0, 100], grid: true },
    y: { label: null, domain: bars.map(({ name }) => name) },
    marks: [
      Plot.barX(bars, { x: 'calling', y: 'name', fill: 'currentColor', fillOpacity: 0.6 }),
      Plot.ruleX([0]),
    ],
  });
}
