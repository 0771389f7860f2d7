/** A teacher as a person describes it in the page, as the settings that variables of the environment would make. */
import { ErrorWithCode, type CodedError } from '../../errors/coded-error.ts';
import { setupError } from '../../teacher/setup-errors.ts';
import { templateName } from '../prompt/named-templates.ts';
import type { ProviderRegistry } from '../providers/registry.ts';
import { EnvironmentError } from '../settings/environment-error.ts';
import { baseOf, parseAddress } from '../settings/server-address.ts';
import { teacherFromEnvironment, type RemoteTeacherSettings } from '../settings/teacher-settings.ts';
import type { Environment } from '../settings/variables.ts';
import type { SavedTeacher } from './teacher-store.ts';

/** The person must change the description. */
export class SetupError extends ErrorWithCode {
  override readonly name = 'SetupError';
}

/** Variables of the environment that also apply to a teacher that was chosen in the page. */
const common = ['TEACHER_PREFILL', 'TEACHER_FIRST_TOKEN_SECONDS', 'TEACHER_IDLE_SECONDS'];

/** Files that may hold a template. A page cannot have any other file of this machine read. */
const templateFile = /\.(?:json|jinja|gguf)$/i;

/**
 * The address without query and without a slash at the end.
 * @throws SetupError
 */
export function checkedUrl(text: string): string {
  const address = parseAddress(text);
  if (address === null || address.username !== '' || address.password !== '') {
    throw new SetupError(setupError('setup-url-invalid'));
  }
  return baseOf(address);
}

/** @throws SetupError for a key that no header can hold */
export function checkedKey(text: string): string | null {
  const key = text.trim();
  if (key === '') return null;
  if (/^[\x21-\x7e]+$/.test(key)) return key;
  throw new SetupError(setupError('setup-key-invalid'));
}

/**
 * @param environment of the process
 * @throws SetupError
 */
export function describedTeacher(
  { url, model, kind, template, apiKey }: SavedTeacher,
  environment: Environment,
  registry: ProviderRegistry,
): RemoteTeacherSettings {
  const address = checkedUrl(url.trim());
  const source = template.trim();
  const mayBeRead =
    templateName(source) !== null || /^https?:\/\//i.test(source) || templateFile.test(source);
  if (source !== '' && !mayBeRead) {
    throw new SetupError(setupError('setup-template-other-file'));
  }
  if (kind !== '' && registry.get(kind) === undefined) {
    throw new SetupError(setupError('setup-kind-unknown', { kind }));
  }
  try {
    const settings = teacherFromEnvironment(
      {
        ...Object.fromEntries(common.map((name) => [name, environment[name]])),
        TEACHER_KIND: kind,
        TEACHER_URL: address,
        TEACHER_MODEL: model,
        TEACHER_API_KEY: checkedKey(apiKey) ?? '',
        TEACHER_TEMPLATE: source,
      },
      registry,
    );
    if (settings.type === 'remote') return settings;
  } catch (error) {
    if (error instanceof EnvironmentError) throw new SetupError(setupErrorOf(error), { cause: error });
    throw error;
  }
  throw new SetupError(setupError('setup-url-invalid'));
}

/** An error of the settings in the terms of the dialog: it names no variable. */
export function setupErrorOf({ code, params = {} }: CodedError): CodedError {
  const text = (name: string): string => (typeof params[name] === 'string' ? params[name] : '');
  switch (code) {
    case 'teacher-model-missing':
      return setupError('setup-model-missing');
    case 'api-key-missing':
      return setupError('setup-key-missing', { host: text('host') });
    case 'template-not-used':
      return setupError('setup-template-not-used', { kind: text('kind') });
    case 'prefill-not-kept':
      return setupError('setup-prefill-not-kept', { kind: text('kind') });
    case 'source-no-answer':
    case 'source-status':
    case 'source-gguf-unreadable':
    case 'file-unreadable-variable':
      return setupError('setup-template-unreadable');
    default:
      return setupError('setup-template-unusable', { detail: text('detail') });
  }
}
