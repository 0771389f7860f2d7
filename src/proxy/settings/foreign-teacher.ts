/** From what the environment says to a teacher that can be asked: finds out what it does not say, and reads its template. */
import { overFetch, type StreamPost } from '../../teacher/stream-post.ts';
import { detectKind } from './detect.ts';
import type { ForeignChoice } from './environment.ts';
import { formatAt } from './template-source.ts';
import type { Upstream } from '../upstream.ts';
import { baseAddress, kinds } from '../upstreams/kinds.ts';
import { chatML } from '../upstreams/prompt-format.ts';
import { withReadAhead } from '../upstreams/reading-ahead.ts';

export interface ForeignTeacherOptions {
  /** Told what was found, where the environment did not say it. */
  readonly tell: (sentence: string) => void;
  readonly fetch?: typeof fetch;
  /** For the teacher's answers; default: over the same fetch. */
  readonly post?: StreamPost;
}

/** @throws EnvironmentError for a template that cannot be used. */
export async function foreignTeacher(
  { kind: said, url, model, apiKey, template, readsAhead, timeouts = {} }: ForeignChoice,
  { tell, fetch, post = fetch && overFetch(fetch) }: ForeignTeacherOptions,
): Promise<Upstream> {
  const asking = fetch === undefined ? { apiKey } : { apiKey, fetch };
  const detected = said === null ? await detectKind(url, asking) : null;
  if (detected !== null) tell(detected.sentence);
  const kind = said ?? detected?.kind ?? 'completions';
  const format = template === null ? chatML : await formatAt(template, fetch);
  const server = { url: baseAddress(kind, url), model, apiKey, timeouts };
  const transport = post === undefined ? {} : { post };
  const teacher = kinds[kind].make({ ...server, ...transport }, format);
  return readsAhead ? withReadAhead(teacher) : teacher;
}
