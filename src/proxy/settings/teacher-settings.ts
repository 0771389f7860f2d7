/**
 * Which teacher the person chose, read from the environment once.
 *
 *   TEACHER_KIND      by which protocol the teacher is reached (upstreams/kinds.ts), or `embedded`; unset: the embedded
 *                     teacher, or what the server at TEACHER_URL turns out to be
 *   TEACHER_URL       address of its server, e.g. http://localhost:8000; hosted APIs need none
 *   TEACHER_MODEL     the model's name there
 *   TEACHER_API_KEY   sent to that server, and to nobody else
 *   TEACHER_TEMPLATE  path or address of the model's tokenizer_config.json or chat_template.jinja, for the kinds whose
 *                     prompt is rendered here; unset: ChatML
 *   TEACHER_FIRST_TOKEN_SECONDS, TEACHER_IDLE_SECONDS
 *                     how long the teacher may take to its first token, and from one to the next; unset: 60 and 30
 *   TEACHER_READ_AHEAD
 *                     1: pages may have the teacher read ahead, at the price of one token each time; 0: not even the
 *                     embedded one, which writes nothing for it; unset: the embedded one only
 */
import { z } from 'zod';
import type { StreamTimeouts } from '../../teacher/event-stream.ts';
import { EnvironmentError } from './environment-error.ts';
import {
  providerKinds,
  hostedKindAt,
  providers,
  type ProviderKind,
  teacherKinds,
} from '../providers/registry.ts';
import { wholeNumberIn, type Environment } from './guard-settings.ts';

/** How long the teacher may take; what is left out nobody said. */
export type TeacherTimeouts = Partial<Pick<StreamTimeouts, 'firstTokenMs' | 'idleMs'>>;

interface EmbeddedChoice {
  readonly kind: 'embedded';
  readonly prefill: boolean;
  readonly timeouts?: TeacherTimeouts;
}

export type TeacherSettings = EmbeddedChoice | RemoteTeacherChoice;

export interface RemoteTeacherChoice {
  /** Null where nobody said: then the server has to be asked. */
  readonly kind: ProviderKind | null;
  /** As it was written, without query and without a slash at the end. */
  readonly url: string;
  readonly model: string;
  readonly apiKey: string | null;
  readonly template: string | null;
  readonly prefill: boolean;
  readonly timeouts?: TeacherTimeouts;
}

const optional = z
  .string()
  .trim()
  .transform((text) => (text === '' ? undefined : text))
  .optional();

const schema = z.object({
  TEACHER_KIND: optional.pipe(
    z
      .enum(teacherKinds, {
        error: `TEACHER_KIND must be one of ${teacherKinds.join(', ')}. Leave it out to have the server asked.`,
      })
      .optional(),
  ),
  TEACHER_URL: optional,
  TEACHER_MODEL: optional,
  // No message may show the key, so none repeats the value.
  TEACHER_API_KEY: optional.refine((key) => key === undefined || /^[\x21-\x7e]+$/.test(key), {
    error:
      'TEACHER_API_KEY holds a character that no key has, such as a space or a line break. Copy it again.',
  }),
  TEACHER_TEMPLATE: optional,
  TEACHER_READ_AHEAD: optional.pipe(
    z
      .enum(['0', '1'], { error: 'TEACHER_READ_AHEAD must be 1 or 0. Leave it out where you are not sure.' })
      .optional(),
  ),
});

function addressOf(text: string): string {
  const address = URL.canParse(text) ? new URL(text) : undefined;
  if (address === undefined || !/^https?:$/.test(address.protocol)) {
    throw new EnvironmentError('TEACHER_URL must be an http or https address, e.g. http://localhost:8000.');
  }
  if (address.username !== '' || address.password !== '') {
    throw new EnvironmentError('TEACHER_URL must not hold a password. Put the key into TEACHER_API_KEY.');
  }
  return address.origin + address.pathname.replace(/\/+$/, '');
}

/** The address that was written, or the one of a hosted API. */
function addressFor(kind: ProviderKind | null, written: string | undefined): string | null {
  if (written !== undefined) return addressOf(written);
  if (kind === null) return null;
  const { isHosted, address } = providers[kind];
  if (isHosted) return address;
  throw new EnvironmentError(
    `TEACHER_KIND is ${kind}, but TEACHER_URL is not set. Set it to the address of the server, e.g. ${address}.`,
  );
}

/** A model on a processor may take minutes to read a long prompt; more than an hour is a mistake. */
const mostSeconds = 3600;

function timeoutsIn(environment: Environment): { timeouts?: TeacherTimeouts } {
  const millisecondsIn = (name: string): number | null => {
    const seconds = wholeNumberIn(environment, name, null, { min: 1, max: mostSeconds });
    return seconds === null ? null : seconds * 1000;
  };
  const firstTokenMs = millisecondsIn('TEACHER_FIRST_TOKEN_SECONDS');
  const idleMs = millisecondsIn('TEACHER_IDLE_SECONDS');
  if (firstTokenMs === null && idleMs === null) return {};
  return {
    timeouts: {
      ...(firstTokenMs === null ? {} : { firstTokenMs }),
      ...(idleMs === null ? {} : { idleMs }),
    },
  };
}

/** @throws EnvironmentError with a sentence that names the variable and what to do. */
export function teacherFromEnvironment(environment: Environment): TeacherSettings {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    throw new EnvironmentError(parsed.error.issues[0]?.message ?? 'The environment cannot be read.');
  }
  const { TEACHER_KIND, TEACHER_URL, TEACHER_MODEL, TEACHER_API_KEY, TEACHER_TEMPLATE } = parsed.data;
  const patience = timeoutsIn(environment);
  const readsAlone = parsed.data.TEACHER_READ_AHEAD !== '0';
  const embedded: EmbeddedChoice = { kind: 'embedded', prefill: readsAlone, ...patience };
  if (TEACHER_KIND === 'embedded') return embedded;
  const kind = TEACHER_KIND ?? null;
  const url = addressFor(kind, TEACHER_URL);
  if (url === null) return embedded;
  const set = kind === null ? 'TEACHER_URL' : 'TEACHER_KIND';
  if (TEACHER_MODEL === undefined) {
    throw new EnvironmentError(
      `${set} is set, but TEACHER_MODEL is not. Set it to the name of a model of that server.`,
    );
  }
  const host = hostedKindAt(url);
  if (host !== null && TEACHER_API_KEY === undefined) {
    throw new EnvironmentError(
      `${new URL(url).host} answers to those who have a key only. Set TEACHER_API_KEY to one of that API.`,
    );
  }
  const known = kind ?? host;
  if (TEACHER_TEMPLATE !== undefined && known !== null && !providers[known].rendersHere) {
    const rendering = providerKinds.filter((each) => providers[each].rendersHere).join(', ');
    throw new EnvironmentError(
      `TEACHER_TEMPLATE is set, but a teacher of the kind ${known} renders its prompts itself. Leave it out; it is for ${rendering}.`,
    );
  }
  const prefill = parsed.data.TEACHER_READ_AHEAD === '1';
  if (prefill && known !== null && !providers[known].keepsContext) {
    throw new EnvironmentError(
      `TEACHER_READ_AHEAD is 1, but a teacher of the kind ${known} keeps nothing of what it has read, so it would be paid for in vain. Leave it out.`,
    );
  }
  return {
    kind,
    url,
    model: TEACHER_MODEL,
    apiKey: TEACHER_API_KEY ?? null,
    template: TEACHER_TEMPLATE ?? null,
    prefill,
    ...patience,
  };
}
