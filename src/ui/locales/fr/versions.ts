/** The versions of a run, and the pause at a call. */
import type { Locale } from '../index.ts';
import { formats, plural } from './formats.ts';

const { number } = formats;

export const versions: Locale['versions'] = {
  region: 'Versions',
  heading: 'Versions',
  itself: 'L’exécution elle-même',
  setup: (student, policy) => `${student}, ${policy}`,
  policyChoices: {
    learned: 'l’élève décide',
    never: 'l’élève seul',
    always: 'l’enseignant seul',
    entropy: 'appels là où l’élève hésite',
    'token-random': 'appels au hasard',
    fixed: 'l’élève décide quand ; longueur fixe',
    prompted: 'l’élève décide, comme son invite l’explique',
  },
  policies: {
    learned: () => 'l’élève décide',
    never: () => 'l’élève seul',
    always: () => 'l’enseignant seul',
    entropy: (nats) => `appels au-dessus de ${number(Number(nats))} nats`,
    'token-random': (probability) =>
      `appels au hasard, ${number(100 * Number(probability))}\u00a0% des jetons`,
    fixed: (tokens) => `appels de ${tokens} jetons chacun`,
    prompted: () => 'l’élève décide, comme son invite l’explique',
  },
  again: 'Le même problème par',
  solveAgain: 'Résoudre de nouveau',
  compare: 'Comparer',
  nothingToCompare:
    'Deux versions d’une exécution se placent ici côte à côte. Résolvez de nouveau le problème ci-dessous, ou modifiez l’exécution dans « Jetons ».',
  compareWith: 'Comparer avec la version',
  from: (version, tokens) => `à partir de la version ${version}, jeton ${number(tokens + 1)}`,
  call: (requested) => `un appel de ${plural(requested, 'jeton')}`,
  decline: 'sans l’appel',
  token: (text) => `avec « ${text} »`,
  answers: {
    right: (answer) => `réponse ${answer}, juste`,
    wrong: (answer) => `réponse ${answer}, fausse`,
    unknown: (answer) => `réponse ${answer}`,
  },
  noAnswer: 'pas de réponse',
};

export const pause: Locale['pause'] = {
  student: (requested) => `Ici, le modèle élève demande ${plural(requested, 'jeton')} au modèle enseignant.`,
  policy: (requested) =>
    `Ici, le réglage appellerait le modèle enseignant pour ${plural(requested, 'jeton')}.`,
  length: 'Jetons à demander',
  grant: 'Laisser écrire le modèle enseignant',
  decline: 'Refuser',
  text: 'Ou écrivez vous-même',
  write: 'Écrire ceci',
};
