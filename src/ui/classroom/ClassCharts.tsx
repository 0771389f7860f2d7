/** Pictures of a lesson: outcome over call ratio, where in the solutions the calls are, and who is called for. */
import * as Plot from '@observablehq/plot';
import { useEffect, useRef } from 'react';

import { usePageActions } from '../page-context.ts';
import { saveUrl } from '../solution/take-away.ts';
import { strings } from '../strings.ts';
import { pictureOf } from './picture.ts';
import { callsByPosition, figuresBy, resultOf, type ClassItem, type GroupFigures } from './results.ts';

interface Props {
  readonly items: readonly ClassItem[];
}

type Chart = ReturnType<typeof Plot.plot>;
const WIDTH = 640;

export default function ClassCharts({ items }: Props) {
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
  }, [items, actions]);
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

/** The names that Plot draws are those of the page; the table beside it says the same in words. */
const shared = { width: WIDTH, style: { background: 'transparent' } } as const;

function byRatio(items: readonly ClassItem[], open: (index: number) => void): Chart {
  const points = items.flatMap((item, index) => {
    const result = resultOf(item);
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
  const chart = Plot.plot({
    ...shared,
    height: 260,
    ariaLabel: strings.classroom.byRatio,
    title: strings.classroom.byRatio,
    x: {
      label: `${strings.classroom.columns.ratio} (%)`,
      // A set in which nobody called has an axis, too.
      domain: [0, Math.max(2, ...points.map(({ ratio }) => ratio))],
      grid: true,
    },
    fy: { label: null, domain: [...new Set(points.map(({ outcome }) => outcome))].sort() },
    marks: [
      Plot.dot(
        points,
        Plot.dodgeY('bottom', {
          x: 'ratio',
          fy: 'outcome',
          symbol: 'outcome',
          r: 5,
          fill: 'currentColor',
          fillOpacity: 0.55,
        }),
      ),
      Plot.tip(points, Plot.pointerX({ x: 'ratio', fy: 'outcome', title: 'title', lineWidth: 40 })),
    ],
  });
  chart.addEventListener('click', () => {
    const point: unknown = chart.value;
    if (typeof point === 'object' && point !== null && 'index' in point) open(Number(point.index));
  });
  return chart;
}

function byPosition(items: readonly ClassItem[]): Chart {
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

/** Plot names its groups, which no reader of the screen may be told of; the picture as a whole has a name. */
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
