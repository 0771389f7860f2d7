/** The problem, and runs from a file or a link. */
import type { Locale } from '../index.ts';

export const problem: Locale['problem'] = {
  heading: 'Problema',
  label: 'Problema que resolver',
  placeholder: 'A bakery sells 48 loaves a day for 3 dollars each. How many dollars …',
  examples: 'Ejemplos',
  solvedExamples: 'Ejemplos que resuelve',
  failingExamples: 'Vea cómo falla',
  exampleTitles: {
    blankets: 'Mantas en un mercado',
    carpets: 'Alfombras para una biblioteca',
    interest: 'Interés simple',
    salt: 'Agua salada',
    river: 'A lo largo de un río',
    field: 'Un campo con un estanque',
    travel: 'Sam viaja',
    coins: 'Monedas por nivel',
  },
  expected: 'Respuesta esperada (opcional)',
  answerKnown: 'La página conoce la respuesta de este problema y la comprueba.',
  random: 'Problema al azar',
  solve: 'Resolver',
  stop: 'Detener',
  englishOnly:
    'El modelo alumno incluido en esta página solo entiende inglés: escriba el problema en inglés.',
  shortcuts: 'Intro resuelve, Mayús + Intro empieza una línea, Esc detiene.',
};

export const trace: Locale['trace'] = {
  notOpened: 'No se abrió la ejecución.',
  drop: 'Suelte el archivo aquí para abrir su ejecución',
  opened: (student, saved) =>
    `Una ejecución grabada de ${student}${saved === null ? '' : `, guardada el ${saved}`}. La página solo la muestra; no se ejecuta ningún modelo.`,
};
