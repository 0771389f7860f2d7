import { expect, it } from 'vitest';

import { exampleFacts } from '../testing/set-results.ts';
import { setupName } from './setup-name.ts';

it('names student, policy and what else differs, as exactly as it can be set', () => {
  const setups = [0.95, 0.96].map((topP) => ({ ...exampleFacts, topP }));
  expect(setups.map((facts) => setupName(facts, setups))).toEqual([
    'a-student, the student decides, top-p 0.95',
    'a-student, the student decides, top-p 0.96',
  ]);
  expect(setupName(exampleFacts, [exampleFacts])).toBe('a-student, the student decides');
});
