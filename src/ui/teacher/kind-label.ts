/** The page's label for the kind of a teacher's provider. */
import { firstTexts } from '../locales/spoken.ts';

/** @param kind as the proxy's health reports it; a newer proxy may report one that this page does not know. */
export function kindLabel(kind: string): string {
  const strings = firstTexts();
  const labels: Readonly<Record<string, string>> = strings.status.kinds;
  return Object.hasOwn(labels, kind) ? (labels[kind] ?? strings.status.otherKind) : strings.status.otherKind;
}
