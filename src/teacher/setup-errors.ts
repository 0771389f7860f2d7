/** The errors of choosing the teacher in the page (setup-schema.ts): a part of the proxy's API. */
import { defineErrors, errorMaker } from '../errors/coded-error.ts';

export const setupErrors = defineErrors({
  // The guards
  'setup-other-machine': {},
  'setup-other-page': {},
  'setup-token-wrong': {},
  /** The variables of the environment that choose the teacher. */
  'setup-locked': { variables: 'texts' },

  // The description of a teacher
  'setup-no-server': { url: 'text' },
  'setup-url-invalid': {},
  'setup-kind-unknown': { kind: 'text' },
  'setup-model-missing': {},
  'setup-key-invalid': {},
  'setup-key-missing': { host: 'text' },
  'setup-template-not-used': { kind: 'text' },
  'setup-template-other-file': {},
  'setup-template-unreadable': {},
  /** `detail` is in the words of the template engine; empty where there are none. */
  'setup-template-unusable': { detail: 'text' },
  'setup-prefill-not-kept': { kind: 'text' },

  // The file of the choice
  'setup-not-saved': { file: 'text' },
});

export const setupError = errorMaker(setupErrors);
