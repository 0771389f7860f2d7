/** The settings of a run, and other student models. */
import type { Locale } from '../index.ts';
import { formats } from './formats.ts';

const { size } = formats;

export const settings: Locale['settings'] = {
  heading: 'Ajustes',
  whoDecides: 'Quién llama al modelo profesor',
  policies: {
    learned: 'El alumno decide cuándo y para cuánto',
    never: 'Sin llamadas: solo el alumno',
    always: 'El profesor lo escribe todo: solo el profesor',
    entropy: 'Una regla, dondequiera que el alumno dude',
    'token-random': 'El azar',
    fixed: 'El alumno decide cuándo; longitud fija',
    prompted: 'El alumno decide, como lo explica su prompt',
  },
  policyParameters: {
    entropy: 'Llamar por encima de esta entropía (nats)',
    'token-random': 'Probabilidad de llamada en cada token',
    fixed: 'Tokens por llamada',
  },
  policyInForce: (label) => `Este modelo alumno no tiene token para <call>. En vigor: ${label}.`,
  tokensPerCall: 'Tokens por llamada',
  writesCommands: 'Este alumno escribe <call> como texto (como los checkpoints de RelayLLM)',
  thinks: 'Pensar antes de responder',
  calibrate: 'Medir el umbral para este alumno',
  calibrateHint: 'con diez problemas que resuelve solo',
  calibrating: (done, of) => `Problema ${done + 1} de ${of} …`,
  pauses: 'Pausar en cada llamada y preguntarme',
  prefill: 'Lectura anticipada: el profesor lee el texto mientras el alumno escribe una llamada',
  prefillHint: 'Su primera palabra puede llegar antes; el texto es el mismo.',
  prefillUnavailable: 'El modelo profesor actual no lo ofrece.',
  maxCalls: 'Máximo de llamadas',
  maxTeacherTokens: 'Máximo de tokens del profesor',
  maxTokens: 'Solución más larga (tokens)',
  temperature: 'Temperatura',
  temperatureHint: '0 toma siempre el token más probable',
  filters: 'Filtros del muestreo',
  topP: 'Top-p',
  topPHint: 'solo los tokens más probables que suman esta parte; 1 para todos',
  topK: 'Top-k',
  topKHint: 'solo esta cantidad de los tokens más probables; 0 para todos',
  minP: 'Min-p',
  minPHint: 'solo los tokens con esta parte de la mayor probabilidad; 0 para todos',
  repetitionPenalty: 'Penalización por repetición',
  repetitionPenaltyHint: 'hace menos probables los tokens del problema y de la solución; 1 no hace nada',
  inputPrice: 'Precio de entrada',
  outputPrice: 'Precio de salida',
  priceHint: 'del modelo profesor, en dólares por millón de tokens',
  seed: 'Semilla',
  student: 'Modelo alumno',
  students: {
    'relay-student': 'Llama cuando necesita ayuda (predeterminado)',
    'relay-student-difficulty-aware':
      'El mismo, con la recompensa del artículo RelayLLM que tiene en cuenta la dificultad: llama menos',
    'relay-student-simple':
      'El mismo, con una recompensa que apenas cuenta la longitud de las llamadas: llama más',
    'relay-student-alone': 'Entrenado igual, pero sin llamadas: trabaja solo',
    'relay-student-warmup': 'El mismo antes de la optimización de la política: sabe cómo llamar, no dónde',
    'relay-student-base': 'El mismo antes del calentamiento: trabaja solo',
  },
  device: 'El modelo alumno se ejecuta en',
  devices: {
    auto: 'WebGPU o, si no, WASM',
    webgpu: 'WebGPU',
    wasm: 'WASM',
  },
  cacheInPlace:
    'Las claves y los valores se mantienen en su sitio en la GPU: un corte o una llamada no mueve datos.',
  reset: 'Restablecer',
};

export const hub: Locale['hub'] = {
  more: 'Otro modelo alumno',
  label: 'Identificador de Hugging Face, nombre o dirección de un modelo',
  hint: 'Un modelo para transformers.js. Se ejecuta en este navegador, así que elija uno pequeño.',
  search: 'Buscar',
  offers: 'Pesos de este modelo',
  load: (file, bytes) =>
    `Cargar ${file.replace('onnx/', '')}, ${bytes === null ? 'tamaño desconocido' : size(bytes)}`,
  remarks: {
    recommended: 'Recomendados para este dispositivo',
    'slow-on-wasm': 'Lentos sin GPU: los pesos de 4 bits tardan unas seis veces más que fp16',
    'needs-shader-f16': 'Este adaptador gráfico no tiene shader-f16, así que se ejecutan en WASM, despacio',
    'too-large': 'Demasiado grandes para ejecutarse sin GPU',
  },
  loading: (name) => `Cargando ${name}`,
  remove: (name) => `Eliminar ${name} de este navegador`,
  removeShort: 'Eliminar',
};
