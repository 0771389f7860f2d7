import { expect, it } from 'vitest';
import { defaultPreferences, readPreferences, writePreferences } from './settings.ts';

const chosen = { ...defaultPreferences.settings, accessCode: 'owl-and-oak', seed: 7 };

it('reads what it wrote, and the defaults where nothing can be read', () => {
  const preferences = { settings: chosen, stayOnDevice: true };
  expect(readPreferences(writePreferences(preferences))).toEqual(preferences);
  for (const text of [null, '', '{', '{"settings":{}}']) {
    expect(readPreferences(text)).toEqual(defaultPreferences);
  }
});

it('keeps all else of a person whose student no longer ships', () => {
  const kept = { settings: { ...chosen, student: 'relay-student-of-old' }, stayOnDevice: false };
  expect(readPreferences(JSON.stringify(kept))).toEqual({ settings: chosen, stayOnDevice: false });
});
