/** Sentences about choosing the teacher model in the page. */
import type { Sentences } from '../../../../errors/coded-error.ts';
import type { setupErrors } from '../../../../teacher/setup-errors.ts';
import { listed } from '../formats.ts';

export const setup: Sentences<typeof setupErrors> = {
  'setup-other-machine': () =>
    'Solo una página en la máquina del proxy puede elegir su modelo profesor. Abra la página allí, sin túnel.',
  'setup-other-page': () =>
    'Solo la página de este proxy puede elegir su modelo profesor. Ábrala en http://localhost.',
  'setup-token-wrong': () => 'El proxy se reinició desde que se cargó esta página. Recargue la página.',
  'setup-locked': ({ variables }) =>
    `El entorno del proxy elige el modelo profesor (${listed(variables)}). Inícielo sin esas variables para elegir aquí.`,
  'setup-no-server': ({ url }) =>
    `Nada responde en ${url}. Inicie el servidor, y compruebe la dirección y su puerto.`,
  'setup-url-invalid': () => 'Escriba una dirección que empiece por http:// o https://, sin contraseña.',
  'setup-kind-unknown': ({ kind }) =>
    `El proxy no conoce ningún tipo de servidor llamado ${kind}. Elija otro.`,
  'setup-model-missing': () => 'Elija un modelo, o escriba su nombre tal como lo conoce el servidor.',
  'setup-key-invalid': () =>
    'La clave de API contiene un carácter que ninguna clave tiene. Cópiela de nuevo, sin comillas ni espacios.',
  'setup-key-missing': ({ host }) => `${host} necesita una clave de API. Escriba la suya.`,
  'setup-template-not-used': ({ kind }) =>
    `Con ${kind} el servidor compone el prompt él mismo. Deje la plantilla vacía, o elija otro tipo.`,
  'setup-template-other-file': () =>
    'Una plantilla es la dirección o la ruta de un tokenizer_config.json, un chat_template.jinja o un archivo .gguf.',
  'setup-template-unreadable': () =>
    'La plantilla no se puede leer. Compruebe su ruta o dirección, y los permisos de lectura.',
  'setup-template-unusable': ({ detail }) =>
    `Este archivo no contiene una plantilla de chat utilizable.${detail === '' ? '' : ` ${detail}`} Elija la plantilla de este modelo, o deje el campo vacío.`,
  'setup-prefill-not-kept': ({ kind }) =>
    `TEACHER_PREFILL=1 no va con ${kind}, que no conserva el prompt. Inicie el proxy sin esa variable.`,
  'setup-not-saved': ({ file }) =>
    `La elección no se puede guardar en ${file}. Compruebe que puede escribir allí, e inténtelo de nuevo.`,
};
