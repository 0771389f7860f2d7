/**
 * The languages that the page can speak. Their texts are loaded on demand, except English (null), which comes with the page
 * and stands in for a language that cannot be loaded. To add one: copy the folder `en`, translate it, and add it to both
 * tables.
 */
import type { Locale } from './index.ts';
import { setLocale } from './spoken.ts';

/** What the menu offers: each language under its BCP 47 tag, with its own name. */
export const languageNames = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  'zh-Hans': '简体中文',
} as const;

export type LanguageTag = keyof typeof languageNames;

/** What a person can choose: a language, or the one that the browser prefers. */
export const languageChoices = ['browser', ...(Object.keys(languageNames) as LanguageTag[])] as const;

export type LanguageChoice = (typeof languageChoices)[number];

/** Made-up languages that show what real ones would break. A browser gets one if it prefers exactly this tag. */
type PseudoTag = 'en-XA' | 'ar-XB';

const loaders: Readonly<Record<LanguageTag | PseudoTag, () => Promise<Locale | null>>> = {
  en: () => Promise.resolve(null),
  de: async () => (await import('./de/index.ts')).de,
  fr: async () => (await import('./fr/index.ts')).fr,
  es: async () => (await import('./es/index.ts')).es,
  'zh-Hans': async () => (await import('./zh-Hans/index.ts')).zhHans,
  'en-XA': async () => (await import('./pseudo.ts')).longTexts,
  'ar-XB': async () => (await import('./pseudo.ts')).rightToLeft,
};

/**
 * The first language of a list that the page has; English if it has none of them.
 * @param wanted BCP 47 tags, the most wanted first, as in `navigator.languages`
 */
export function matchLanguage(wanted: readonly string[]): LanguageTag | PseudoTag {
  for (const tag of wanted) {
    if (isTag(tag)) return tag;
    const language = languageOf(tag);
    const found = Object.keys(languageNames).find((known) => languageOf(known) === language);
    if (found !== undefined && isTag(found)) return found;
  }
  return 'en';
}

/**
 * Speaks a language from now on; does nothing if another one was chosen before its texts arrived.
 * @throws where the texts cannot be loaded; the page then keeps its language
 */
export async function speak(choice: LanguageChoice): Promise<void> {
  const tag = choice === 'browser' ? matchLanguage(navigator.languages) : choice;
  latest = tag;
  const loaded = await loaders[tag]();
  if (latest === tag) setLocale(loaded);
}

/** The language that was asked for last. */
let latest: LanguageTag | PseudoTag = 'en';

const isTag = (tag: string): tag is LanguageTag | PseudoTag => Object.hasOwn(loaders, tag);

/** Without script and region; null for a tag that is none, which some systems give. */
function languageOf(tag: string): string | null {
  try {
    return new Intl.Locale(tag).language;
  } catch {
    return null;
  }
}
