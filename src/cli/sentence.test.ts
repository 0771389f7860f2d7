import { describe, expect, it } from 'vitest';
import type { ErrorCatalog } from '../errors/coded-error.ts';
import { EnvironmentError } from '../proxy/settings/environment-error.ts';
import { checkFindings } from '../proxy/conformance/findings.ts';
import { serverError, serverErrors } from '../proxy/settings/errors.ts';
import { en } from '../ui/locales/en/index.ts';
import { sentenceOf } from '../ui/locales/sentence.ts';
import { shownErrors } from '../ui/locales/shown-errors.ts';
import { reasonOf, sentence } from './sentence.ts';

function exampleOf(kind: ErrorCatalog[string][string]): unknown {
  if (typeof kind !== 'string') return kind[0];
  return { number: 2, text: 'x', texts: ['x', 'y'], error: { code: 'problem-empty' } }[kind];
}

const examplesOf = (catalog: ErrorCatalog) =>
  Object.entries(catalog).map(([code, kinds]) => ({
    code,
    params: Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, exampleOf(kind)])),
  }));

describe('the sentence of an error', () => {
  it.each(examplesOf(shownErrors))('is that of the page: $code', (error) => {
    expect(sentence(error)).toBe(sentenceOf(error));
    expect(sentence(error)).not.toBe(en.unknownError(error.code));
  });

  it.each(examplesOf({ ...serverErrors, ...checkFindings }))(
    'is there for the operator of a proxy: $code',
    (error) => {
      expect(sentence(error)).not.toBe(en.unknownError(error.code));
      expect(Object.keys(shownErrors)).not.toContain(error.code);
    },
  );
});

describe('the reason of a failure', () => {
  it('is the sentence of a coded error, and the message of any other', () => {
    const error = new EnvironmentError(serverError('switch-invalid', { name: 'LOG_BODIES', value: 'yes' }));
    expect(reasonOf(error)).toBe('LOG_BODIES must be 1 or 0, and it is "yes".');
    expect([reasonOf(new Error('broken')), reasonOf('gone')]).toEqual(['broken', 'gone']);
  });
});
