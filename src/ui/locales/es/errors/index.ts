/** A sentence for each error code. Each function gets the error's values by name. */
import type { Locale } from '../../index.ts';
import { formats, hoursAndMinutes, listed, plural, quoted, seconds } from '../formats.ts';
import { engine, student } from './models.ts';
import { setup } from './setup.ts';
import { room } from './room.ts';

const { kilobytes, number } = formats;

/** For a code that this version does not know. */
export const unknownError = (code: string) => `Algo ha fallado (${code}).`;

const sources = {
  teacher: 'El profesor',
  server: 'El servidor del profesor',
  embedded: 'El profesor integrado',
};
const sourcesWithin = {
  teacher: 'el profesor',
  server: 'el servidor del profesor',
  embedded: 'el profesor integrado',
};

const quantities = {
  probability: (min: number, max: number) => `una probabilidad entre ${min} y ${max}`,
  entropy: (min: number) => `una entropía de al menos ${min} nats`,
  tokens: (min: number) => `un número entero de tokens, al menos ${min}`,
  number: (min: number, max: number) => `un número entre ${min} y ${max}`,
};

const orderRules = {
  'run-over': 'la ejecución ya ha terminado',
  'started-twice': 'la ejecución ya ha empezado',
  'problem-read-twice': 'el problema ya se ha leído',
  'other-call': 'su llamada no es la que está abierta',
  'call-number': 'las llamadas se numeran desde 0, de una en una',
  'command-too-long': 'su comando es más largo que la solución',
};

const kibibytes = (bytes: number) => `${number(Math.floor(bytes / 1024))} KiB`;
const fieldsOf = (fields: readonly string[]) => listed(fields.map((field) => `\`${field}\``));
/** What a server says, after a sentence about it. */
const said = (words: string) => (words === '' ? '' : ` Dice: ${words}`);
const ofTokens = (count: number) => plural(count, 'token');
const inSeconds = (count: number) => plural(count, 'segundo');

