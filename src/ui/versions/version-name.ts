/** What a version is called: by what was done differently in it. */
import { strings } from '../strings.ts';
import type { Version } from './versions.ts';

export function versionName({ from }: Version): string {
  if (from === null) return strings.versions.itself;
  const { change } = from;
  switch (change.kind) {
    case 'call':
      return strings.versions.call(change.requested);
    case 'decline':
      return strings.versions.decline;
    case 'token':
      return strings.versions.token(change.text);
    case 'setup':
      return strings.versions.setup(change.student, strings.versions.policies[change.policy]);
  }
}
