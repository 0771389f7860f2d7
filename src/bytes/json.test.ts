import { expect, it } from 'vitest';
import { jsonOrUndefined } from './json.ts';

it('gives the value of a JSON text, and undefined for any other', () => {
  expect(jsonOrUndefined('{"a": [1, null]}')).toEqual({ a: [1, null] });
  expect(jsonOrUndefined('null')).toBeNull();
  for (const text of ['', '{"a": ', 'undefined', '{}{}']) expect(jsonOrUndefined(text)).toBeUndefined();
});
