import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

import { examples, failingExamples, solvedExamples } from '../../ui/problem/examples.ts';
import { exampleOutcomes, outcomesFile } from './example-outcomes.ts';

it('marks each example of the page with what the shipped student makes of it', async () => {
  const marks: unknown = JSON.parse(readFileSync(outcomesFile, 'utf8'));
  expect(await exampleOutcomes(examples)).toEqual(marks);
});

it('offers examples that are solved, and two that fail', () => {
  expect(solvedExamples.length).toBeGreaterThanOrEqual(4);
  expect(failingExamples).toHaveLength(2);
});
