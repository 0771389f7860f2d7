/** Sentences about a language model and its files, and about the student's worker and device. */
import type { engineErrors } from '../../../../engine/errors.ts';
import type { Sentences } from '../../../../errors/coded-error.ts';
import type { studentErrors } from '../../../../student/errors.ts';
import { formats } from '../formats.ts';

const { number, size } = formats;

const onlyText = 'Un alumno debe ser un modelo que solo continúe un texto, como Qwen3.';
const understood =
  'Un tokenizador debe poder escribir cualquier texto: los de nivel de byte (como en Qwen, Llama 3, GPT-2) y los de SentencePiece que recurren a bytes (como en Llama 2, Mistral, Gemma, Helium).';

export const engine: Sentences<typeof engineErrors> = {
  'file-missing': ({ model, file }) =>
    `Al modelo «${model}» le falta ${file}. ¿Está completa su carpeta y es correcta la dirección?`,
  'file-not-read': ({ file, detail }) => `No se puede leer ${file}: ${detail}`,
  'file-not-json': ({ file }) => `${file} no es JSON.`,
  'file-not-understood': ({ file, detail }) => `${file} no es lo que este motor sabe leer:\n${detail}`,
  'file-unreachable': ({ address }) =>
    `No se pudo llegar a ${address}. ¿Funciona el servidor y está esta página en línea?`,
  'file-status': ({ address, status }) => `El servidor respondió ${status} para ${address}.`,
  'file-broke-off': ({ file }) => `La conexión se cortó mientras se cargaba ${file}. Vuelva a intentarlo.`,
  'onnx-unreadable': () =>
    'El archivo de los pesos no es un archivo ONNX completo. Vuelva a cargar el modelo.',
  'data-files-too-many': ({ file, count, limit }) =>
    `Según config.json, ${file} tiene ${number(count)} archivos de datos; se leen como máximo ${number(limit)}.`,

  'no-language-model': ({ detail }) => `config.json no es el de un modelo de lenguaje:\n${detail}`,
  'no-context-length': () =>
    'config.json no es el de un modelo de lenguaje: le falta max_position_embeddings, la longitud de su contexto.',
  'no-end-token': () => 'Ni generation_config.json ni config.json dicen qué token termina una respuesta.',
  'encoder-decoder': () =>
    `Este es un modelo codificador-decodificador, como los que traducen o resumen. ${onlyText}`,
  'encoder-decoder-half': ({ inputs }) =>
    `Esta es la segunda mitad de un modelo codificador-decodificador, como los que traducen (su archivo ONNX pide ${inputs.join(', ')}). ${onlyText}`,
  'not-text-only': ({ inputs }) =>
    `Este modelo pide imágenes o sonido (su archivo ONNX pide ${inputs.join(', ')}). Un alumno debe ser un modelo que solo lea texto.`,
  'embeddings-missing': ({ inputs }) =>
    `Este archivo ONNX pide embeddings en lugar de tokens (${inputs.join(', ')}), y viene sin un archivo embed_tokens del mismo tipo que los produzca.`,
  'inputs-unknown': ({ inputs }) =>
    `El archivo ONNX pide entradas que este motor no conoce: ${inputs.join(', ')}.`,
  'no-decoder': () =>
    'El archivo ONNX no es un decodificador con caché KV: le faltan las entradas input_ids y past_key_values.N.key/value, o la salida logits.',
  'output-missing': ({ output }) => `El modelo ONNX no dio ${output}.`,
  'cache-no-tensor': ({ input }) => `La entrada ONNX ${input} no es un tensor.`,
  'cache-type': ({ input, type }) =>
    `La entrada ONNX ${input} contiene ${type}; este motor lee una caché de float32 o float16.`,
  'cache-shape': ({ input, shape }) =>
    `La entrada ONNX ${input} tiene la forma [${shape.join(', ')}]. Ni ella ni config.json dan el número y el tamaño de las cabezas, o no tiene ningún eje que crezca.`,

  'tokenizer-loses-characters': ({ type }) =>
    `tokenizer.json describe un tokenizador ${type} sin tokens para bytes: los caracteres que no conoce, a menudo también el fin de línea, se perderían, incluidos los del profesor. ${understood}`,
  'tokenizer-lacks-bytes': ({ count }) =>
    `A tokenizer.json le faltan ${number(count)} de los 256 bytes. ${understood}`,
  'tokenizer-cuts': ({ detail }) =>
    `tokenizer.json pide cortar el texto de un modo que este motor no conoce: ${detail}`,
  'tokenizer-changes-text': () =>
    'tokenizer.json describe un tokenizador que cambia los textos, por ejemplo omitiendo espacios o mayúsculas. Un alumno debe poder leer al profesor tal como escribió.',
  'private-use-exhausted': () =>
    'El problema usa todos los caracteres de uso privado, así que no se puede codificar con seguridad.',

  'cache-growing-device': () =>
    'Las claves y los valores crecen con cada token: mantenerlos en su sitio solo compensa en WebGPU.',
  'cache-growing-graph': () =>
    'Las claves y los valores crecen con cada token: esta exportación no tiene GroupQueryAttention para toda su caché.',
  'cache-growing-differs': ({ percent }) =>
    `Las claves y los valores crecen con cada token: mantenidos en su sitio dieron otros números en este dispositivo, a un ${percent} % de su rango.`,
  'cache-growing-failed': ({ cause }) =>
    `Las claves y los valores crecen con cada token: se intentó mantenerlos en su sitio y falló. ${cause}`,

  'runtime-failed': ({ device, detail }) =>
    `ONNX Runtime no puede ejecutar este modelo en ${device}: ${detail}`,
  'numbers-not-finite': () =>
    'El modelo respondió con números que no son finitos. No se puede confiar en sus pesos o en este dispositivo: elija otro dispositivo u otro modelo.',
  'no-token-left': () => 'No queda ningún token que elegir: todos están prohibidos.',
  'context-too-long': ({ tokens, limit }) =>
    `La secuencia necesita ${number(tokens)} posiciones, pero este modelo tiene ${number(limit)}.`,
};

