/** Sentences about requests to the proxy, and what the proxy says of its teacher. */
import type { Sentences } from '../../../../errors/coded-error.ts';
import type { apiErrors } from '../../../../teacher/api-errors.ts';
import { formats, hoursAndMinutes, listed, plural, seconds } from '../formats.ts';

const { number } = formats;

const kibibytes = (bytes: number) => `${number(Math.floor(bytes / 1024))} KiB`;
const fieldsOf = (fields: readonly string[]) => listed(fields.map((field) => `\`${field}\``));
/** What a server says, after a sentence about it. */
const said = (words: string) => (words === '' ? '' : ` It said: ${words}`);

export const api: Sentences<typeof apiErrors> = {
  'body-not-json-type': () => 'The body must be JSON. Set the header Content-Type: application/json.',
  'body-broke-off': () => 'The body broke off before its end. Send the request again.',
  'body-too-large': ({ bytes }) =>
    `The body is larger than ${kibibytes(bytes)}. Shorten the problem or the solution so far.`,
  'body-not-json': ({ fields }) => `The body is not JSON. Send a JSON object with ${fieldsOf(fields)}.`,
  'body-not-an-object': ({ fields }) => `The body must be a JSON object with ${fieldsOf(fields)}.`,
  'body-invalid': () => 'The body has the wrong shape. Compare it with the API.',
  'problem-not-text': () => '`problem` must be a text. Send the problem that the student is solving.',
  'problem-missing': () => '`problem` is empty. Send the problem that the student is solving.',
  'problem-too-large': ({ bytes }) => `\`problem\` is longer than ${kibibytes(bytes)}. Shorten the problem.`,
  'prefix-not-text': () =>
    '`prefix` must be a text. Send the solution so far, or an empty text at its start.',
  'prefix-too-large': ({ bytes }) =>
    `\`prefix\` is longer than ${kibibytes(bytes)}. The solution so far is too long to continue.`,
  'prefix-ids-not-ids': () => '`prefixIds` must be a list of token ids: whole numbers from 0.',
  'prefix-ids-too-many': ({ limit }) =>
    `\`prefixIds\` has more than ${number(limit)} ids. The solution so far is too long to continue.`,
  'fingerprint-not-text': () =>
    '`fingerprint` must be a text: the fingerprint of the tokenizer of `prefixIds`.',
  'fingerprint-empty': () => '`fingerprint` is empty. Leave it out together with `prefixIds`.',
  'prefix-ids-and-fingerprint': () => '`prefixIds` and `fingerprint` belong together: send both or neither.',
  'teacher-not-a-name': () => '`teacher` must be the name of one of the teachers that health lists.',
  'teacher-unknown': ({ known }) => `This proxy has no teacher of that name. It has: ${known.join(', ')}.`,
  'teacher-no-choice': () => 'This proxy has one teacher only. Leave `teacher` out.',
  'max-tokens-not-whole': () =>
    '`maxTokens` must be a whole number. Send how many tokens the teacher should write.',
  'max-tokens-too-small': () => '`maxTokens` must be at least 1. A call for no tokens needs no teacher.',
  'max-tokens-too-large': ({ limit }) =>
    `\`maxTokens\` must be at most ${number(limit)}. Ask for fewer tokens, or in several calls.`,
  'temperature-not-number': () => '`temperature` must be a number. Send 0 for the most probable tokens.',
  'temperature-negative': () => '`temperature` must not be negative. Send 0 for the most probable tokens.',
  'temperature-too-high': ({ limit }) => `\`temperature\` must be at most ${number(limit)}.`,
  'seed-not-whole-number': () => '`seed` must be a whole number.',
  'seed-negative': () => '`seed` must not be negative.',
  'wrong-method': ({ method, path }) => `Use ${method} for ${path}.`,
  'unknown-path': ({ path, known }) => `There is nothing at ${path}. The proxy knows ${listed(known)}.`,
  'host-not-allowed': ({ host }) =>
    `This server does not accept the name "${host}". Its operator can add the name to ALLOWED_HOSTS.`,
  'metrics-not-allowed': () =>
    'Metrics are for this machine only. The operator of the proxy can set METRICS_TOKEN for others to send.',
  'no-prefills': () => 'This teacher does not accept prefills.',

  'access-code-missing': () => 'This teacher needs an access code. Ask the person who runs it.',
  'access-code-wrong': () => 'The teacher does not know this access code. Ask the person who runs it.',
  'access-code-guesses': () => 'Too many wrong access codes came from here. Wait a minute, then try again.',
  'requests-exceeded': ({ limit, seconds: wait }) =>
    `One client may ask ${plural(limit, 'time')} a minute. Try again in ${plural(wait, 'second')}.`,
  'tokens-exceeded': ({ limit, seconds: wait }) =>
    `One client may have ${plural(limit, 'token')} written a minute. Try again in ${plural(wait, 'second')}.`,
  'streams-exceeded': ({ limit }) =>
    `One client may have ${plural(limit, 'answer')} at a time. Try again when an answer has ended.`,
  'teacher-busy': ({ seconds: wait }) =>
    `The teacher is busy with other pages. Try again in ${plural(wait, 'second')}.`,
  'budget-reserved': ({ seconds: wait }) =>
    `The last tokens of today are reserved for other calls. Try again in ${plural(wait, 'second')}.`,
  'budget-spent': ({ minutes }) =>
    `The teacher's tokens for today are used up. There are new ones at midnight UTC, in ${hoursAndMinutes(minutes)}.`,

  'proxy-without-teacher': () => 'This proxy has no teacher.',
  'embedded-not-loaded': ({ cause }) => `The embedded teacher cannot be loaded. ${cause}`,
  'proxy-not-set-up': () => 'The proxy is not set up yet. Its log says why.',
  'proxy-stopping': () => 'The proxy is being stopped. Try again in a moment.',
  'proxy-stopped-writing': () => 'The proxy was stopped while the teacher was writing.',
  'proxy-stopped-prefill': () => 'The proxy was stopped during the prefill.',
  'proxy-failed': () => 'The proxy failed. Try again.',
  'proxy-failed-writing': () => 'The proxy failed while the teacher was writing. Try again.',

  'server-refused-key': ({ status }) =>
    `The teacher server did not accept the proxy's key (HTTP ${status}). The operator of the proxy must set TEACHER_API_KEY.`,
  'server-over-budget': ({ status, words }) =>
    `The teacher server has no room or no budget left (HTTP ${status}).${said(words)}`,
  'server-model-missing': ({ words }) =>
    `The teacher server has no such model or address (HTTP 404). The operator of the proxy must check TEACHER_URL and TEACHER_MODEL.${said(words)}`,
  'server-error': ({ status, words }) =>
    `The teacher server answered with an error (HTTP ${status}).${said(words)}`,
  'server-broke-off': ({ words }) => `The teacher server broke off with an error.${said(words)}`,
  'server-loading': ({ words }) => `The teacher server is loading its model (HTTP 503).${said(words)}`,
  'server-loading-timeout': ({ milliseconds }) =>
    `The teacher server is loading its model, and was not ready within ${seconds(milliseconds)}. Try again in a moment.`,
  'server-not-usable': ({ variable }) =>
    `The teacher server cannot be used yet: the file that ${variable} names cannot be read. The operator of the proxy must check it.`,
  'server-no-prefix': () =>
    'The teacher server does not let this model continue an answer from the middle. Set TEACHER_MODEL to a model that can, such as claude-haiku-4-5, or ask in words: TEACHER_KIND=instruct with TEACHER_URL=https://api.anthropic.com.',
};
