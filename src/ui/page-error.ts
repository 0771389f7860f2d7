/** Errors of the page itself. locales/ says them in words. */
import {
  codedError,
  defineErrors,
  errorMaker,
  ErrorWithCode,
  type CodedError,
} from '../errors/coded-error.ts';
import { TraceError } from '../relay/errors.ts';

export const pageErrors = defineErrors({
  // The problem, and sets of problems
  'problem-empty': {},
  'problem-binary': {},
  'problem-too-long': { bytes: 'number', limit: 'number' },
  'random-problem-failed': {},
  'set-not-saved': { cause: 'error' },
  'set-setup-changed': {},

  // Runs
  'student-not-ready': {},
  'other-student': { name: 'text' },
  'privacy-stopped': {},
  'run-not-saved': { cause: 'error' },
  'run-not-opened': { cause: 'error' },
  'runs-not-exported': { cause: 'error' },
  'run-not-deleted': { cause: 'error' },

  // Files, links and the gallery
  'file-unreadable': {},
  'file-too-large': {},
  'link-broken': {},
  'link-too-large': {},
  'lesson-broken': {},
  'gallery-away': {},
  'gallery-broken': {},

  // Models of a hub
  'hub-address': {},
  'hub-unreachable': { host: 'text' },
  'hub-no-model': { host: 'text', status: 'number' },
  'hub-no-weights': {},
  'hub-search-failed': { host: 'text', status: 'number' },
  'folder-no-model': {},

  // The proxy
  'no-proxy': {},
  'proxy-refused': { cause: 'error', address: 'text', origin: 'text' },
});

/** An error of the page, with the values that its sentence needs. */
export const pageError = errorMaker(pageErrors);

/** The same, to be thrown. */
export class PageError extends ErrorWithCode {
  override readonly name = 'PageError';
}

/** Why something could not be read: known errors as they are, all others in general terms. */
export function readingError(thrown: unknown): CodedError {
  const isKnown = thrown instanceof PageError || thrown instanceof TraceError;
  return isKnown ? codedError(thrown) : pageError('file-unreadable');
}
