/** The project's own teacher as an upstream: a Teacher that lives in the proxy's process and exchanges token ids. */
import type { Teacher } from '../../relay/teacher.ts';
import type { Upstream } from '../upstream.ts';

/** `fingerprint` is the tokenizer's: a page that has the same may send and get ids. Reading ahead costs it no token. */
export function embeddedUpstream(teacher: Teacher, fingerprint: string): Upstream {
  const { readAhead } = teacher;
  return {
    description: { name: teacher.identity.name, kind: 'embedded', fingerprint },
    write: (request, signal) => teacher.write(request, signal),
    ...(readAhead === undefined
      ? {}
      : { readAhead: { tokens: 0, read: (context, signal) => readAhead.call(teacher, context, signal) } }),
  };
}
