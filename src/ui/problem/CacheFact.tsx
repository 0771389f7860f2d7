/** How the loaded student keeps its keys and values on this device. */
import { usePage } from '../page-context.ts';
import { sentenceOf } from '../locales/sentence.ts';
import { useLocale } from '../locales/use-locale.ts';

/** A line; nothing before a student is loaded. */
export function CacheFact() {
  const { settings } = useLocale();
  const cache = usePage(({ student }) => (student.kind === 'ready' ? student.student.cache : undefined));
  if (cache === undefined) return null;
  if (cache.strategy === 'in-place') return <p className="hint">{settings.cacheInPlace}</p>;
  return cache.reason === null ? null : <p className="hint">{sentenceOf(cache.reason)}</p>;
}
