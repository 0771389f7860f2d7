/**
 * The providers that the proxy knows. To add one, write its file in this folder and add it to the list here; the values
 * of TEACHER_KIND, detection, error messages and tables follow.
 */
import { anthropic } from './anthropic.ts';
import { chatContinue } from './chat-continue.ts';
import { completions } from './completions.ts';
import { deepSeek } from './deepseek.ts';
import { instruct } from './instruct.ts';
import { llamaCpp } from './llamacpp.ts';
import { mistral } from './mistral.ts';
import { ollama } from './ollama.ts';
import { openRouter } from './openrouter.ts';
import { environmentOf, mayRenderPrompt, type Provider } from './provider.ts';

const builtIn = [
  completions,
  chatContinue,
  ollama,
  llamaCpp,
  mistral,
  deepSeek,
  openRouter,
  anthropic,
  instruct,
] as const satisfies readonly Provider[];

export type ProviderKind = (typeof builtIn)[number]['kind'];

/** The value of TEACHER_KIND for the project's own teacher, in the proxy's process. */
export const embeddedKind = 'embedded';

/** A row of the providers' table, for the documentation and `--help`. */
export interface ProviderRow {
  readonly kind: string;
  readonly label: string;
  readonly continuation: string;
  readonly url: string;
  readonly variables: ReturnType<typeof environmentOf>;
}

/** A list of providers, and what follows from their definitions. */
export class ProviderRegistry {
  readonly providers: readonly Provider[];
  /** Asked for where a server cannot be recognised. */
  readonly fallback: Provider;

  /** @throws RangeError when two providers have the same kind */
  constructor(providers: readonly Provider[], fallback: Provider) {
    const kinds = new Set([embeddedKind, ...providers.map(({ kind }) => kind)]);
    if (kinds.size !== providers.length + 1) throw new RangeError('two providers of one kind');
    this.providers = providers;
    this.fallback = fallback;
  }

  /** What TEACHER_KIND may be. */
  get teacherKinds(): readonly string[] {
    return [embeddedKind, ...this.providers.map(({ kind }) => kind)];
  }

  /** The provider of a kind; undefined for a kind that is not in the registry. */
  get(kind: string): Provider | undefined {
    return this.providers.find((provider) => provider.kind === kind);
  }

  /** The provider whose hosted API an address leads to; null for every other address. */
  hostedAt(address: string): Provider | null {
    const { host } = new URL(address);
    return this.providers.find(({ isHosted, url }) => isHosted && new URL(url).host === host) ?? null;
  }

  /** The kinds for which the proxy renders the prompt. */
  get kindsWithTemplate(): readonly string[] {
    return this.providers.filter(mayRenderPrompt).map(({ kind }) => kind);
  }

  table(): ProviderRow[] {
    return this.providers.map((provider) => ({
      kind: provider.kind,
      label: provider.label,
      continuation: provider.continuation,
      url: provider.url,
      variables: environmentOf(provider),
    }));
  }

  /** The same registry with more providers. */
  with(...more: readonly Provider[]): ProviderRegistry {
    return new ProviderRegistry([...this.providers, ...more], this.fallback);
  }
}

export const registry = new ProviderRegistry(builtIn, completions);
