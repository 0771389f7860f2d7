/** The settings of a run with their bounds and defaults, and how the browser saves them between visits. */
import * as z from 'zod/mini';

import { defaultOptions, plainSampling } from '../relay/defaults.ts';
import { readSaved } from './browser-storage.ts';
import { languageChoices } from './locales/languages.ts';
import { policyMenu, type NumberBounds } from './policies.ts';
import { defaultStudent, embeddedStudents } from './students.ts';

/** The address of a student from elsewhere: its folder, then `#` and the path of its weights. */
const address = z.url({ protocol: /^https?$/ }).check(z.regex(/\/#[\w./-]+$/));

const { limits, policyCallTokens, seed } = defaultOptions;

/** Bounds and default of each setting that is a number. The schema below and the form both read them here. */
export const numberSettings = {
  /** Of policies that call by themselves. */
  tokensPerCall: { min: 1, max: 64, step: 1, initial: policyCallTokens },
  maxCalls: { min: 0, max: 100, step: 1, initial: limits.maxCalls },
  maxTeacherTokens: { min: 0, max: 8192, step: 1, initial: limits.maxTeacherTokens },
  /** Of the solution, both authors together. */
  maxTokens: { min: 1, max: 4096, step: 1, initial: limits.maxTokens },
  temperature: { min: 0, max: 2, step: 0.1, initial: plainSampling.temperature },
  topP: { min: 0.01, max: 1, step: 0.01, initial: plainSampling.topP },
  topK: { min: 0, max: 1000, step: 1, initial: plainSampling.topK },
  minP: { min: 0, max: 1, step: 0.01, initial: plainSampling.minP },
  repetitionPenalty: { min: 1, max: 2, step: 0.05, initial: plainSampling.repetitionPenalty },
  seed: { min: 0, max: 2 ** 31 - 1, step: 1, initial: seed },
  /** Of the teacher, in dollars for a million tokens. */
  inputPrice: { min: 0, max: 1000, step: 0.01, initial: 0.5 },
  outputPrice: { min: 0, max: 1000, step: 0.01, initial: 1.5 },
} as const satisfies Record<string, NumberBounds>;

export type NumberSettingName = keyof typeof numberSettings;

function bounded({ min, max, step, initial }: NumberBounds) {
  const number = step === 1 ? z.int() : z.number();
  return z._default(number.check(z.minimum(min), z.maximum(max)), initial);
}

const number = (name: NumberSettingName) => bounded(numberSettings[name]);

/** The parameter of each policy that has one, by its kind. */
const policyParameters = z.prefault(
  z.object(
    Object.fromEntries(
      policyMenu.flatMap(({ kind, bounds }) => (bounds === null ? [] : [[kind, bounded(bounds)] as const])),
    ),
  ),
  {},
);

export const devices = ['auto', 'webgpu', 'wasm'] as const;

/** Colours of the page. */
export const themes = ['system', 'light', 'dark'] as const;

/** Factors of the size of the page's text, in the order of the menu. */
export const textSizes: readonly number[] = [0.875, 1, 1.125, 1.25, 1.5];

const settingsSchema = z.object({
  policy: z._default(z.enum(policyMenu.map(({ kind }) => kind)), defaultOptions.policy),
  policyParameters,
  tokensPerCall: number('tokensPerCall'),
  maxCalls: number('maxCalls'),
  maxTeacherTokens: number('maxTeacherTokens'),
  maxTokens: number('maxTokens'),
  temperature: number('temperature'),
  topP: number('topP'),
  topK: number('topK'),
  minP: number('minP'),
  repetitionPenalty: number('repetitionPenalty'),
  seed: number('seed'),
  student: z._default(z.union([z.enum(embeddedStudents), address]), defaultStudent),
  /** Addresses of students from elsewhere that were loaded once. */
  otherStudents: z._default(z.array(address).check(z.maxLength(50)), []),
  device: z._default(z.enum(devices), 'auto'),
  inputPrice: number('inputPrice'),
  outputPrice: number('outputPrice'),
  /** Address of a proxy elsewhere, for a page that has none of its own; '' for none. */
  proxy: z._default(z.union([z.literal(''), z.url({ protocol: /^https?$/ })]), ''),
  /** The code that the proxy requires; saved in this browser. '' for none. */
  accessCode: z._default(z.string().check(z.regex(/^[!-~]{0,200}$/)), ''),
  /** One of the proxy's teachers by its name; '' for the proxy's default. */
  teacherName: z._default(z.string().check(z.maxLength(100)), ''),
  /** Whether a student without a token for `<call>` writes it as text, as the checkpoints of RelayLLM do. */
  writesCommands: z._default(z.boolean(), false),
  /** Whether a student that can think before it answers is asked to. */
  thinks: z._default(z.boolean(), false),
  /** Whether a run pauses at each call and asks the person. */
  pauses: z._default(z.boolean(), false),
  /** Whether the teacher prefills while the student writes its command, where it can. */
  prefill: z._default(z.boolean(), false),
  /** Presenter view: large type, for a projector. */
  largeType: z._default(z.boolean(), false),
  language: z._default(z.enum(languageChoices), 'browser'),
  theme: z._default(z.enum(themes), 'system'),
  textSize: z._default(z.number().check(z.refine((size) => textSizes.includes(size))), 1),
  /** Notices that the person closed for good. */
  dismissed: z._default(z.array(z.string().check(z.maxLength(100))).check(z.maxLength(50)), []),
});

export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = settingsSchema.parse({});

/** Whether a value may become the setting of this name. */
export function isValid(name: keyof Settings, value: unknown): boolean {
  return settingsSchema.shape[name].safeParse(value).success;
}

/**
 * The settings after a change; a value that is out of bounds leaves them as they were. Another proxy clears the access
 * code, which must not reach it, and the choice among its teachers.
 */
export function changed(settings: Settings, change: Partial<Settings>): Settings {
  const isOtherProxy = change.proxy !== undefined && change.proxy !== settings.proxy;
  const result = settingsSchema.safeParse({
    ...settings,
    ...(isOtherProxy ? { accessCode: '', teacherName: '' } : {}),
    ...change,
  });
  return result.success ? result.data : settings;
}

/** Names that settings had in earlier versions of the page, in which browsers still keep them. */
const earlierNames: Readonly<Record<string, keyof Settings>> = {
  priceRead: 'inputPrice',
  priceWritten: 'outputPrice',
  callLength: 'tokensPerCall',
  readAhead: 'prefill',
};

/** Settings of earlier versions that are a parameter of one policy, and the kinds of those policies. */
const earlierParameters: Readonly<Record<string, string>> = {
  randomShare: 'token-random',
  callProbability: 'token-random',
  entropyAbove: 'entropy',
  entropyThreshold: 'entropy',
  callLength: 'fixed',
};

/** Saved settings under the names of this version. */
function withPresentNames(saved: unknown): unknown {
  if (typeof saved !== 'object' || saved === null) return saved;
  const entries = Object.entries(saved);
  const earlier = entries.flatMap(([name, value]) => {
    const kind = earlierParameters[name];
    return kind === undefined ? [] : [[kind, value] as const];
  });
  return {
    ...(earlier.length === 0 ? {} : { policyParameters: Object.fromEntries(earlier) }),
    ...Object.fromEntries(entries.map(([name, value]) => [earlierNames[name] ?? name, value])),
  };
}

/** A student or language that this version lacks falls back to the default; the other choices stay. */
const savedSettings = z.pipe(
  z.transform(withPresentNames),
  z.extend(settingsSchema, {
    student: z.catch(settingsSchema.shape.student, defaultStudent),
    language: z.catch(settingsSchema.shape.language, 'browser'),
  }),
);

const preferencesSchema = z.object({ settings: savedSettings, stayOnDevice: z.boolean() });

export type Preferences = z.infer<typeof preferencesSchema>;

export const defaultPreferences: Preferences = { settings: defaultSettings, stayOnDevice: false };

/** Reads what `writePreferences` wrote; the defaults for everything else. */
export function readPreferences(text: string | null): Preferences {
  return readSaved(text, preferencesSchema, defaultPreferences);
}

/** The text that `readPreferences` reads. */
export function writePreferences({ settings, stayOnDevice }: Preferences): string {
  return JSON.stringify({ settings, stayOnDevice } satisfies Preferences);
}
