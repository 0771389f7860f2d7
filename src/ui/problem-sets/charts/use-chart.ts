/** A chart as wide as its place in the page. */
import { useEffect, useRef, useState, type RefObject } from 'react';

import { pagePalette } from './palette.ts';
import type { Chart } from './plot.ts';

/** Draws the chart into the element that gets the reference, and again where its width changes. */
export function useChart(chart: Chart): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (place.current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (width > 0) place.current?.replaceChildren(chart.draw({ palette: pagePalette, width, notes: [] }));
  }, [chart, width]);
  return place;
}
