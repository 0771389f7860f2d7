/** Sentences about choosing the teacher model in the page. */
import type { Sentences } from '../../../../errors/coded-error.ts';
import type { setupErrors } from '../../../../teacher/setup-errors.ts';
import { listed } from '../formats.ts';

export const setup: Sentences<typeof setupErrors> = {
  'setup-other-machine': () =>
    'Only a page on the machine of the proxy can choose its teacher model. Open the page there, without a tunnel.',
  'setup-other-page': () =>
    'Only the page of this proxy can choose its teacher model. Open it at http://localhost.',
  'setup-token-wrong': () => 'The proxy was restarted since this page was loaded. Reload the page.',
  'setup-locked': ({ variables }) =>
    `The environment of the proxy chooses the teacher model (${listed(variables)}). Start it without them to choose here.`,
  'setup-no-server': ({ url }) =>
    `Nothing answers at ${url}. Start the server, and check the address and its port.`,
  'setup-url-invalid': () => 'Type an address that begins with http:// or https://, without a password.',
  'setup-kind-unknown': ({ kind }) => `The proxy knows no kind of server called ${kind}. Choose another.`,
  'setup-model-missing': () => 'Choose a model, or type its name as the server knows it.',
  'setup-key-invalid': () =>
    'The API key holds a character that no key has. Copy it again, without quotation marks and spaces.',
  'setup-key-missing': ({ host }) => `${host} needs an API key. Enter yours.`,
  'setup-template-not-used': ({ kind }) =>
    `With ${kind} the server renders the prompt itself. Leave the template empty, or choose another kind.`,
  'setup-template-other-file': () =>
    'A template is the address or path of a tokenizer_config.json, a chat_template.jinja or a .gguf file.',
  'setup-template-unreadable': () =>
    'The template cannot be read. Check its path or address, and that it may be read.',
  'setup-template-unusable': ({ detail }) =>
    `This file holds no chat template that can be rendered.${detail === '' ? '' : ` ${detail}`} Choose the template of this model, or leave it empty.`,
  'setup-prefill-not-kept': ({ kind }) =>
    `TEACHER_PREFILL=1 does not go with ${kind}, which keeps no prompt. Start the proxy without it.`,
  'setup-not-saved': ({ file }) =>
    `The choice cannot be saved in ${file}. Check that you may write there, and try again.`,
};
