/** Makes the upstream that the settings describe: detects the provider where TEACHER_KIND is not set, and reads the chat
 * template. */
import { fetchTransport, type HttpTransport } from '../../teacher/http-transport.ts';
import { chatML } from '../prompt/prompt-format.ts';
import { baseAddress, providerUpstream } from '../providers/provider.ts';
import { registry as builtInRegistry, type ProviderRegistry } from '../providers/registry.ts';
import { withPrefill } from '../providers/with-prefill.ts';
import type { Upstream } from '../upstream.ts';
import { detectProvider } from './detect-provider.ts';
import type { RemoteTeacherSettings } from './teacher-settings.ts';
import { formatAt } from './template-source.ts';

export interface RemoteTeacherOptions {
  /** Called with what was detected, as a sentence, where the environment does not name the provider. */
  readonly tell: (sentence: string) => void;
  readonly fetch?: typeof fetch;
  /** Sends the calls. Default: `fetch`. */
  readonly transport?: HttpTransport;
  readonly registry?: ProviderRegistry;
}

/** @throws EnvironmentError for a template that cannot be used */
export async function remoteTeacher(
  settings: RemoteTeacherSettings,
  { tell, fetch, transport, registry = builtInRegistry }: RemoteTeacherOptions,
): Promise<Upstream> {
  const { url, model, apiKey, template, timeouts } = settings;
  let { provider } = settings;
  if (provider === null) {
    const detected = await detectProvider(url, {
      registry,
      apiKey,
      ...(fetch === undefined ? {} : { fetch }),
    });
    tell(detected.sentence);
    provider = detected.provider;
  }
  const format = template === null ? chatML : await formatAt(template, fetch);
  const sender = transport ?? (fetch && fetchTransport(fetch));
  const server = { url: baseAddress(provider, url), model, apiKey, timeouts };
  const upstream = providerUpstream(
    provider,
    sender === undefined ? server : { ...server, transport: sender },
    format,
  );
  return settings.prefill ? withPrefill(upstream) : upstream;
}
