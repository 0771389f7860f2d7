/**
 * The errors of the proxy's API, in bodies and in `error` events: a part of the API. docs/api.md lists them. An event may
 * also hold an error of a stream or of the embedded teacher (errors.ts).
 */
import { defineErrors, errorMaker } from '../errors/coded-error.ts';

export const apiErrors = defineErrors({
  // The request; `fields` are the names of the body's fields
  'body-not-json-type': {},
  'body-broke-off': {},
  'body-too-large': { bytes: 'number' },
  'body-not-json': { fields: 'texts' },
  'body-not-an-object': { fields: 'texts' },
  'body-invalid': {},
  'problem-not-text': {},
  'problem-missing': {},
  'problem-too-large': { bytes: 'number' },
  'prefix-not-text': {},
  'prefix-too-large': { bytes: 'number' },
  'prefix-ids-not-ids': {},
  'prefix-ids-too-many': { limit: 'number' },
  'fingerprint-not-text': {},
  'fingerprint-empty': {},
  'prefix-ids-and-fingerprint': {},
  'teacher-not-a-name': {},
  'teacher-unknown': { known: 'texts' },
  'teacher-no-choice': {},
  'max-tokens-not-whole': {},
  'max-tokens-too-small': {},
  'max-tokens-too-large': { limit: 'number' },
  'temperature-not-number': {},
  'temperature-negative': {},
  'temperature-too-high': { limit: 'number' },
  'seed-not-whole-number': {},
  'seed-negative': {},
  'wrong-method': { method: 'text', path: 'text' },
  'unknown-path': { path: 'text', known: 'texts' },
  'host-not-allowed': { host: 'text' },
  'metrics-not-allowed': {},
  'no-prefills': {},

  // Access and limits
  'access-code-missing': {},
  'access-code-wrong': {},
  'access-code-guesses': {},
  'requests-exceeded': { limit: 'number', seconds: 'number' },
  'tokens-exceeded': { limit: 'number', seconds: 'number' },
  'streams-exceeded': { limit: 'number' },
  'teacher-busy': { seconds: 'number' },
  'budget-reserved': { seconds: 'number' },
  'budget-spent': { minutes: 'number' },

  // The proxy
  'proxy-without-teacher': {},
  'embedded-not-loaded': { cause: 'error' },
  'proxy-not-set-up': {},
  'proxy-stopping': {},
  'proxy-stopped-writing': {},
  'proxy-stopped-prefill': {},
  'proxy-failed': {},
  'proxy-failed-writing': {},

  // The teacher's server; `words` are its own, empty where it says nothing
  'server-refused-key': { status: 'number' },
  'server-over-budget': { status: 'number', words: 'text' },
  'server-model-missing': { words: 'text' },
  'server-error': { status: 'number', words: 'text' },
  'server-broke-off': { words: 'text' },
  'server-loading': { words: 'text' },
  'server-loading-timeout': { milliseconds: 'number' },
  /** The variable names a file that the proxy cannot read yet. */
  'server-not-usable': { variable: 'text' },
  'server-no-prefix': {},
});

export const apiError = errorMaker(apiErrors);
