/** The dialog that chooses the proxy's teacher model. */
import type { Locale } from '../index.ts';
import { formats, plural, seconds } from './formats.ts';

const { number } = formats;

export const setup: Locale['setup'] = {
  open: 'Elegir otro modelo profesor…',
  heading: 'Elegir el modelo profesor',
  intro: (file) =>
    `El proxy de esta máquina lo consulta. Su elección y la clave se guardan en ${file}, que solo usted puede leer; la clave nunca vuelve a esta página.`,
  chosen: (model, url) => `Elegido: ${model} en ${url}.`,
  notChosen: 'No hay nada elegido: responde el modelo profesor de este proyecto.',
  reset: 'Usar el modelo profesor de este proyecto',
  servers: 'Servidores en esta máquina',
  scanning: 'Buscando servidores…',
  none: 'Ningún servidor responde en los puertos habituales: Ollama 11434, LM Studio 1234, llama.cpp 8080, vLLM 8000.',
  scanAgain: 'Buscar de nuevo',
  models: (count) => plural(count, 'modelo'),
  noModels: 'no nombra ningún modelo',
  pick: (server, url) => `${server} en ${url}`,
  address: 'Dirección',
  addressHint:
    'La de un servidor suyo o de una API alojada, como https://api.anthropic.com. Escriba primero la clave, más abajo, si la API la necesita.',
  look: 'Mirar allí',
  looking: 'Mirando…',
  model: 'Modelo',
  modelChoice: 'Elija uno',
  kind: 'Cómo se le pregunta',
  detected: (kind) => (kind === '' ? 'Como se detecte' : `Detectado: ${kind}`),
  inexact: ({ server, kind, use }) =>
    `${server} pone lo que envía ${kind} en la plantilla del modelo, así que el modelo profesor empieza una respuesta nueva en lugar de continuar la solución. Elija ${use} o déjelo como se detectó.`,
  template: 'Plantilla de chat',
  templateOfServer: 'La del servidor; si no, ChatML',
  templates: {
    chatml: 'ChatML',
    none: 'Ninguna: problema y solución como texto sin formato',
  },
  templateInFile: 'De un archivo o de una dirección',
  templateFile: 'Archivo de la plantilla',
  templateHint: 'Ruta o dirección del tokenizer_config.json, del chat_template.jinja o del GGUF del modelo.',
  key: 'Clave de API',
  keySaved: 'guardada; déjela vacía para conservarla',
  keyHint: 'Se envía solo a este servidor.',
  test: 'Probar',
  testing: 'Probando…',
  save: 'Usar este modelo profesor',
  saving: 'Guardando…',
  saved: (model) => `Desde ahora responde ${model}.`,
  result: 'Resultado de la prueba',
  answer: 'Respuesta a «Mia has 3 * 12 =»',
  emptyAnswer: '(sin texto)',
  request: 'Petición',
  firstToken: 'Primer token',
  total: 'Respuesta completa',
  tokens: 'Tokens',
  counted: (tokens) => (tokens === null ? 'el servidor no los cuenta' : number(tokens)),
  asked: 'Se le preguntó como',
  server: 'Servidor',
  time: (milliseconds) =>
    milliseconds === null
      ? 'no llegó ninguno'
      : milliseconds < 1000
        ? `${number(Math.round(milliseconds))} ms`
        : seconds(milliseconds),
  approximate: 'A este tipo se le pregunta con palabras, así que la continuación es aproximada.',
  failed: 'La prueba ha fallado.',
};
