/** Sentences about what happens in the page itself. */
import type { commonErrors, Sentences } from '../../../../errors/coded-error.ts';
import type { pageErrors } from '../../../page-error.ts';
import { formats } from '../formats.ts';

const { kilobytes } = formats;

export const common: Sentences<typeof commonErrors> = {
  message: ({ message }) => message,
  unexpected: ({ detail }) => detail,
};

export const page: Sentences<typeof pageErrors> = {
  'problem-empty': () => 'Type a problem first, or choose one of the examples.',
  'problem-binary': () =>
    'This does not look like text: it contains control characters or bytes that are no letters. Paste the problem as plain text.',
  'problem-too-long': ({ bytes, limit }) =>
    `The problem has ${kilobytes(bytes)}; the maximum is ${kilobytes(limit)}. Shorten it to the part that asks the question.`,
  'random-problem-failed': () =>
    'A random problem could not be made. Check the connection to the page and try again.',

  'set-not-saved': ({ cause }) =>
    `The set and its results stay only while this page is open: the browser does not save them. ${cause}`,
  'set-setup-changed': () =>
    'The set stopped: the last run had other models than the results before it, so it has a line of its own under “Results by settings”. Check the student and teacher models, then continue.',

  'student-not-ready': () => 'The student model is still loading. Try again when it is ready.',
  'other-student': ({ name }) =>
    `This run was written by ${name}, with other weights than those of the loaded student model, so it cannot continue. Solve the problem again to try changes.`,
  'privacy-stopped': () => 'The run was stopped, because it could have asked the teacher model.',

  'run-not-saved': ({ cause }) => `This run is not saved in the browser. ${cause}`,
  'run-not-opened': ({ cause }) => `The run could not be opened. ${cause}`,
  'runs-not-exported': ({ cause }) => `The runs could not be read. ${cause}`,
  'run-not-deleted': ({ cause }) => `The run could not be deleted. ${cause}`,

  'file-unreadable': () => 'The file could not be read.',
  'file-too-large': () => 'The file is larger than any run of this page, so it was not read.',
  'link-broken': () =>
    'The run in this link cannot be read: the link was cut, or it was not made by this page.',
  'link-too-large': () => 'The run in this link is larger than any run of this page.',
  'lesson-broken': () => 'This file is no saved lesson, or it was cut.',
  'gallery-away': () => 'The server of this page does not answer, so the recorded run could not be fetched.',
  'gallery-broken': () => 'The list of recorded runs is broken.',

  'hub-address': () =>
    'Type an id such as onnx-community/Qwen3-0.6B-ONNX, or an address that begins with https://.',
  'hub-unreachable': ({ host }) =>
    `${host} cannot be reached from this page. Check the connection. A host other than Hugging Face must allow pages of other origins, and the operator of this page must allow the host (MODEL_HOSTS). The student models that ship with the page work without it.`,
  'hub-no-model': ({ host, status }) =>
    `${host} has no model at this address, or does not give access to it (HTTP ${status}). Compare the id with the model's page.`,
  'hub-search-failed': ({ host, status }) =>
    `${host} cannot be searched at the moment (HTTP ${status}). Try again later, or type the whole id, org/name.`,
  'folder-no-model': () =>
    'This folder holds no model: it needs config.json, tokenizer.json and weights in onnx/, as exports for transformers.js have them.',
  'hub-no-weights': () =>
    'This model has no weights that the page can load: it needs an ONNX file, as exports for transformers.js have.',

  'no-proxy': () => 'This page came without a proxy.',
  'proxy-refused': ({ cause, address, origin }) =>
    `${cause} Either nothing runs at ${address}, or it does not allow this page: its operator starts it with ALLOWED_ORIGINS=${origin}.`,
};
