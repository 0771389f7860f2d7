/**
 * Several teachers by name, from the JSON file in TEACHERS:
 *
 *   { "small": { "url": "http://localhost:11434", "model": "qwen2.5:7b" },
 *     "large": { "kind": "anthropic", "model": "claude-haiku-4-5", "apiKeyVariable": "ANTHROPIC_KEY" },
 *     "own": { "kind": "embedded" } }
 *
 * The first is the default. A key may stand in a variable of the environment instead of the file.
 */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { codedError } from '../../errors/coded-error.ts';
import { jsonOrUndefined } from '../../bytes/json.ts';
import { registry as builtInRegistry, type ProviderRegistry } from '../providers/registry.ts';
import { EnvironmentError } from './environment-error.ts';
import { serverError } from './errors.ts';
import { teacherFromEnvironment, type TeacherSettings } from './teacher-settings.ts';
import { valueIn, type Environment } from './variables.ts';

/** The fields of an entry, and the variables that they stand for. */
const variables = {
  kind: 'TEACHER_KIND',
  url: 'TEACHER_URL',
  model: 'TEACHER_MODEL',
  apiKey: 'TEACHER_API_KEY',
  template: 'TEACHER_TEMPLATE',
  tokenizer: 'TEACHER_TOKENIZER',
  firstTokenSeconds: 'TEACHER_FIRST_TOKEN_SECONDS',
  idleSeconds: 'TEACHER_IDLE_SECONDS',
  prefill: 'TEACHER_PREFILL',
} as const;

const value = z.union([
  z.string(),
  z.number().transform(String),
  z.boolean().transform((on) => (on ? '1' : '0')),
]);
const fields = Object.keys(variables) as (keyof typeof variables)[];
const entry = z.strictObject({
  ...(Object.fromEntries(fields.map((name) => [name, value.optional()])) as Record<
    keyof typeof variables,
    z.ZodOptional<typeof value>
  >),
  apiKeyVariable: z.string().optional(),
});
const file = z.record(z.string().regex(/^[\w .:-]{1,60}$/), entry);

/** Variables of a single teacher, which TEACHERS replaces. */
const replaced = ['TEACHER_KIND', 'TEACHER_URL', 'TEACHER_MODEL'];

/**
 * The settings of each teacher by its name, in the order of the file; null where TEACHERS is not set.
 * @throws EnvironmentError; its sentence names the teacher, and never shows a key
 */
export async function teachersFromFile(
  environment: Environment,
  registry: ProviderRegistry = builtInRegistry,
): Promise<ReadonlyMap<string, TeacherSettings> | null> {
  const path = valueIn(environment, 'TEACHERS');
  if (path === '') return null;
  const other = replaced.find((name) => valueIn(environment, name) !== '');
  if (other !== undefined) {
    throw new EnvironmentError(serverError('teachers-and-variable', { variable: other }));
  }
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new EnvironmentError(serverError('file-unreadable-variable', { name: 'TEACHERS' }), { cause });
  }
  const parsed = file.safeParse(jsonOrUndefined(text));
  const entries = Object.entries(parsed.data ?? {});
  if (entries.length === 0) {
    const field = parsed.error?.issues[0]?.path.join('.') ?? '';
    throw new EnvironmentError(serverError('teachers-invalid', { field }));
  }
  return new Map(entries.map(([name, given]) => [name, settingsOf(name, given, environment, registry)]));
}

function settingsOf(
  name: string,
  { apiKeyVariable, ...given }: z.infer<typeof entry>,
  environment: Environment,
  registry: ProviderRegistry,
): TeacherSettings {
  const key = apiKeyVariable === undefined ? given.apiKey : valueIn(environment, apiKeyVariable);
  const own = fields.map((field) => [variables[field], field === 'apiKey' ? key : given[field]] as const);
  try {
    return teacherFromEnvironment(Object.fromEntries(own), registry);
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    throw new EnvironmentError(serverError('teachers-entry', { name, cause: codedError(error) }), {
      cause: error,
    });
  }
}
