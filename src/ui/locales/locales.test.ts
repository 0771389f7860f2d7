// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';

import { pageError } from '../page-error.ts';
import { bracketedLocale } from '../testing/bracketed-locale.ts';
import { en } from './en/index.ts';
import { createFormats } from './formats.ts';
import { locale, localeFor, setLocale } from './index.ts';
import { sentenceOf } from './sentence.ts';

afterEach(() => setLocale(en));

describe('the language of the page', () => {
  it('is the first wanted one that the page has, else English', () => {
    expect(localeFor(['xx', 'en-GB', 'de'])).toBe(en);
    expect(localeFor([])).toBe(en);
  });

  it('is also the language of the document', () => {
    const made = bracketedLocale('x-made');
    setLocale(made);
    expect(locale()).toBe(made);
    expect([document.documentElement.lang, document.title]).toEqual(['x-made', `⟦${en.page.title}⟧`]);
  });
});

describe('the formats of a language', () => {
  it('follow its conventions', () => {
    const [english, german] = [createFormats('en'), createFormats('de')];
    expect([english.number(12345), german.number(12345)]).toEqual(['12,345', '12.345']);
    expect([english.percent(0.0107), german.percent(0.0107)]).toEqual(['1.07 %', '1,07 %']);
    expect([english.milliseconds(12), english.milliseconds(1250)]).toEqual(['12 ms', '1.3 s']);
    expect([english.size(2048), german.size(3_500_000)]).toEqual(['2 KB', '3,3 MB']);
  });

  it('shorten probabilities for chips', () => {
    const { share } = createFormats('en');
    const probabilities = [0, 0.001, 0.0507, 0.096, 0.1, 0.994, 0.9951, 0.9996];
    expect(probabilities.map(share)).toEqual([
      '< 0.1 %',
      '0.1 %',
      '5 %',
      '10 %',
      '10 %',
      '99 %',
      '99.5 %',
      '100 %',
    ]);
  });
});

describe('sentenceOf', () => {
  it('fills in the values, and the sentences of errors among them', () => {
    const error = pageError('set-row', { row: 1200, cause: pageError('problem-empty') });
    expect(sentenceOf(error)).toBe(`Row 1,200: ${en.errors['problem-empty']()}`);
    expect(sentenceOf(error, bracketedLocale('x-made'))).toMatch(/^⟦Row 1,200: ⟦Type a problem/);
  });

  it('shows the message of a code that it does not know, or else the code', () => {
    expect(sentenceOf({ code: 'of-next-year', params: { message: 'It broke.' } })).toBe('It broke.');
    expect(sentenceOf({ code: 'constructor' })).toBe(en.errors.unknown({ code: 'constructor' }));
  });
});