const activities = {
  load: 'todavía se está cargando',
  solve: 'está resolviendo un problema',
};

const onWasm = 'El alumno se ejecuta en WASM';
const loadAgain = 'Vuelva a cargar el alumno.';

export const student: Sentences<typeof studentErrors> = {
  'load-stopped': () => 'Se detuvo la carga.',
  'student-closed': () => 'El alumno se cerró.',
  'student-busy': ({ activity }) => `El alumno está ocupado: ${activities[activity]}. Deténgalo primero.`,
  'student-not-loaded': () => 'Todavía no hay ningún alumno cargado. Cargue uno primero.',
  'student-worker-stopped': ({ detail }) =>
    detail === ''
      ? `El worker del alumno se detuvo: no se cargó su script. ${loadAgain}`
      : `El worker del alumno se detuvo con un error: ${detail}. ${loadAgain}`,

  'gpu-lost': ({ detail }) =>
    `La GPU se detuvo (${detail}), así que el modelo alumno pasó a WASM. La ejecución continuó en el mismo token.`,

  'download-is-page': ({ address }) =>
    `${address} es una página web, no un archivo de un modelo, así que se rechazó.`,
  'download-is-pointer': ({ address }) =>
    `${address} es un puntero de Git LFS, no el archivo mismo, así que se rechazó. El servidor debe servir los archivos LFS.`,
  'download-too-long': ({ file, expected }) =>
    `${file} es más largo de lo que dice su servidor (${expected} bytes), así que se rechazó.`,
  'download-size': ({ file, bytes, expected }) =>
    `${file} tiene ${bytes} bytes y su servidor indica ${expected}, así que se rechazó.`,
  'download-hash': ({ file }) =>
    `${file} no tiene el SHA-256 que da su servidor, así que se rechazó. Vuelva a cargar el modelo.`,
  'download-changed': ({ file }) =>
    `${file} cambió en el servidor mientras se cargaba. Vuelva a cargar el modelo.`,
  'download-broke-off': ({ file }) =>
    `La conexión se cortó mientras se cargaba ${file}. Lo que llegó se conserva: vuelva a intentarlo para continuar.`,
  'no-storage': () =>
    'Este navegador no guarda nada para esta página: solo lo hace para páginas que llegan por HTTPS o de localhost, y algunos no en ventanas privadas. El modelo se puede usar sin conservarlo.',
  'no-room': ({ bytes, free }) =>
    `El navegador no tiene sitio para este modelo: necesita ${size(bytes)} y hay ${size(free)} libres. Elimine otros modelos o úselo sin conservarlo; entonces cada visita lo descarga de nuevo.`,
  'not-stored': ({ detail }) =>
    `El navegador no pudo guardar el modelo${detail === '' ? '' : ` (${detail})`}. Se puede usar sin conservarlo; entonces cada visita lo descarga de nuevo.`,
  'folder-again': () =>
    'Este modelo viene de una carpeta cuya copia quedó a medias. Elija la carpeta otra vez para continuar.',
  'stored-part-missing': () => 'El navegador ha eliminado una parte de este modelo. Vuelva a cargarlo.',

  'insecure-context': () =>
    `${onWasm}, y la página no se abre sin esta red: los navegadores ofrecen WebGPU, hilos y uso sin conexión solo a páginas que llegan por HTTPS o de localhost. El operador de la página puede darle un certificado (TLS_CERT).`,
  'no-webgpu': () => `${onWasm}: este navegador no tiene WebGPU.`,
  'no-adapter': () =>
    `${onWasm}: este navegador tiene WebGPU, pero no encontró ningún adaptador gráfico que usar.`,
  'no-shader-f16': () =>
    `${onWasm}: estos pesos calculan en media precisión, y este adaptador gráfico no puede (no tiene shader-f16). Los pesos de tipo q4 se ejecutan en él.`,
  'webgpu-failed': ({ cause }) => `${onWasm}: se probó WebGPU y falló. ${cause}`,

  'first-numbers-not-finite': () => 'Sus primeros números no eran finitos.',
  'numbers-differ': ({ percent }) =>
    `Da otros números para el mismo texto, a un ${percent}\u00a0% de su rango.`,
  'first-pass-failed': ({ cause }) =>
    `El modelo se abrió en WASM, pero su primera pasada falló. ${cause} Puede que sus pesos sean para otro dispositivo; pruebe otros pesos de este modelo.`,
};
