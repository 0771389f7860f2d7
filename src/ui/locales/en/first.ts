/**
 * The English texts of the first paint, which come with the page. All others come with the parts that show them: keep this
 * list short, since every visitor waits for it.
 */
import { errors, unknownError } from './errors/index.ts';
import { formats, tag } from './formats.ts';
import { meter } from './meter.ts';
import { openers } from './openers.ts';
import { display, keys, language, notices, page, privacy } from './page.ts';
import { problem, trace } from './problem.ts';
import { loading, status } from './status.ts';

export const first = {
  /** BCP 47. */
  tag,
  /** The direction in which the language is written. */
  dir: 'ltr' as 'ltr' | 'rtl',
  ...formats,
  ...openers,
  display,
  errors,
  keys,
  language,
  loading,
  meter,
  notices,
  page,
  privacy,
  problem,
  status,
  trace,
  unknownError,
};
