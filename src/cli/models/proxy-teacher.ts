/** The teacher behind a proxy, for commands that are given its address: which one serves, or the one that is named. */
import { fetchHealth, proxyTeacher } from '../../teacher/client.ts';
import { identityOf } from '../../teacher/identity.ts';
import type { NamedTeacher, ServingTeacher } from '../../teacher/api-schema.ts';
import type { Teacher } from '../../relay/teacher.ts';
import { UsageError } from '../arguments/command-line.ts';

export interface ProxyAddress {
  readonly url: string;
  /** One of its teachers; null for its default. */
  readonly teacherName: string | null;
}

/** @throws UsageError for a name without a proxy that has it */
export function requireProxyFor(teacherName: string | undefined, proxy: string | undefined): void {
  if (teacherName === undefined || proxy !== undefined) return;
  throw new UsageError('--teacher-name names a teacher of a proxy. Give its address with --teacher.');
}

export interface FoundTeacher {
  readonly teacher: Teacher;
  /** What the proxy says of it; null where it does not answer. */
  readonly serving: ServingTeacher | null;
}

/**
 * Asks the proxy which teacher serves. One that does not answer may do so by the time of a call.
 * @throws UsageError for a name that the proxy does not know
 */
export async function teacherBehind(
  { url, teacherName }: ProxyAddress,
  signal?: AbortSignal,
): Promise<FoundTeacher> {
  // Not an argument, because every user of the machine can read those.
  const accessCode = process.env['ACCESS_CODE']?.trim() ?? '';
  const health = await fetchHealth(url, { accessCode, ...(signal === undefined ? {} : { signal }) });
  const serving =
    health.teacher === null ? null : chosenOf(health.teacher, health.teachers ?? [], url, teacherName);
  const teacher = proxyTeacher({
    url,
    accessCode,
    ...(teacherName === null ? {} : { teacherName }),
    ...(serving === null ? {} : { identity: identityOf(serving) }),
  });
  return { teacher, serving };
}

function chosenOf(
  serving: ServingTeacher,
  teachers: readonly NamedTeacher[],
  url: string,
  name: string | null,
): ServingTeacher {
  if (name === null) return serving;
  const found = teachers.find(({ id }) => id === name);
  if (found !== undefined) return found;
  const known = teachers.map(({ id }) => id).join(', ');
  throw new UsageError(
    known === ''
      ? `The proxy at ${url} has one teacher only, so leave --teacher-name out.`
      : `The proxy at ${url} has no teacher named ${name}. It has: ${known}.`,
  );
}
