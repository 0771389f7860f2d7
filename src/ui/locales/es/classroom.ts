/** For a class: predictions, the first lesson. */
import type { Locale } from '../index.ts';
import { formats, plural } from './formats.ts';

const { number } = formats;

export const predict: Locale['predict'] = {
  view: 'Predecir',
  hint: '¿Dónde llamará el modelo alumno? Marque las palabras que cree que escribió el modelo profesor y compruébelo.',
  none: 'Aquí predice dónde llamó el modelo alumno, una vez terminada una ejecución.',
  show: 'Mostrar las llamadas',
  called: ', llamada aquí',
  result: (hits, called, marked) =>
    `${number(hits)} de ${plural(called, 'llamada')}: acertadas, con ${plural(marked, 'marca')}.`,
  lesson: (runs, precision, recall) =>
    `En ${plural(runs, 'ejecución', 'ejecuciones')}: acertó el ${precision} de las marcas y predijo el ${recall} de las llamadas.`,
  forget: 'Empezar otra lección',
};

export const tour: Locale['tour'] = {
  start: 'Primera lección',
  heading: 'Primera lección',
  step: (at, all) => `Paso ${at} de ${all}`,
  back: 'Atrás',
  next: 'Siguiente',
  end: 'Terminar',
  steps: {
    open: {
      title: 'Mirar una ejecución',
      text: 'Un modelo pequeño, el alumno, resuelve un problema. Cuando un número le resulta demasiado difícil, pide unos pocos tokens a un modelo mayor, el profesor. Esta es una ejecución grabada.',
      action: 'Abrir la ejecución',
    },
    read: {
      title: '¿Quién escribió qué?',
      text: 'Las palabras resaltadas son del modelo profesor; las demás, del modelo alumno. El número pequeño es la llamada: púlselo para ver exactamente qué se envió. Las medidas muestran qué pocos tokens se pidieron.',
    },
    moment: {
      title: 'El momento de la llamada',
      text: 'La línea de tiempo vuelve a cualquier token; la curva muestra dónde dudaba el modelo alumno. ¿Qué habría pedido usted aquí?',
      action: 'Ir a la llamada',
    },
    change: {
      title: '¿Y si…?',
      text: 'Elija «Tokens» y pulse un token de la llamada: quite la llamada, tome otra palabra o llame en otro lugar. La ejecución toma entonces otro rumbo, como versión nueva.',
    },
    lesson: {
      title: 'Ahora, un conjunto de problemas',
      text: 'Saque algunos problemas y deje que el modelo alumno los resuelva. ¿Dónde llama, y le sirve de algo? En «Predecir», la clase adivina primero; con «Clase», cada dispositivo por su cuenta.',
      action: 'Sacar cinco problemas',
    },
  },
};
