/**
 * The teacher that the environment asks for, read once.
 *
 *   TEACHER_KIND      a provider (providers/registry.ts), or `embedded`; unset: the provider of the server at TEACHER_URL
 *                     is detected, and without TEACHER_URL the embedded teacher serves
 *   TEACHER_URL       address of the server, e.g. http://localhost:8000; hosted APIs need none
 *   TEACHER_MODEL     the model's name on that server
 *   TEACHER_API_KEY   sent to that server only
 *   TEACHER_TEMPLATE  path or address of the model's tokenizer_config.json or chat_template.jinja, for providers whose
 *                     prompt the proxy renders; default: ChatML
 *   TEACHER_TOKENIZER path or address of the model's tokenizer.json, tokenizer_config.json or GGUF, whose special tokens are
 *                     escaped in what is sent; default: what TEACHER_TEMPLATE and the server say
 *   TEACHER_FIRST_TOKEN_SECONDS, TEACHER_IDLE_SECONDS
 *                     timeouts until the first token, and between two tokens; default: 60 and 30
 *   TEACHER_PREFILL   1: pages may ask for prefills, which count as two tokens each; 0: not even of the embedded teacher,
 *                     which charges nothing; default: of the embedded teacher only
 */
import type { StreamTimeouts } from '../../teacher/event-stream.ts';
import { mayRenderPrompt, type Provider } from '../providers/provider.ts';
import { embeddedKind, registry as builtInRegistry, type ProviderRegistry } from '../providers/registry.ts';
import { EnvironmentError } from './environment-error.ts';
import { serverError } from './errors.ts';
import { withNewNames } from './renamed-variables.ts';
import { baseOf, parseAddress } from './server-address.ts';
import { switchIn, valueIn, wholeNumberIn, type Environment } from './variables.ts';

/** Timeouts that the environment sets; the others have their defaults. */
export type TeacherTimeouts = Partial<Pick<StreamTimeouts, 'firstTokenMs' | 'idleMs'>>;

export interface EmbeddedTeacherSettings {
  readonly type: 'embedded';
  readonly prefill: boolean;
  readonly timeouts: TeacherTimeouts;
}

export interface RemoteTeacherSettings {
  readonly type: 'remote';
  /** null where the environment does not name one: then it has to be detected. */
  readonly provider: Provider | null;
  /** As it was written, without query and without a slash at the end. */
  readonly url: string;
  readonly model: string;
  readonly apiKey: string | null;
  readonly template: string | null;
  readonly tokenizer: string | null;
  readonly prefill: boolean;
  readonly timeouts: TeacherTimeouts;
}

export type TeacherSettings = EmbeddedTeacherSettings | RemoteTeacherSettings;

/** A model on a CPU may take minutes for the prefill of a long prompt; more than an hour is a mistake. */
const maxSeconds = 3600;

function apiKeyIn(environment: Environment): string | null {
  const text = valueIn(environment, 'TEACHER_API_KEY');
  if (text === '') return null;
  if (/^[\x21-\x7e]+$/.test(text)) return text;
  // No error shows the key.
  throw new EnvironmentError(serverError('api-key-invalid'));
}

/** null for a kind that is not set, `embedded` for the embedded teacher. */
function kindIn(environment: Environment, registry: ProviderRegistry): Provider | 'embedded' | null {
  const kind = valueIn(environment, 'TEACHER_KIND');
  if (kind === '') return null;
  if (kind === embeddedKind) return embeddedKind;
  const provider = registry.get(kind);
  if (provider !== undefined) return provider;
  throw new EnvironmentError(serverError('teacher-kind-unknown', { known: registry.teacherKinds }));
}

function parseUrl(text: string): string {
  const address = parseAddress(text);
  if (address === null) throw new EnvironmentError(serverError('teacher-url-invalid'));
  if (address.username !== '' || address.password !== '') {
    throw new EnvironmentError(serverError('teacher-url-with-password'));
  }
  return baseOf(address);
}

/** The address in TEACHER_URL, or that of a hosted API; null where neither says one. */
function urlIn(environment: Environment, provider: Provider | null): string | null {
  const written = valueIn(environment, 'TEACHER_URL');
  if (written !== '') return parseUrl(written);
  if (provider === null) return null;
  if (provider.isHosted) return provider.url;
  const { kind, url: example } = provider;
  throw new EnvironmentError(serverError('teacher-url-missing', { kind, example }));
}

function timeoutsIn(environment: Environment): TeacherTimeouts {
  const millisecondsIn = (name: string): number | null => {
    const seconds = wholeNumberIn(environment, name, null, { min: 1, max: maxSeconds });
    return seconds === null ? null : seconds * 1000;
  };
  const firstTokenMs = millisecondsIn('TEACHER_FIRST_TOKEN_SECONDS');
  const idleMs = millisecondsIn('TEACHER_IDLE_SECONDS');
  return {
    ...(firstTokenMs === null ? {} : { firstTokenMs }),
    ...(idleMs === null ? {} : { idleMs }),
  };
}

/**
 * @param registry the providers that TEACHER_KIND may name
 * @throws EnvironmentError
 */
export function teacherFromEnvironment(
  given: Environment,
  registry: ProviderRegistry = builtInRegistry,
): TeacherSettings {
  const environment = withNewNames(given);
  const timeouts = timeoutsIn(environment);
  const apiKey = apiKeyIn(environment);
  const prefill = switchIn(environment, 'TEACHER_PREFILL', null);
  const embedded: TeacherSettings = { type: 'embedded', prefill: prefill !== false, timeouts };
  const provider = kindIn(environment, registry);
  if (provider === embeddedKind) return embedded;
  const url = urlIn(environment, provider);
  if (url === null) return embedded;
  const model = valueIn(environment, 'TEACHER_MODEL');
  if (model === '') {
    const given = provider === null ? 'TEACHER_URL' : 'TEACHER_KIND';
    throw new EnvironmentError(serverError('teacher-model-missing', { given }));
  }
  const hosted = registry.hostedAt(url);
  if (hosted !== null && apiKey === null) {
    throw new EnvironmentError(serverError('api-key-missing', { host: new URL(url).host }));
  }
  const template = valueIn(environment, 'TEACHER_TEMPLATE');
  const tokenizer = valueIn(environment, 'TEACHER_TOKENIZER');
  const known = provider ?? hosted;
  if (template !== '' && known !== null && !mayRenderPrompt(known)) {
    const kinds = registry.kindsWithTemplate;
    throw new EnvironmentError(serverError('template-not-used', { kind: known.kind, kinds }));
  }
  if (prefill === true && known?.reusesContext === false) {
    throw new EnvironmentError(serverError('prefill-not-kept', { kind: known.kind }));
  }
  return {
    type: 'remote',
    provider,
    url,
    model,
    apiKey,
    template: template === '' ? null : template,
    tokenizer: tokenizer === '' ? null : tokenizer,
    prefill: prefill === true,
    timeouts,
  };
}
