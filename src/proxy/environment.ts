/**
 * Which teacher the person chose, read from the environment once.
 *
 *   TEACHER_URL      address of an OpenAI-compatible server, e.g. http://localhost:8000; unset: the embedded teacher
 *   TEACHER_MODEL    the model's name on that server
 *   TEACHER_API_KEY  sent to that server as a bearer token, and to nobody else
 *   TEACHER_API      `completions` (default) or `chat`
 */
import { z } from 'zod';

export type TeacherChoice =
  | { readonly kind: 'embedded' }
  | {
      readonly kind: 'openai';
      readonly api: 'completions' | 'chat';
      /** Up to and with the version, without a slash at the end: `http://localhost:8000/v1`. */
      readonly url: string;
      readonly model: string;
      readonly apiKey: string | null;
    };

/** The environment asks for something that cannot be; the message says what to change. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

const optional = z
  .string()
  .trim()
  .transform((text) => (text === '' ? undefined : text))
  .optional();

const schema = z.object({
  TEACHER_URL: optional,
  TEACHER_MODEL: optional,
  // No message may show the key, so none repeats the value.
  TEACHER_API_KEY: optional.refine((key) => key === undefined || /^[\x21-\x7e]+$/.test(key), {
    error:
      'TEACHER_API_KEY holds a character that no key has, such as a space or a line break. Copy it again.',
  }),
  TEACHER_API: z
    .enum(['completions', 'chat', ''], {
      error: 'TEACHER_API must be `completions` or `chat`. Leave it out for `completions`.',
    })
    .optional(),
});

function baseAddress(text: string): string {
  const address = URL.canParse(text) ? new URL(text) : undefined;
  if (address === undefined || !/^https?:$/.test(address.protocol)) {
    throw new EnvironmentError('TEACHER_URL must be an http or https address, e.g. http://localhost:8000.');
  }
  if (address.username !== '' || address.password !== '') {
    throw new EnvironmentError('TEACHER_URL must not hold a password. Put the key into TEACHER_API_KEY.');
  }
  const path = address.pathname.replace(/\/+$/, '');
  return address.origin + (/\/v\d+$/.test(path) ? path : `${path}/v1`);
}

/** @throws EnvironmentError with a sentence that names the variable and what to do. */
export function teacherFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): TeacherChoice {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    throw new EnvironmentError(parsed.error.issues[0]?.message ?? 'The environment cannot be read.');
  }
  const { TEACHER_URL, TEACHER_MODEL, TEACHER_API_KEY, TEACHER_API } = parsed.data;
  if (TEACHER_URL === undefined) return { kind: 'embedded' };
  if (TEACHER_MODEL === undefined) {
    throw new EnvironmentError(
      'TEACHER_URL is set, but TEACHER_MODEL is not. Set it to the name of a model of that server.',
    );
  }
  return {
    kind: 'openai',
    api: TEACHER_API === 'chat' ? 'chat' : 'completions',
    url: baseAddress(TEACHER_URL),
    model: TEACHER_MODEL,
    apiKey: TEACHER_API_KEY ?? null,
  };
}
