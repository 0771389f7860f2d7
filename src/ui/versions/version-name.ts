/** What a version is called: by what was done differently in it. */
import { locale } from '../locales/index.ts';
import { studentLabel } from '../students.ts';
import type { Version } from './versions.ts';

/** What a policy does, in a few words. */
export function policyText(policy: string): string {
  const [kind = '', number = ''] = policy.split(':');
  const texts: Readonly<Record<string, (number: string) => string>> = locale().versions.policies;
  return texts[kind]?.(number) ?? policy;
}

/** The name of a version in the language of the page. */
export function versionName({ from }: Version): string {
  const strings = locale();
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
      return strings.versions.setup(studentLabel(change.student), policyText(change.policy));
  }
}
