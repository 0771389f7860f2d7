/**
 * What a person can choose about a run, its defaults, and how the choice is kept between visits.
 */
import { z } from 'zod';

import { defaultOptions } from '../relay/defaults.ts';
import { policyKinds } from './policies.ts';
import { students } from './students.ts';

/** Of a student from elsewhere: its folder, and its weights behind `#`. */
const address = z.url({ protocol: /^https?$/ }).regex(/\/#[\w./-]+$/);

const settingsSchema = z.object({
  policy: z.enum(policyKinds),
  /** In nats: of the policy that calls where the student is unsure. */
  entropyThreshold: z.number().min(0).max(7).default(1),
  /** Of the policy that calls at random. */
  callProbability: z.number().min(0).max(1).default(0.01),
  /** Tokens that a call asks for where the student does not say. */
  tokensPerCall: z.int().min(1).max(64).default(8),
  maxCalls: z.int().min(0).max(100),
  maxTeacherTokens: z.int().min(0).max(8192),
  temperature: z.number().min(0).max(2),
  seed: z
    .int()
    .min(0)
    .max(2 ** 31 - 1),
  student: z.union([z.enum(students), address]),
  /** Students from elsewhere that were loaded once, by their addresses. */
  otherStudents: z.array(address).max(50).default([]),
  device: z.enum(['auto', 'webgpu', 'wasm']),
  /** Of the teacher, in dollars for a million tokens. */
  inputPrice: z.number().min(0).max(1000).default(0.5),
  outputPrice: z.number().min(0).max(1000).default(1.5),
  /** Address of a proxy elsewhere, for a page that has none of its own; '' for none. */
  proxy: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
  /** What the proxy wants to know before it answers; kept in this browser. '' for none. */
  accessCode: z
    .string()
    .regex(/^[!-~]{0,200}$/)
    .default(''),
  /** Whether a run waits at each call for the person to say what happens. */
  pauses: z.boolean().default(false),
  /** Whether the teacher reads ahead while the student writes its command, where it can. */
  readAhead: z.boolean().default(false),
  /** Large type, for a projector. */
  largeType: z.boolean().default(false),
});

export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = {
  policy: defaultOptions.policy,
  entropyThreshold: 1,
  callProbability: 0.01,
  tokensPerCall: defaultOptions.policyCallTokens,
  maxCalls: defaultOptions.limits.maxCalls,
  maxTeacherTokens: defaultOptions.limits.maxTeacherTokens,
  temperature: defaultOptions.sampling.temperature,
  seed: defaultOptions.seed,
  student: 'relay-student',
  otherStudents: [],
  device: 'auto',
  inputPrice: 0.5,
  outputPrice: 1.5,
  proxy: '',
  accessCode: '',
  pauses: false,
  readAhead: false,
  largeType: false,
};

/**
 * The settings after a change; a value that is out of bounds leaves them as they were. A code goes to the proxy that it
 * was given for, never to another one.
 */
export function changed(settings: Settings, change: Partial<Settings>): Settings {
  const isOtherProxy = change.proxy !== undefined && change.proxy !== settings.proxy;
  const result = settingsSchema.safeParse({
    ...settings,
    ...(isOtherProxy ? { accessCode: '' } : {}),
    ...change,
  });
  return result.success ? result.data : settings;
}

/** Names that settings had in earlier versions of the page, in which browsers still keep them. */
const earlierNames: Readonly<Record<string, keyof Settings>> = {
  priceRead: 'inputPrice',
  priceWritten: 'outputPrice',
  randomShare: 'callProbability',
  entropyAbove: 'entropyThreshold',
  callLength: 'tokensPerCall',
};

/** Saved settings under the names of this version. */
function withPresentNames(saved: unknown): unknown {
  if (typeof saved !== 'object' || saved === null) return saved;
  return Object.fromEntries(
    Object.entries(saved).map(([name, value]) => [earlierNames[name] ?? name, value]),
  );
}

/** A student that no longer ships falls back to the default; the other choices stay. */
const savedSettings = z.preprocess(
  withPresentNames,
  settingsSchema.extend({ student: settingsSchema.shape.student.catch(defaultSettings.student) }),
);

const preferencesSchema = z.object({ settings: savedSettings, stayOnDevice: z.boolean() });

export type Preferences = z.infer<typeof preferencesSchema>;

export const defaultPreferences: Preferences = { settings: defaultSettings, stayOnDevice: false };

/** Reads what `writePreferences` wrote; the defaults for everything else. */
export function readPreferences(text: string | null): Preferences {
  try {
    return preferencesSchema.parse(JSON.parse(text ?? ''));
  } catch {
    // Nothing kept yet, or kept by another version: not worth a word to the person.
    return defaultPreferences;
  }
}

export function writePreferences({ settings, stayOnDevice }: Preferences): string {
  return JSON.stringify({ settings, stayOnDevice } satisfies Preferences);
}
