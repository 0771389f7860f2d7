/** The picker of student models: what is kept, what is worth a try, and what a device can run. */
import type { Locale } from '../index.ts';
import { formats, hoursAndMinutes, plural } from './formats.ts';

const { number, size } = formats;

export const picker: Locale['picker'] = {
  heading: 'Modelos alumno',
  device: {
    gpu: 'Este dispositivo calcula en su GPU (WebGPU), también con media precisión.',
    'gpu-without-f16':
      'Este dispositivo calcula en su GPU (WebGPU), pero no con media precisión (sin shader-f16): le convienen los pesos de tipo q4.',
    software:
      'WebGPU calcula aquí por software, con subgrupos pequeños: los modelos funcionan despacio y los textos se leen en pasadas cortas.',
    cpu: (threads) =>
      `Aquí no se puede usar ninguna GPU, así que los modelos se ejecutan en el procesador (WASM, ${plural(threads, 'hilo', 'hilos')}).`,
    memory: (gigabytes) =>
      `Según el navegador, el dispositivo tiene ${number(gigabytes)} GB de memoria o más.`,
  },
  inBrowser: 'En este navegador',
  inUse: 'En uso',
  use: 'Usar',
  useNamed: (name) => `Usar ${name}`,
  works: 'funciona sin conexión',
  loadingNow: (name) => `${name} se carga del almacenamiento; el otro alumno sigue disponible.`,
  part: (bytes, total) => (total === null ? size(bytes) : `${size(bytes, total)} de ${size(total)}`),
  rate: (bytesPerSecond) => `${size(bytesPerSecond)}/s`,
  secondsLeft: (seconds) =>
    seconds < 100 ? `quedan ${number(seconds)} s` : `quedan ${hoursAndMinutes(Math.ceil(seconds / 60))}`,
  total: (name) => `${name} en total`,
  pause: 'Pausar',
  resume: 'Continuar',
  paused: 'en pausa; lo que llegó se conserva',
  retry: 'Intentar de nuevo',
  withoutKeeping: 'Usarlo sin conservarlo',
  confirmRemove: (name, bytes) => `¿Eliminar ${name} (${size(bytes)}) de este navegador?`,
  confirm: 'Eliminar',
  keep: 'Conservar',
  stored: (usage, quota) => `Esta página guarda ${size(usage)}; el navegador le da hasta ${size(quota)}.`,
  persistent: 'El navegador lo conserva hasta que usted lo elimine.',
  notPersistent: 'El navegador puede eliminarlo cuando el disco esté lleno.',
  suggestions: 'Modelos para probar',
  goodAt: {
    paper: 'Un alumno del artículo RelayLLM: problemas y matemáticas escolares',
    sums: 'Problemas y cálculos, rápido para su tamaño',
    languages: 'Cálculos sencillos, en muchos idiomas',
    small: 'Pequeño y rápido de probar; flojo en cálculo',
    text: 'Instrucciones y textos, cálculos sencillos',
  },
  download: 'Descarga',
  memory: 'Memoria',
  licence: 'Licencia',
  context: 'Contexto',
  about: (bytes) => `unos ${size(bytes)}`,
  tokens: (count) => plural(count, 'token', 'tokens'),
  bestHere: (kind) => `Lo mejor para este dispositivo: ${kind}.`,
  why: {
    'few-bits':
      'En una GPU un token cuesta lo que se tarda en leer sus pesos: cuantos menos bits, más rápido.',
    'widened-once':
      'Sin GPU, fp16 va tan rápido como fp32 con la mitad de descarga; con 4 bits tarda unas seis veces más.',
    'fits-in-wasm': 'Unos pesos mayores no caben en WASM.',
    'only-slow': 'Sin GPU sus pesos de 4 bits son lentos: unas seis veces el tiempo de fp16.',
  },
  showWeights: 'Mostrar los pesos',
  relay:
    'Los puntos de control del artículo RelayLLM no están exportados para navegadores; npm run convert lo hace.',
  relayLink: 'Ver los puntos de control',
  another: 'Otro modelo',
  found: 'Encontrados en el hub',
  none: (text) => `El hub no tiene ningún modelo para transformers.js cuyo nombre contenga «${text}».`,
  loads: (count) => `${number(count)} descargas al mes`,
  folder: 'Carpeta del disco',
  folderHint:
    'Con config.json, tokenizer.json y onnx/*.onnx. También puede soltar la carpeta en esta página. Se copia en este navegador; no se envía nada.',
  shipped: 'Incluidos en esta página',
};
