// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';

import { commonErrors, type CodedError } from '../../errors/coded-error.ts';
import { engineErrors } from '../../engine/errors.ts';
import { relayErrors } from '../../relay/errors.ts';
import { roomErrors } from '../../room/errors.ts';
import { studentErrors } from '../../student/errors.ts';
import { apiErrors } from '../../teacher/api-errors.ts';
import { teacherErrors } from '../../teacher/errors.ts';
import { setupErrors } from '../../teacher/setup-errors.ts';
import { pageError, pageErrors } from '../page-error.ts';
import { bracketedLocale } from '../testing/bracketed-locale.ts';
import { en } from './en/index.ts';
import { createFormats, createPlural } from './formats.ts';
import { setLocale } from './spoken.ts';
import { sentenceOf } from './sentence.ts';
import { shownErrors } from './shown-errors.ts';

afterEach(() => setLocale(en));

describe('the formats of a language', () => {
  it('follow its conventions', () => {
    const [english, german] = [createFormats('en'), createFormats('de')];
    expect([english.number(12345), german.number(12345)]).toEqual(['12,345', '12.345']);
    expect([english.milliseconds(12), english.milliseconds(1250)]).toEqual(['12 ms', '1.3 s']);
    expect([english.size(2048), german.size(3_500_000)]).toEqual(['2 kB', '3,3 MB']);
    expect(createFormats('fr').size(3_500_000)).toMatch(/^3,3\sMo$/);
  });

  it('have the space before the percent sign that each wants', () => {
    const spaced = (tag: string) => createFormats(tag).percent(0.0107).replace(/\s/, '_');
    expect(['de', 'fr', 'es', 'zh-Hans'].map(spaced)).toEqual(['1,07_%', '1,07_%', '1,07_%', '1.07%']);
    expect(en.percent(0.0107)).toBe('1.07 %');
  });

  it('count by its plural rules', () => {
    const forms = { one: 'x', few: 'y', other: 'z' };
    const counts = (tag: string) => [0, 1, 2, 5, 21].map((count) => createPlural(tag)(count, forms));
    expect(counts('en')).toEqual(['0 z', '1 x', '2 z', '5 z', '21 z']);
    expect(counts('fr')).toEqual(['0 x', '1 x', '2 z', '5 z', '21 z']);
    expect(counts('zh-Hans')).toEqual(['0 z', '1 z', '2 z', '5 z', '21 z']);
    expect(counts('ru')).toEqual(['0 z', '1 x', '2 y', '5 z', '21 x']);
  });

  it('shorten probabilities for chips', () => {
    const { share } = createFormats('en', ' %');
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
    const error = pageError('run-not-saved', { cause: pageError('problem-empty') });
    expect(sentenceOf(error)).toBe(`This run is not saved in the browser. ${en.errors['problem-empty']()}`);
    expect(sentenceOf(error, bracketedLocale('x-made'))).toMatch(
      /^⟦This run is not saved in the browser. ⟦Type a problem/,
    );
  });

  it('shows the code of an error that it does not know, or whose values do not fit', () => {
    expect(sentenceOf({ code: 'of-next-year' })).toBe(en.unknownError('of-next-year'));
    expect(sentenceOf({ code: 'constructor' })).toBe(en.unknownError('constructor'));
    const broken = [{}, { known: 'x' }, { format: 1, known: ['a'] }, { format: 'a', known: [1] }];
    for (const params of broken) {
      expect(sentenceOf({ code: 'trace-format-unknown', params })).toBe(
        en.unknownError('trace-format-unknown'),
      );
    }
  });

  it('shows the text of an error that has no code of its own', () => {
    expect(sentenceOf({ code: 'message', params: { message: 'It broke.' } })).toBe('It broke.');
  });

  it('ends with errors within errors without end', () => {
    let error: CodedError = pageError('problem-empty');
    for (let depth = 0; depth < 20_000; depth += 1) error = pageError('run-not-saved', { cause: error });
    expect(sentenceOf(error)).toContain(en.unknownError('run-not-saved'));
  });
});

describe('the errors of all parts', () => {
  it('have a code of their own each', () => {
    const catalogs = [
      commonErrors,
      relayErrors,
      engineErrors,
      studentErrors,
      teacherErrors,
      apiErrors,
      setupErrors,
      roomErrors,
      pageErrors,
    ];
    const codes = catalogs.flatMap((catalog) => Object.keys(catalog));
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
    expect(Object.keys(shownErrors).sort()).toEqual([...codes].sort());
  });
});
