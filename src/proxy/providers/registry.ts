/**
 * What each kind of foreign teacher is: where it lives, whether the proxy renders its prompts, and its adapter. A kind
 * that is not in this list does not exist.
 */
import type { Upstream } from '../upstream.ts';
import { anthropicUpstream } from './anthropic.ts';
import { chatContinueUpstream } from './chat-continue.ts';
import { completionsUpstream } from './completions.ts';
import { deepSeekUpstream } from './deepseek.ts';
import { instructUpstream } from './instruct.ts';
import { llamaCppUpstream } from './llamacpp.ts';
import { mistralUpstream } from './mistral.ts';
import { ollamaUpstream } from './ollama.ts';
import { openRouterUpstream } from './openrouter.ts';
import type { PromptFormat } from '../prompt/prompt-format.ts';
import type { TeacherServer } from '../completion/teacher-server.ts';

/** What TEACHER_KIND may be. */
export const teacherKinds = [
  'embedded',
  'completions',
  'chat-continue',
  'ollama',
  'llamacpp',
  'mistral',
  'deepseek',
  'openrouter',
  'anthropic',
  'instruct',
] as const;
type TeacherKind = (typeof teacherKinds)[number];

export type ProviderKind = Exclude<TeacherKind, 'embedded'>;

interface Kind {
  /** Its adapter. Where the server renders the chat itself, there is no use for a format. */
  readonly make: (server: TeacherServer, format: PromptFormat) => Upstream;
  /** Whether the prompt is rendered here. */
  readonly rendersHere: boolean;
  /** What its paths stand behind, in an address that a person wrote: the version, nothing, or whatever is there. */
  readonly base: 'version' | 'root' | 'as-written';
  /** The address of a hosted API, or an example of one's own. */
  readonly address: string;
  /**
   * Whether a request leaves something behind that makes the next one with the same beginning faster, given that its
   * server keeps what it has read.
   */
  readonly keepsContext: boolean;
  /** The API at `address` is the one that this kind is named after; it asks for a key. */
  readonly isHosted: boolean;
}

const local = {
  base: 'version',
  address: 'http://localhost:8000/v1',
  isHosted: false,
  keepsContext: true,
} as const;
const hosted = { base: 'version', isHosted: true, rendersHere: false, keepsContext: true } as const;

export const providers: Readonly<Record<ProviderKind, Kind>> = {
  completions: { make: completionsUpstream, rendersHere: true, ...local },
  'chat-continue': { make: chatContinueUpstream, rendersHere: false, ...local },
  instruct: { make: instructUpstream, rendersHere: false, ...local },
  ollama: {
    make: ollamaUpstream,
    rendersHere: true,
    base: 'root',
    address: 'http://localhost:11434',
    isHosted: false,
    keepsContext: true,
  },
  llamacpp: {
    make: llamaCppUpstream,
    rendersHere: true,
    base: 'root',
    address: 'http://localhost:8080',
    isHosted: false,
    keepsContext: true,
  },
  mistral: { make: mistralUpstream, ...hosted, address: 'https://api.mistral.ai/v1' },
  deepseek: {
    make: deepSeekUpstream,
    ...hosted,
    base: 'as-written',
    address: 'https://api.deepseek.com/beta',
  },
  openrouter: { make: openRouterUpstream, ...hosted, address: 'https://openrouter.ai/api/v1' },
  anthropic: {
    make: anthropicUpstream,
    ...hosted,
    // It keeps what is marked for that and long (from 512 to 4,096 tokens, by model); the prefixes here are neither.
    keepsContext: false,
    address: 'https://api.anthropic.com/v1',
  },
};

export const providerKinds = Object.keys(providers) as readonly ProviderKind[];

/** The kind whose own hosted API an address leads to; null for every other. */
export function hostedKindAt(address: string): ProviderKind | null {
  const { host } = new URL(address);
  return (
    providerKinds.find(
      (kind) => providers[kind].isHosted && new URL(providers[kind].address).host === host,
    ) ?? null
  );
}

/** What the kind's paths follow. `address` has no slash at its end. */
export function baseAddress(kind: ProviderKind, address: string): string {
  // Of a hosted API there is one right address, however much of it was written.
  if (hostedKindAt(address) === kind) return providers[kind].address;
  const version = /\/v\d+$/;
  switch (providers[kind].base) {
    case 'version':
      return version.test(address) ? address : `${address}/v1`;
    case 'root':
      return address.replace(version, '');
    case 'as-written':
      return address;
  }
}
