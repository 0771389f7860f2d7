// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';

import { en } from './en/index.ts';
import { locale } from './index.ts';
import { languageChoices, matchLanguage, speak } from './languages.ts';
import { longTexts, rightToLeft } from './pseudo.ts';
import { firstTexts, onLocaleChange, setLocale } from './spoken.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  setLocale(en);
});

describe('the language that is chosen', () => {
  it('is the first wanted one that the page has, in any region, else English', () => {
    expect(matchLanguage(['xx', 'en-GB', 'ar-XB'])).toBe('en');
    expect(matchLanguage(['gsw', 'de-AT', 'en'])).toBe('de');
    expect(matchLanguage(['zh-CN'])).toBe('zh-Hans');
    expect(matchLanguage(['zh-TW', 'en'])).toBe('zh-Hans');
    expect(matchLanguage([])).toBe('en');
    expect(matchLanguage(['ar'])).toBe('en');
    expect(matchLanguage(['ar-XB', 'en'])).toBe('ar-XB');
  });

  it('passes over what is no language tag', () => {
    expect(matchLanguage(['', 'C', 'en_US', 'constructor', 'en'])).toBe('en');
  });

  it('is offered under each of its tags once', () => {
    expect(new Set(languageChoices).size).toBe(languageChoices.length);
  });
});

describe('speak', () => {
  it('changes the texts, and language, direction and title of the document', async () => {
    vi.stubGlobal('navigator', { languages: ['ar-XB'] });
    await speak('browser');
    expect(locale()).toBe(rightToLeft);
    const { lang, dir } = document.documentElement;
    expect([lang, dir, document.title]).toEqual(['ar-XB', 'rtl', rightToLeft.page.title]);
  });

  it('ends with the language that was chosen last, however long the texts take', async () => {
    const spoken: string[] = [];
    const end = onLocaleChange(() => spoken.push(locale().tag));
    vi.stubGlobal('navigator', { languages: ['en-XA'] });
    await Promise.all([speak('browser'), speak('en')]);
    end();
    expect(spoken).toEqual(['en']);
  });
});

describe('English', () => {
  it('comes in two steps: the texts of the first paint are those of the whole language', async () => {
    await speak('de');
    await speak('en');
    expect(locale()).toBe(en);
    expect(en).toMatchObject(firstTexts());
    expect(Object.keys(firstTexts())).not.toContain('picker');
  });

  it('gives way to a whole language', async () => {
    await speak('de');
    expect(firstTexts()).toBe(locale());
  });
});

describe('the pseudo-locales', () => {
  it('change texts and the results of functions, but no address', () => {
    expect(longTexts.problem.solve).toBe('⟦Sölvé lörém⟧');
    expect(longTexts.errors['problem-empty']()).toMatch(/^⟦Typé à pröblém .*⟧$/);
    expect(rightToLeft.problem.solve).toBe('\u202eSolve\u202c');
    expect(longTexts.page.paperUrl).toBe(en.page.paperUrl);
    expect(longTexts.percent(0.5)).toBe(en.percent(0.5).replace(' %', '%'));
  });
});