export const errors: Locale['errors'] = {
  ...engine,
  ...student,
  ...setup,
  ...room,

  message: ({ message }) => message,
  unexpected: ({ detail }) => detail,

  'problem-empty': () => 'Escriba primero un problema, o elija uno de los ejemplos.',
  'problem-binary': () =>
    'Esto no parece texto: contiene caracteres de control o bytes que no son letras. Pegue el problema como texto sin formato.',
  'problem-too-long': ({ bytes, limit }) =>
    `El problema ocupa ${kilobytes(bytes)}; el máximo es ${kilobytes(limit)}. Redúzcalo a la parte que hace la pregunta.`,
  'random-problem-failed': () =>
    'No se pudo crear un problema al azar. Compruebe la conexión con la página y vuelva a intentarlo.',

  'set-not-saved': ({ cause }) =>
    `El conjunto y sus resultados solo se conservan mientras esta página esté abierta: el navegador no los guarda. ${cause}`,
  'set-setup-changed': () =>
    'El conjunto se ha detenido: la última ejecución tenía otros modelos que los resultados anteriores, así que tiene su propia línea en «Resultados por ajustes». Compruebe los modelos alumno y profesor y continúe.',

  'student-not-ready': () =>
    'El modelo alumno todavía se está cargando. Vuelva a intentarlo cuando esté listo.',
  'other-student': ({ name }) =>
    `Esta ejecución la escribió ${name}, con otros pesos que los del modelo alumno cargado, así que no puede continuar. Resuelva otra vez el problema para probar cambios.`,
  'privacy-stopped': () => 'La ejecución se detuvo porque podría haber llamado al modelo profesor.',

  'run-not-saved': ({ cause }) => `Esta ejecución no está guardada en el navegador. ${cause}`,
  'run-not-opened': ({ cause }) => `No se pudo abrir la ejecución. ${cause}`,
  'runs-not-exported': ({ cause }) => `No se pudieron leer las ejecuciones. ${cause}`,
  'run-not-deleted': ({ cause }) => `No se pudo eliminar la ejecución. ${cause}`,

  'file-unreadable': () => 'No se pudo leer el archivo.',
  'file-too-large': () =>
    'El archivo es mayor que cualquier ejecución de esta página, así que no se ha leído.',
  'link-broken': () =>
    'La ejecución de este enlace no se puede leer: el enlace se cortó, o no lo hizo esta página.',
  'link-too-large': () => 'La ejecución de este enlace es mayor que cualquier ejecución de esta página.',
  'lesson-broken': () => 'Este archivo no es una lección guardada, o está incompleto.',
  'gallery-away': () =>
    'El servidor de esta página no responde, así que no se pudo obtener la ejecución grabada.',
  'gallery-broken': () => 'La lista de ejecuciones grabadas está dañada.',

  'hub-address': () =>
    'Escriba un identificador como onnx-community/Qwen3-0.6B-ONNX, o una dirección que empiece por https://.',
  'hub-unreachable': ({ host }) =>
    `No se puede llegar a ${host} desde esta página. Compruebe la conexión. Un servidor distinto de Hugging Face debe permitir páginas de otros orígenes, y el operador de esta página debe permitir el servidor (MODEL_HOSTS). Los modelos alumno incluidos en la página no lo necesitan.`,
  'hub-no-model': ({ host, status }) =>
    `${host} no tiene ningún modelo en esta dirección, o no da acceso a él (HTTP ${status}). Compare el identificador con la página del modelo.`,
  'hub-search-failed': ({ host, status }) =>
    `Ahora no se puede buscar en ${host} (HTTP ${status}). Inténtelo más tarde o escriba el identificador completo: org/nombre.`,
  'folder-no-model': () =>
    'Esta carpeta no contiene ningún modelo: necesita config.json, tokenizer.json y pesos en onnx/, como los de las exportaciones para transformers.js.',
  'hub-no-weights': () =>
    'Este modelo no tiene pesos que la página pueda cargar: necesita un archivo ONNX, como los de las exportaciones para transformers.js.',

  'no-proxy': () => 'Esta página vino sin proxy.',
  'proxy-refused': ({ cause, address, origin }) =>
    `${cause} O bien no hay nada en ${address}, o bien no permite esta página: su operador lo inicia con ALLOWED_ORIGINS=${origin}.`,

  'no-teacher': () => 'No hay profesor en esta ejecución, así que el alumno sigue solo.',
  'solution-limit': ({ limit }) => `La solución ha alcanzado su límite de ${ofTokens(limit)}.`,
  'student-limit': ({ limit }) => `El alumno lee como máximo ${ofTokens(limit)}, y se han agotado.`,
  'teacher-tokens-spent': ({ limit }) =>
    `Los tokens del profesor para esta ejecución (${number(limit)}) se han agotado.`,
  'teacher-broke-off': () => 'El profesor se interrumpió en medio de su respuesta.',
  'teacher-failed': ({ cause }) => `El profesor falló: ${cause}`,
  'token-unknown': ({ id }) => `El profesor envió el token ${id}, que el alumno no tiene.`,

  'prompt-too-long': ({ tokens, limit }) =>
    `El texto necesita ${ofTokens(tokens)}, pero este alumno lee como máximo ${number(limit)}. Acorte el problema o elija un alumno con un contexto más largo.`,
  'student-failed': ({ cause }) => `El alumno falló: ${cause}`,
  'option-not-a-count': ({ name, min, value }) =>
    `${name} debe ser un número entero, al menos ${min}, no ${value}.`,
  'run-seed-not-whole': ({ seed }) => `Una semilla debe ser un número entero, no ${seed}.`,
  'resume-without-start': () =>
    'Una ejecución solo puede continuar desde un registro que empiece por su inicio.',
  'resume-after-end': () => 'Una ejecución terminada no puede continuar. Recorte primero su registro.',
  'resume-within-call': () =>
    'Una ejecución no puede continuar en medio de una llamada. Recorte primero su registro.',
  'resume-command-too-long': () => 'El comando es más largo que la solución.',

  'policy-unknown': ({ name, known }) => `No existe la regla ${quoted(name)}. Existen ${listed(known)}.`,
  'policy-takes-no-number': ({ kind, number: given }) =>
    `${quoted(kind)} no lleva ningún número, pero recibió ${quoted(given)}.`,
  'policy-needs-number': ({ name, example }) =>
    `${quoted(name)} necesita un número tras los dos puntos, como en ${quoted(example)}.`,
  'policy-number-too-large': ({ name }) => `El número de ${quoted(name)} es demasiado grande.`,
  'policy-number-out-of-range': ({ name, quantity, min, max }) =>
    `${quoted(name)} necesita ${quantities[quantity](min, max)}.`,
  'policy-needs-router': ({ policy, student }) =>
    `La regla ${policy} necesita un alumno con enrutador, y ${student} no lo tiene.`,

  'trace-not-json': () => 'Este archivo no es una ejecución guardada: no es JSON.',
  'trace-not-a-run': () => 'Este archivo no es una ejecución guardada: le faltan `format` y `events`.',
  'trace-format-unknown': ({ format, known }) =>
    `Este archivo tiene el formato ${quoted(format)}. Esta versión lee ${listed(known.map(quoted))}.`,
  'trace-event-invalid': ({ event, detail }) =>
    `El evento ${event} de esta ejecución guardada está dañado:\n${detail}`,
  'trace-without-start': () => 'Una ejecución guardada empieza por el evento «run-started».',
  'trace-order': ({ event, rule }) =>
    `El evento ${event} de esta ejecución guardada no concuerda con lo anterior: ${orderRules[rule]}.`,
  'event-invalid': ({ detail }) => `Esto no es un evento de una ejecución:\n${detail}`,

  unreachable: ({ source }) =>
    `${sources[source]} no está accesible. ${
      source === 'server'
        ? 'El operador del proxy debe comprobar TEACHER_URL y que el servidor funcione.'
        : 'Compruebe la red y que el proxy funcione.'
    }`,
  'no-response': ({ source, milliseconds }) => `${sources[source]} no respondió en ${seconds(milliseconds)}.`,
  'no-sign-of-life': ({ source, milliseconds }) =>
    `${sources[source]} no dio señales de vida durante ${seconds(milliseconds)}.`,
  'no-first-token': ({ source, milliseconds }) =>
    `${sources[source]} no escribió ningún token en ${seconds(milliseconds)}.`,
  'stopped-writing': ({ source, milliseconds }) =>
    `${sources[source]} dejó de escribir durante ${seconds(milliseconds)}.`,
  'connection-broke': ({ source }) => `La conexión se cortó mientras escribía ${sourcesWithin[source]}.`,
  'answer-cut': ({ source }) => `${sources[source]} se interrumpió antes del final de su respuesta.`,
  'not-an-answer': ({ source }) =>
    source === 'server'
      ? `${sources.server} envió algo que no forma parte de una respuesta. Compruebe que habla el protocolo de TEACHER_KIND.`
      : `${sources[source]} envió algo que no es un token, así que se le cortó.`,
  'web-page-answer': ({ source }) =>
    `${sources[source]} respondió con una página web en lugar de un flujo de tokens. Compruebe la dirección.`,
  'other-content-type': ({ source, type }) =>
    `${sources[source]} respondió ${type === '' ? 'sin tipo de contenido' : `con ${quoted(type)}`} en lugar de un flujo de tokens. Compruebe la dirección.`,
  'event-too-long': ({ source, limit }) =>
    `${sources[source]} envió un evento de más de ${number(limit)} caracteres, así que no se leyó el resto.`,

  'teacher-away': () => 'El profesor no está: nadie responde en su dirección.',
  'no-proxy-here': () => 'No hay ningún proxy de profesor en esta dirección.',
  'code-wanted': () => 'Este profesor exige un código de acceso.',
  'proxy-error-unreadable': () => 'El profesor se interrumpió con un error que no se pudo leer.',
  'proxy-refused-request': ({ status }) => `El profesor rechazó la petición (HTTP ${status}).`,
  'proxy-over-budget': ({ status }) => `Al profesor no le queda presupuesto por ahora (HTTP ${status}).`,
  'proxy-not-found': ({ status }) => `No hay ningún profesor en esta dirección (HTTP ${status}).`,

  'context-exceeded': ({ tokens, limit }) =>
    `El problema y la solución tienen ${ofTokens(tokens)}, y este profesor lee como máximo ${number(limit)}. Acorte el problema.`,
  'embedded-failed': ({ cause }) => `El profesor integrado falló. ${cause}`,
  'in-page-not-loaded': ({ cause }) => `No se pudo cargar el profesor de esta página. ${cause}`,
  'teacher-worker-stopped': ({ detail }) =>
    detail === ''
      ? 'El worker del profesor se detuvo: no se cargó su script.'
      : `El worker del profesor se detuvo con un error: ${detail}`,

  'body-not-json-type': () =>
    'El cuerpo de la petición debe ser JSON. Añada la cabecera Content-Type: application/json.',
  'body-broke-off': () => 'El cuerpo de la petición se cortó antes del final. Envíela de nuevo.',
  'body-too-large': ({ bytes }) =>
    `El cuerpo de la petición supera ${kibibytes(bytes)}. Acorte el problema o la solución.`,
  'body-not-json': ({ fields }) =>
    `El cuerpo de la petición no es JSON. Envíe un objeto JSON con ${fieldsOf(fields)}.`,
  'body-not-an-object': ({ fields }) =>
    `El cuerpo de la petición debe ser un objeto JSON con ${fieldsOf(fields)}.`,
  'body-invalid': () => 'El cuerpo de la petición no tiene la forma debida. Compárelo con la API.',
  'problem-not-text': () => '`problem` debe ser un texto. Envíe el problema que el alumno está resolviendo.',
  'problem-missing': () => '`problem` está vacío. Envíe el problema que el alumno está resolviendo.',
  'problem-too-large': ({ bytes }) => `\`problem\` supera ${kibibytes(bytes)}. Acorte el problema.`,
  'prefix-not-text': () =>
    '`prefix` debe ser un texto. Envíe la solución hasta ahora, o un texto vacío al principio.',
  'prefix-too-large': ({ bytes }) =>
    `\`prefix\` supera ${kibibytes(bytes)}. La solución es demasiado larga para continuarla.`,
  'prefix-ids-not-ids': () =>
    '`prefixIds` debe ser una lista de identificadores de tokens: números enteros desde 0.',
  'prefix-ids-too-many': ({ limit }) =>
    `\`prefixIds\` tiene más de ${number(limit)} identificadores. La solución es demasiado larga para continuarla.`,
  'fingerprint-not-text': () => '`fingerprint` debe ser un texto: la huella del tokenizador de `prefixIds`.',
  'fingerprint-empty': () => '`fingerprint` está vacío. Omítalo junto con `prefixIds`.',
  'prefix-ids-and-fingerprint': () => '`prefixIds` y `fingerprint` van juntos: envíe ambos o ninguno.',
  'max-tokens-not-whole': () =>
    '`maxTokens` debe ser un número entero. Envíe cuántos tokens debe escribir el profesor.',
  'max-tokens-too-small': () =>
    '`maxTokens` debe ser al menos 1. Una llamada para ningún token no necesita profesor.',
  'max-tokens-too-large': ({ limit }) =>
    `\`maxTokens\` debe ser como máximo ${number(limit)}. Pida menos tokens, o en varias llamadas.`,
  'temperature-not-number': () => '`temperature` debe ser un número. Envíe 0 para los tokens más probables.',
  'temperature-negative': () => '`temperature` no debe ser negativa. Envíe 0 para los tokens más probables.',
  'temperature-too-high': ({ limit }) => `\`temperature\` debe ser como máximo ${number(limit)}.`,
  'seed-not-whole-number': () => '`seed` debe ser un número entero.',
  'seed-negative': () => '`seed` no debe ser negativa.',
  'teacher-not-a-name': () => '`teacher` debe ser el nombre de uno de los profesores que enumera health.',
  'teacher-unknown': ({ known }) =>
    `Este proxy no tiene ningún profesor con ese nombre. Tiene: ${known.join(', ')}.`,
  'teacher-no-choice': () => 'Este proxy tiene un solo profesor. Omita `teacher`.',
  'wrong-method': ({ method, path }) => `Use ${method} para ${path}.`,
  'unknown-path': ({ path, known }) => `No hay nada en ${path}. El proxy conoce ${listed(known)}.`,
  'host-not-allowed': ({ host }) =>
    `Este servidor no acepta el nombre ${quoted(host)}. Su operador puede añadirlo a ALLOWED_HOSTS.`,
  'metrics-not-allowed': () =>
    'Las métricas son solo para esta máquina. El operador del proxy puede definir METRICS_TOKEN para que otros lo envíen.',
  'no-prefills': () => 'Este profesor no acepta la lectura anticipada.',

  'access-code-missing': () =>
    'Este profesor exige un código de acceso. Pídalo a la persona que lo gestiona.',
  'access-code-wrong': () =>
    'El profesor no conoce este código de acceso. Pregunte a la persona que lo gestiona.',
  'access-code-guesses': () =>
    'Desde aquí han llegado demasiados códigos de acceso erróneos. Espere un minuto y vuelva a intentarlo.',
  'requests-exceeded': ({ limit, seconds: wait }) =>
    `Un cliente puede preguntar ${plural(limit, 'vez', 'veces')} por minuto. Vuelva a intentarlo en ${inSeconds(wait)}.`,
  'tokens-exceeded': ({ limit, seconds: wait }) =>
    `Un cliente puede hacer escribir ${ofTokens(limit)} por minuto. Vuelva a intentarlo en ${inSeconds(wait)}.`,
  'streams-exceeded': ({ limit }) =>
    `Un cliente puede recibir ${plural(limit, 'respuesta')} a la vez. Vuelva a intentarlo cuando termine una.`,
  'teacher-busy': ({ seconds: wait }) =>
    `El profesor está ocupado con otras páginas. Vuelva a intentarlo en ${inSeconds(wait)}.`,
  'budget-reserved': ({ seconds: wait }) =>
    `Los últimos tokens de hoy están reservados para otras llamadas. Vuelva a intentarlo en ${inSeconds(wait)}.`,
  'budget-spent': ({ minutes }) =>
    `Los tokens del profesor para hoy se han agotado. Habrá nuevos a medianoche UTC, en ${hoursAndMinutes(minutes)}.`,

  'proxy-without-teacher': () => 'Este proxy no tiene profesor.',
  'embedded-not-loaded': ({ cause }) => `No se puede cargar el profesor integrado. ${cause}`,
  'proxy-not-set-up': () => 'El proxy aún no está configurado. Su registro dice por qué.',
  'proxy-stopping': () => 'El proxy se está deteniendo. Vuelva a intentarlo en un momento.',
  'proxy-stopped-writing': () => 'El proxy se detuvo mientras escribía el profesor.',
  'proxy-stopped-prefill': () => 'El proxy se detuvo durante la lectura anticipada.',
  'proxy-failed': () => 'El proxy falló. Vuelva a intentarlo.',
  'proxy-failed-writing': () => 'El proxy falló mientras escribía el profesor. Vuelva a intentarlo.',

  'server-refused-key': ({ status }) =>
    `El servidor del profesor no aceptó la clave del proxy (HTTP ${status}). El operador del proxy debe definir TEACHER_API_KEY.`,
  'server-over-budget': ({ status, words }) =>
    `Al servidor del profesor no le queda sitio o presupuesto (HTTP ${status}).${said(words)}`,
  'server-model-missing': ({ words }) =>
    `El servidor del profesor no tiene ese modelo o esa dirección (HTTP 404). El operador del proxy debe comprobar TEACHER_URL y TEACHER_MODEL.${said(words)}`,
  'server-error': ({ status, words }) =>
    `El servidor del profesor respondió con un error (HTTP ${status}).${said(words)}`,
  'server-broke-off': ({ words }) => `El servidor del profesor se interrumpió con un error.${said(words)}`,
  'server-loading': ({ words }) =>
    `El servidor del profesor está cargando su modelo (HTTP 503).${said(words)}`,
  'server-loading-timeout': ({ milliseconds }) =>
    `El servidor del profesor está cargando su modelo y no estuvo listo en ${seconds(milliseconds)}. Vuelva a intentarlo en un momento.`,
  'server-not-usable': ({ variable }) =>
    `El servidor del profesor todavía no se puede usar: no se puede leer el archivo que indica ${variable}. El operador del proxy debe comprobarlo.`,
  'server-no-prefix': () =>
    'El servidor del profesor no deja que este modelo continúe una respuesta desde la mitad. Ponga en TEACHER_MODEL un modelo que pueda, como claude-haiku-4-5, o pídalo con palabras: TEACHER_KIND=instruct con TEACHER_URL=https://api.anthropic.com.',
};
