/** Finds model servers: at the usual ports of this machine, and at an address that a person typed. */
import type { FoundServer } from '../../teacher/setup-schema.ts';
import type { ProviderRegistry } from '../providers/registry.ts';
import { detectProvider, findBase, listModels, type AskOptions } from '../settings/detect-provider.ts';

export interface UsualServer {
  readonly name: string;
  readonly url: string;
}

/** Where servers for one's own models listen unless told otherwise. */
export const usualServers: readonly UsualServer[] = [
  { name: 'Ollama', url: 'http://localhost:11434' },
  { name: 'LM Studio', url: 'http://localhost:1234' },
  { name: 'llama.cpp', url: 'http://localhost:8080' },
  { name: 'vLLM', url: 'http://localhost:8000' },
];

export interface LookOptions extends AskOptions {
  readonly registry: ProviderRegistry;
  /** The kind that the person chose; '' for the one that is detected. */
  readonly kind: string;
}

/**
 * The server at an address, as far as it says what it is.
 * @param url without a slash at its end
 * @returns null where nothing answers
 */
export async function lookAt(url: string, options: LookOptions): Promise<FoundServer | null> {
  const detected = await detectProvider(url, options);
  if (detected.notice.code === 'provider-silent') return null;
  const provider = options.registry.get(options.kind) ?? detected.provider;
  const base = await findBase(provider, url, options);
  const models = await listModels(provider, base, options);
  const { kind, inexactKinds = [] } = detected.provider;
  return {
    url,
    usual: null,
    server: detected.server,
    kind,
    inexactKinds: [...inexactKinds],
    models: [...models],
  };
}

/** The model servers at the usual ports. Other programs use these ports too: what names no model and no kind is none. */
export async function scan(
  servers: readonly UsualServer[],
  options: Omit<LookOptions, 'kind' | 'apiKey'>,
): Promise<FoundServer[]> {
  const found = await Promise.all(
    servers.map(async ({ name, url }) => {
      const server = await lookAt(url, { ...options, kind: '', apiKey: null });
      return server === null ? null : { ...server, usual: name };
    }),
  );
  return found
    .filter((server) => server !== null)
    .filter(({ server, models }) => server !== null || models.length > 0);
}
