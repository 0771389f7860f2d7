import { JSDOM } from 'jsdom';
import { expect, it } from 'vitest';
import { drawCurves, lastOfEachStep } from './curves.ts';

const values = Array.from({ length: 40 }, (_, i) => ({ step: i + 1, value: Math.sin(i / 5) }));

it('draws a panel per figure, with a dot per value', () => {
  const svg = drawCurves([
    { title: 'reward', values },
    { title: 'a < b & c', values: values.slice(0, 7) },
  ]);
  const { document } = new JSDOM(svg, { contentType: 'image/svg+xml' }).window;
  expect(document.querySelectorAll('svg > svg')).toHaveLength(2);
  expect(document.querySelectorAll('circle')).toHaveLength(47);
  expect(document.documentElement.textContent).toContain('a < b & c');
});

it('takes the last row of a step that ran twice', () => {
  const rows = [
    { step: 1, value: 1 },
    { step: 2, value: 2 },
    { step: 2, value: 3 },
    { step: 3, value: 4 },
  ];
  expect(lastOfEachStep(rows).map(({ value }) => value)).toEqual([1, 3, 4]);
});
