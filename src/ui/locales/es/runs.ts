/** Runs that can be opened: recorded ones, and those that the browser saved. */
import type { Locale } from '../index.ts';
import { formats, plural } from './formats.ts';

const ofRuns = (count: number, one: string) => plural(count, `ejecución ${one}`, `ejecuciones ${one}s`);

export const gallery: Locale['gallery'] = {
  heading: 'Ejecuciones grabadas',
  outcomes: { right: 'correcta', wrong: 'incorrecta' },
  calls: (calls) => plural(calls, 'llamada'),
  ratio: (ratio) => `${formats.percent(ratio)} del profesor`,
  runs: {
    'one-call': { title: 'Una llamada', what: 'Pide un resultado; el resto es suyo.' },
    alone: { title: 'El mismo, solo', what: 'Sin profesor al que llamar, el alumno adivina.' },
    'several-calls': { title: 'Varias llamadas', what: 'Una dondequiera que un número es difícil.' },
    'no-call': { title: 'Ninguna llamada', what: 'Este lo resuelve sin ayuda.' },
    'not-seen': { title: 'Un error', what: 'Uno que no vio venir.' },
    teacher: { title: 'El profesor solo', what: 'Otra vez el primer problema, todo del profesor.' },
  },
};

export const history: Locale['history'] = {
  heading: 'Sus ejecuciones',
  search: 'Buscar en sus ejecuciones',
  none: 'Sus ejecuciones se guardan aquí, solo en este navegador.',
  nothingFound: 'Ningún problema guardado contiene estas palabras.',
  star: (title) => `Destacar la ejecución: ${title}`,
  unstar: (title) => `Dejar de destacar la ejecución: ${title}`,
  rename: (title) => `Nombrar la ejecución: ${title}`,
  name: 'Nombre de la ejecución',
  remove: (title) => `Eliminar la ejecución: ${title}`,
  removed: (count) => `${ofRuns(count, 'eliminada')}.`,
  undo: 'Deshacer',
  clear: 'Eliminar todas',
  exportAll: 'Guardar todas en un archivo',
  importAll: 'Añadir desde un archivo',
  imported: ({ added, present, broken }) =>
    [
      `${ofRuns(added, 'añadida')}.`,
      ...(present > 0 ? [plural(present, 'ejecución ya estaba aquí.', 'ejecuciones ya estaban aquí.')] : []),
      ...(broken > 0 ? [plural(broken, 'línea del archivo ilegible.', 'líneas del archivo ilegibles.')] : []),
    ].join(' '),
  brokenOff: 'interrumpida',
  answer: (answer) => `respuesta ${answer}`,
};
