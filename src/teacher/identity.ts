/** What a run's log says of a teacher behind a proxy. It is apart from the client, which the page fetches on demand. */
import type { ModelIdentity } from '../relay/events.ts';
import type { ServingTeacher } from './api-schema.ts';

/** The identity, in a run's log, of a teacher that health describes. */
export function identityOf({ name, kind, server: version }: ServingTeacher): ModelIdentity {
  return { name, device: 'remote', provider: kind, ...(version === undefined ? {} : { server: version }) };
}
