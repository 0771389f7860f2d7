/** What a check of a teacher finds, and what it advises, as codes with values. The command line says them. */
import { defineErrors, errorMaker } from '../../errors/coded-error.ts';

export const checkFindings = defineErrors({
  // Found; `one`, `whole` and the like are texts of the model, as JSON
  'found-text': { text: 'text' },
  'found-in-words': {},
  'found-kind': { kind: 'text' },
  'found-kind-inexact': { server: 'text', kind: 'text' },
  'found-two-texts': { whole: 'text', joined: 'text' },
  'found-more-tokens': {},
  'found-no-count': {},
  'found-count': { tokens: 'number' },
  'found-other-count': { tokens: 'number', asked: 'number' },
  'found-end': { tokens: 'number' },
  'found-end-uncounted': {},
  'found-no-end': { tokens: 'number' },
  'found-no-requests': {},
  'found-escaped': { kinds: 'number' },
  'found-not-escaped': { tokens: 'texts' },
  'found-same-text': {},
  'found-other-text': { one: 'text', other: 'text' },
  'found-cancelled': {},
  'found-over-before': {},
  'found-whole': {},
  'found-short': { answers: 'number', streams: 'number' },

  // Advice
  'use-continuing-kind': {},
  'use-kind': { kind: 'text' },
  'use-nothing-where-joined': {},
  'use-nothing-where-first-differed': {},
  'check-template-and-sampling': {},
  'use-other-server': {},
  'update-server': {},
  'check-stop-texts': {},
  'name-template': {},
  'name-tokenizer': {},
  'check-temperature': {},
  'give-slots': {},
  'start-server': {},
  'give-time': {},
  'wait-for-limit': {},
  'check-kind-and-model': {},
});

export const checkFinding = errorMaker(checkFindings);
