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

it('keeps all other choices where the chosen student no longer ships', () => {
  const saved = { settings: { ...chosen, student: 'relay-student-of-old' }, stayOnDevice: false };
  expect(readPreferences(JSON.stringify(saved))).toEqual({ settings: chosen, stayOnDevice: false });
});

it('keeps all other choices where the page lacks the chosen language', () => {
  const saved = { settings: { ...chosen, language: 'tlh' }, stayOnDevice: false };
  expect(readPreferences(JSON.stringify(saved))).toEqual({ settings: chosen, stayOnDevice: false });
});

it('reads settings that an earlier version saved under other names', () => {
  const { inputPrice, outputPrice, policyParameters, tokensPerCall, prefill, ...others } = chosen;
  const saved = {
    settings: {
      ...others,
      priceRead: inputPrice + 1,
      priceWritten: outputPrice + 1,
      randomShare: 0.5,
      entropyAbove: 2,
      callLength: tokensPerCall + 1,
      readAhead: !prefill,
    },
    stayOnDevice: true,
  };
  expect(readPreferences(JSON.stringify(saved))).toEqual({
    settings: {
      ...others,
      inputPrice: inputPrice + 1,
      outputPrice: outputPrice + 1,
      policyParameters: { ...policyParameters, 'token-random': 0.5, entropy: 2, fixed: tokensPerCall + 1 },
      tokensPerCall: tokensPerCall + 1,
      prefill: !prefill,
    },
    stayOnDevice: true,
  });
});
