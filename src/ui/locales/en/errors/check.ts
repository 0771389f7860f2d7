/** What a check of a teacher finds and advises, for the command line; the page does not hold it. */
import type { Sentences } from '../../../../errors/coded-error.ts';
import type { checkFindings } from '../../../../proxy/conformance/findings.ts';

export const check: Sentences<typeof checkFindings> = {
  'found-text': ({ text }) => text,
  'found-in-words': () => 'asked for in words',
  'found-kind': ({ kind }) => kind,
  'found-kind-inexact': ({ server, kind }) =>
    `${server} puts what ${kind} sends into the model's template, so the teacher starts a new answer.`,
  'found-two-texts': ({ whole, joined }) => `${whole} in one call, ${joined} in two`,
  'found-more-tokens': () => 'It wrote more, and was cut.',
  'found-no-count': () => 'The server reports no count, so the page estimates it.',
  'found-count': ({ tokens }) => `${tokens}, counted by the server`,
  'found-other-count': ({ tokens, asked }) => `${tokens} of ${asked}`,
  'found-end': ({ tokens }) => `after ${tokens} tokens`,
  'found-end-uncounted': () => 'after some tokens',
  'found-no-end': ({ tokens }) => `It wrote ${tokens} tokens without an end.`,
  'found-no-requests': () => 'in this process',
  'found-escaped': ({ kinds }) => `${kinds} kinds`,
  'found-not-escaped': ({ tokens }) => `sent as they are: ${tokens.join(' ')}`,
  'found-same-text': () => 'the same text with two seeds',
  'found-other-text': ({ one, other }) => `${one}, then ${other}`,
  'found-cancelled': () => 'the next call was served',
  'found-over-before': () => 'The answer was over before it could be cancelled.',
  'found-whole': () => 'each whole',
  'found-short': ({ answers, streams }) => `${answers} of ${streams} were short`,

  'use-continuing-kind': () =>
    'Use a kind that continues a text, such as completions, where the server has one.',
  'use-kind': ({ kind }) => `Set TEACHER_KIND=${kind}, or leave it out.`,
  'use-nothing-where-joined': () => 'None, where the tokenizer joins the two parts in another way.',
  'use-nothing-where-first-differed': () => 'None: its first answer differed from the later ones.',
  'check-template-and-sampling': () =>
    'Check TEACHER_TEMPLATE, and that the server samples greedily at temperature 0.',
  'use-other-server': () => 'The server ignores the number of tokens: use another kind or server.',
  'update-server': () => 'Update the server, or use its own kind, where it has one.',
  'check-stop-texts': () => 'Check the stop texts of the server.',
  'name-template': () =>
    "Name the model's own template in TEACHER_TEMPLATE, so that its end of turn is known.",
  'name-tokenizer': () => "Name the model's tokenizer.json or GGUF in TEACHER_TOKENIZER.",
  'check-temperature': () => 'Check that the server does not override the temperature.',
  'give-slots': () => 'Give the server more slots or context (llama-server: -np 8 -c 8192).',
  'start-server': () => 'Start the server, and check TEACHER_URL.',
  'give-time': () => 'Give it more time with TEACHER_FIRST_TOKEN_SECONDS and TEACHER_IDLE_SECONDS.',
  'wait-for-limit': () => "Wait for the API's limit, or choose a smaller set of calls.",
  'check-kind-and-model': () => 'Check TEACHER_KIND and TEACHER_MODEL.',
};
