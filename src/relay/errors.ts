/** The errors of the relay: of runs, policies and traces. */
import { defineErrors, errorMaker, ErrorWithCode } from '../errors/coded-error.ts';

export const relayErrors = defineErrors({
  // Calls
  'no-teacher': {},
  'solution-limit': { limit: 'number' },
  'student-limit': { limit: 'number' },
  'teacher-tokens-spent': { limit: 'number' },
  /** The stream of a teacher ended without its last chunk. */
  'teacher-broke-off': {},
  'teacher-failed': { cause: 'error' },
  'token-unknown': { id: 'number' },

  // Runs
  'prompt-too-long': { tokens: 'number', limit: 'number' },
  'student-failed': { cause: 'error' },
  'option-not-a-count': { name: 'text', min: 'number', value: 'number' },
  'run-seed-not-whole': { seed: 'number' },
  'resume-without-start': {},
  'resume-after-end': {},
  'resume-within-call': {},
  'resume-command-too-long': {},

  // Policies
  'policy-unknown': { name: 'text', known: 'texts' },
  'policy-takes-no-number': { kind: 'text', number: 'text' },
  'policy-needs-number': { name: 'text', example: 'text' },
  'policy-number-too-large': { name: 'text' },
  'policy-number-out-of-range': {
    name: 'text',
    quantity: ['probability', 'entropy', 'tokens', 'number'],
    min: 'number',
    max: 'number',
  },
  'policy-needs-router': { policy: 'text', student: 'text' },

  // Traces; `detail` is in the words of the schema library
  'trace-not-json': {},
  'trace-not-a-run': {},
  'trace-format-unknown': { format: 'text', known: 'texts' },
  'trace-event-invalid': { event: 'number', detail: 'text' },
  'trace-without-start': {},
  'trace-order': {
    event: 'number',
    rule: [
      'run-over',
      'started-twice',
      'problem-read-twice',
      'other-call',
      'call-number',
      'command-too-long',
    ],
  },
  'event-invalid': { detail: 'text' },
});

export const relayError = errorMaker(relayErrors);

/** A text or value that is no event or no saved run. */
export class TraceError extends ErrorWithCode {
  override readonly name = 'TraceError';
}
