/** Sentences for the operator of a proxy. The command line and the server print them; the page does not hold them. */
import type { Sentences } from '../../../../errors/coded-error.ts';
import type { serverErrors } from '../../../../proxy/settings/errors.ts';

const numberHints = {
  none: '',
  'no-limit': ' Write `none` for no limit.',
  'load-balancers': ' Write how many load balancers stand in front of the proxy.',
  'single-call': ' A single call may ask for that many.',
};

const treatedAs = (kind: string) => `The proxy treats it as TEACHER_KIND=${kind} until it is recognised.`;

export const server: Sentences<typeof serverErrors> = {
  'variable-renamed': ({ old, name }) =>
    `${old} is now called ${name}. The old name works until version 0.3.`,
  'number-invalid': ({ name, value, min, max, hint }) =>
    `${name} must be a whole number from ${min}${max === Number.MAX_SAFE_INTEGER ? '' : ` to ${max}`}, and it is "${value}".${numberHints[hint]}`,
  'switch-invalid': ({ name, value }) => `${name} must be 1 or 0, and it is "${value}".`,
  'origin-invalid': ({ name, value }) =>
    `${name} holds "${value}", which is no origin. Write scheme, host and port only, separated by commas, e.g. https://school.example,http://localhost:8080.`,
  'host-invalid': ({ name, value }) =>
    `${name} holds "${value}", which is no name of a host. Write names only, without scheme and port, separated by commas, e.g. relay.school.example.`,
  'code-invalid': ({ name, part }) =>
    `${part === 'each' ? `Each of ${name}` : name} must have 6 to 200 characters, each an unaccented letter, a digit or a common sign, and no space. Choose one that is hard to guess.`,
  'file-unreadable-variable': ({ name }) =>
    `${name} names a file that cannot be read. Check its path and its rights.`,
  'tls-half': () => 'TLS_CERT and TLS_KEY belong together: set both, or neither for plain HTTP.',

  'budget-file-without-budget': () =>
    'BUDGET_FILE is set, but DAILY_TOKEN_BUDGET is not. Set it to the tokens of a day.',
  'budget-file-invalid': () =>
    'BUDGET_FILE names a file that holds no budget, so what was spent today is not known. Correct it, e.g. {"day":"2026-01-31","spent":1200}, or delete it to begin with nothing spent.',
  'budget-file-unwritable': () =>
    'BUDGET_FILE names a file that cannot be written. Its folder must exist and allow it.',
  'budget-not-shared': () =>
    'DAILY_TOKEN_BUDGET needs a count that all copies share, and copies come and go here. Give createProxy a DailyBudget over a BudgetStore, e.g. in a Durable Object.',

  'store-url-invalid': () =>
    'STORE_URL must be the address of a Redis or Valkey server, e.g. redis://localhost:6379. Leave it out to keep rooms in memory.',
  'store-silent': () =>
    'The server that STORE_URL names does not answer. Check the address, and that the server runs.',

  'api-key-invalid': () =>
    'TEACHER_API_KEY holds a character that cannot be part of a key, such as a space or a line break. Copy it again.',
  'teacher-kind-unknown': ({ known }) =>
    `TEACHER_KIND must be one of ${known.join(', ')}. Leave it out to have the server asked.`,
  'teacher-url-invalid': () => 'TEACHER_URL must be an http or https address, e.g. http://localhost:8000.',
  'teacher-url-with-password': () =>
    'TEACHER_URL must not hold a password. Put the key into TEACHER_API_KEY.',
  'teacher-url-missing': ({ kind, example }) =>
    `TEACHER_KIND is ${kind}, but TEACHER_URL is not set. Set it to the address of the server, e.g. ${example}.`,
  'teacher-url-missing-here': () => 'TEACHER_URL is not set, and the embedded teacher does not run here.',
  'teacher-model-missing': ({ given }) =>
    `${given} is set, but TEACHER_MODEL is not. Set it to the name of a model of that server.`,
  'api-key-missing': ({ host }) =>
    `${host} answers with a key only. Set TEACHER_API_KEY to a key of that API.`,
  'teachers-and-variable': ({ variable }) => `TEACHERS and ${variable} are both set. Keep one of them.`,
  'teachers-invalid': ({ field }) =>
    `TEACHERS names a file that is no JSON object of teachers${field === '' ? '' : ` (see "${field}")`}. Each teacher has a name, and fields such as kind, url and model: see docs/teachers.md.`,
  'teachers-entry': ({ name, cause }) => `The teacher "${name}" in TEACHERS: ${cause}`,
  'saved-teacher-unusable': ({ file }) =>
    `The teacher in ${file} cannot be read. Choose it again in the page, or delete the file.`,
  'saved-teacher-left-out': ({ file, cause }) =>
    `The teacher in ${file} is not used. ${cause} Choose it again in the page, or delete the file.`,
  'template-not-used': ({ kind, kinds }) =>
    `TEACHER_TEMPLATE is set, but a teacher of the kind ${kind} renders its prompts itself. Leave it out; it is for ${kinds.join(', ')}.`,
  'template-not-read-here': () =>
    'TEACHER_TEMPLATE is set, and templates are not read here. Leave it out for ChatML.',
  'prefill-not-kept': ({ kind }) =>
    `TEACHER_PREFILL is 1, but a teacher of the kind ${kind} does not keep what it has read, so you would pay for each prefill without an effect. Leave it out.`,
  'provider-hosted': ({ host, kind }) => `TEACHER_URL leads to ${host}, so TEACHER_KIND is ${kind}.`,
  'provider-detected': ({ url, server, kind }) =>
    `The server at ${url} is ${server}, so TEACHER_KIND is ${kind}.`,
  'provider-silent': ({ url, kind }) => `The server at ${url} does not answer yet. ${treatedAs(kind)}`,
  'provider-loading': ({ url, kind }) => `The server at ${url} is loading its model. ${treatedAs(kind)}`,
  'provider-unknown': ({ url, kind }) =>
    `The server at ${url} is not recognised, so TEACHER_KIND is ${kind}.`,
  'kind-inexact': ({ url, server, kind, use }) =>
    `The server at ${url} is ${server}, which does not continue a text for TEACHER_KIND=${kind}: it puts the text into the model's template, so the teacher starts a new answer. Set TEACHER_KIND=${use}, or leave it out.`,

  'source-no-answer': ({ name }) =>
    `${name} names an address that does not answer. Check it, or save the file and name its path.`,
  'source-status': ({ name, status }) =>
    `${name} names an address that answers HTTP ${status}. Check it, or save the file and name its path.`,
  'source-too-large': ({ name }) => `${name} leads to a file that is too large to be a chat template.`,
  'source-gguf-unreadable': ({ name }) =>
    `${name} names a GGUF file that cannot be read. Check it and its rights.`,
  'tokenizer-without-special-tokens': () =>
    "TEACHER_TOKENIZER leads to a file without special tokens. Name the model's tokenizer.json, tokenizer_config.json or GGUF.",

  'template-web-page': () =>
    'TEACHER_TEMPLATE leads to a web page. Of a file on a hub, take the address that downloads it.',
  'template-other-json': () => 'TEACHER_TEMPLATE leads to JSON that is no tokenizer_config.json.',
  'template-missing': () =>
    'TEACHER_TEMPLATE leads to JSON without a `chat_template`. Many models keep it in a file of its own: name their chat_template.jinja.',
  'template-without-question': () => 'TEACHER_TEMPLATE holds a chat template that leaves the question out.',
  'template-broken': ({ detail }) =>
    `TEACHER_TEMPLATE holds a chat template that cannot be rendered: ${detail}`,

  'port-in-use': ({ port }) =>
    `Port ${port} is in use by another program. Stop it, or choose another port with PORT=${port + 1}.`,
  'port-forbidden': ({ port }) =>
    `Port ${port} needs more rights. Choose one above 1023, e.g. with PORT=4173.`,
};
