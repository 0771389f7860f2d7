import { expect, it } from 'vitest';
import { portFromEnvironment } from './port.mjs';

it('is PORT where that is one, and 4173 without it', () => {
  expect(portFromEnvironment({})).toBe(4173);
  expect(portFromEnvironment({ PORT: '0' })).toBe(0);
  expect(portFromEnvironment({ PORT: '65535' })).toBe(65535);
});

it.each(['', 'x', '65536', '-1', '80.5', '4173 '])(
  'is refused with a sentence where PORT is "%s"',
  (text) => {
    expect(() => portFromEnvironment({ PORT: text })).toThrow(`and it is "${text}"`);
  },
);
