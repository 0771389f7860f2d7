/** From what the environment says to a teacher that can be asked: finds out what it does not say, and reads its template. */
import { fetchTransport, type HttpTransport } from '../../teacher/http-transport.ts';
import { detectKind } from './detect-provider.ts';
import type { RemoteTeacherChoice } from './teacher-settings.ts';
import { formatAt } from './template-source.ts';
import type { Upstream } from '../upstream.ts';
import { baseAddress, providers } from '../providers/registry.ts';
import { chatML } from '../prompt/prompt-format.ts';
import { withPrefill } from '../providers/with-prefill.ts';

export interface RemoteTeacherOptions {
  /** Told what was found, where the environment did not say it. */
  readonly tell: (sentence: string) => void;
  readonly fetch?: typeof fetch;
  /** For the teacher's answers; default: over the same fetch. */
  readonly post?: HttpTransport;
}

/** @throws EnvironmentError for a template that cannot be used. */
export async function remoteTeacher(
  { kind: said, url, model, apiKey, template, prefill, timeouts = {} }: RemoteTeacherChoice,
  { tell, fetch, post = fetch && fetchTransport(fetch) }: RemoteTeacherOptions,
): Promise<Upstream> {
  const asking = fetch === undefined ? { apiKey } : { apiKey, fetch };
  const detected = said === null ? await detectKind(url, asking) : null;
  if (detected !== null) tell(detected.sentence);
  const kind = said ?? detected?.kind ?? 'completions';
  const format = template === null ? chatML : await formatAt(template, fetch);
  const server = { url: baseAddress(kind, url), model, apiKey, timeouts };
  const transport = post === undefined ? {} : { post };
  const teacher = providers[kind].make({ ...server, ...transport }, format);
  return prefill ? withPrefill(teacher) : teacher;
}
