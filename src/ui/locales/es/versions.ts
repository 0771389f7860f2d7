/** The versions of a run, and the pause at a call. */
import type { Locale } from '../index.ts';
import { formats, plural } from './formats.ts';

const { number } = formats;

export const versions: Locale['versions'] = {
  region: 'Versiones',
  heading: 'Versiones',
  itself: 'La ejecución misma',
  setup: (student, policy) => `${student}, ${policy}`,
  policyChoices: {
    learned: 'decide el alumno',
    never: 'solo el alumno',
    always: 'solo el profesor',
    entropy: 'llamadas donde el alumno duda',
    'token-random': 'llamadas al azar',
    fixed: 'el alumno decide cuándo; longitud fija',
    prompted: 'el alumno decide, como lo explica su prompt',
  },
  policies: {
    learned: () => 'decide el alumno',
    never: () => 'solo el alumno',
    always: () => 'solo el profesor',
    entropy: (nats) => `llamadas por encima de ${number(Number(nats))} nats`,
    'token-random': (probability) =>
      `llamadas al azar, ${number(100 * Number(probability))}\u00a0% de los tokens`,
    fixed: (tokens) => `llamadas de ${tokens} tokens cada una`,
    prompted: () => 'el alumno decide, como lo explica su prompt',
  },
  again: 'El mismo problema por',
  solveAgain: 'Resolver otra vez',
  compare: 'Comparar',
  nothingToCompare:
    'Aquí se ven dos versiones de una ejecución, una al lado de otra. Resuelva otra vez el problema abajo, o cambie la ejecución en «Tokens».',
  compareWith: 'Comparar con la versión',
  from: (version, tokens) => `de la versión ${version}, token ${number(tokens + 1)}`,
  call: (requested) => `una llamada de ${plural(requested, 'token')}`,
  decline: 'sin la llamada',
  token: (text) => `con «${text}»`,
  answers: {
    right: (answer) => `respuesta ${answer}, correcta`,
    wrong: (answer) => `respuesta ${answer}, incorrecta`,
    unknown: (answer) => `respuesta ${answer}`,
  },
  noAnswer: 'sin respuesta',
};

export const pause: Locale['pause'] = {
  student: (requested) => `Aquí el modelo alumno pide ${plural(requested, 'token')} al modelo profesor.`,
  policy: (requested) => `Aquí el ajuste llamaría al modelo profesor para ${plural(requested, 'token')}.`,
  length: 'Tokens que pedir',
  grant: 'Dejar que escriba el modelo profesor',
  decline: 'Rechazar',
  text: 'O escríbalo usted',
  write: 'Escribir esto',
};
