/**
 * The errors and notices of the proxy for its operator: of variables of the environment, files and ports. They go to a
 * terminal or a log, never to a page.
 */
import { defineErrors, errorMaker } from '../../errors/coded-error.ts';

export const serverErrors = defineErrors({
  // Variables; `name` is that of the variable
  'variable-renamed': { old: 'text', name: 'text' },
  'number-invalid': {
    name: 'text',
    value: 'text',
    min: 'number',
    max: 'number',
    hint: ['none', 'no-limit', 'load-balancers', 'single-call'],
  },
  'switch-invalid': { name: 'text', value: 'text' },
  'origin-invalid': { name: 'text', value: 'text' },
  'host-invalid': { name: 'text', value: 'text' },
  'code-invalid': { name: 'text', part: ['whole', 'each'] },
  'file-unreadable-variable': { name: 'text' },
  'tls-half': {},

  // The budget
  'budget-file-without-budget': {},
  'budget-file-invalid': {},
  'budget-file-unwritable': {},
  'budget-not-shared': {},

  // Rooms
  'store-url-invalid': {},
  'store-silent': {},

  // The teacher
  'api-key-invalid': {},
  'teacher-kind-unknown': { known: 'texts' },
  'teacher-url-invalid': {},
  'teacher-url-with-password': {},
  'teacher-url-missing': { kind: 'text', example: 'text' },
  'teacher-url-missing-here': {},
  'teacher-model-missing': { given: ['TEACHER_URL', 'TEACHER_KIND'] },
  'api-key-missing': { host: 'text' },
  'teachers-and-variable': { variable: 'text' },
  /** `field` is where the file is wrong; '' where that is not known. */
  'teachers-invalid': { field: 'text' },
  'teachers-entry': { name: 'text', cause: 'error' },
  /** The file of the teacher that was chosen in the page. */
  'saved-teacher-unusable': { file: 'text' },
  /** `cause`: why it cannot be used. */
  'saved-teacher-left-out': { file: 'text', cause: 'error' },
  'template-not-used': { kind: 'text', kinds: 'texts' },
  'template-not-read-here': {},
  'prefill-not-kept': { kind: 'text' },
  'provider-hosted': { host: 'text', kind: 'text' },
  'provider-detected': { url: 'text', server: 'text', kind: 'text' },
  'provider-silent': { url: 'text', kind: 'text' },
  'provider-loading': { url: 'text', kind: 'text' },
  'provider-unknown': { url: 'text', kind: 'text' },
  /** `use` is the kind that continues a text at this server. */
  'kind-inexact': { url: 'text', server: 'text', kind: 'text', use: 'text' },

  // What TEACHER_TEMPLATE and TEACHER_TOKENIZER name; `name` is that of the variable
  'source-no-answer': { name: 'text' },
  'source-status': { name: 'text', status: 'number' },
  'source-too-large': { name: 'text' },
  'source-gguf-unreadable': { name: 'text' },
  'tokenizer-without-special-tokens': {},

  // The chat template; `detail` is in the words of the template engine
  'template-web-page': {},
  'template-other-json': {},
  'template-missing': {},
  'template-without-question': {},
  'template-broken': { detail: 'text' },

  // The server
  'port-in-use': { port: 'number' },
  'port-forbidden': { port: 'number' },
});

export const serverError = errorMaker(serverErrors);
