/** The versions of a run, and the pause at a call. */
import type { Locale } from '../index.ts';
import { formats, plural } from './formats.ts';

const { number } = formats;

export const versions: Locale['versions'] = {
  region: 'Versionen',
  heading: 'Versionen',
  itself: 'Der Lauf selbst',
  setup: (student, policy) => `${student}, ${policy}`,
  policyChoices: {
    learned: 'der Schüler entscheidet',
    never: 'nur der Schüler',
    always: 'nur der Lehrer',
    entropy: 'Aufrufe, wo der Schüler unsicher ist',
    'token-random': 'zufällige Aufrufe',
    fixed: 'der Schüler entscheidet, wann; feste Länge',
    prompted: 'der Schüler entscheidet, wie es sein Prompt erklärt',
  },
  policies: {
    learned: () => 'der Schüler entscheidet',
    never: () => 'nur der Schüler',
    always: () => 'nur der Lehrer',
    entropy: (nats) => `Aufrufe über ${number(Number(nats))} Nats`,
    'token-random': (probability) =>
      `zufällige Aufrufe, ${number(100 * Number(probability))}\u00a0% der Tokens`,
    fixed: (tokens) => `Aufrufe für je ${tokens} Tokens`,
    prompted: () => 'der Schüler entscheidet, wie es sein Prompt erklärt',
  },
  again: 'Dieselbe Aufgabe mit',
  solveAgain: 'Noch einmal lösen',
  compare: 'Vergleichen',
  nothingToCompare:
    'Hier stehen zwei Versionen eines Laufs nebeneinander. Lösen Sie die Aufgabe unten noch einmal, oder ändern Sie den Lauf unter „Tokens“.',
  compareWith: 'Vergleichen mit Version',
  from: (version, tokens) => `aus Version ${version}, ab Token ${number(tokens + 1)}`,
  call: (requested) => `ein Aufruf für ${plural(requested, 'Token', 'Tokens')}`,
  decline: 'ohne den Aufruf',
  token: (text) => `mit „${text}“`,
  answers: {
    right: (answer) => `Antwort ${answer}, richtig`,
    wrong: (answer) => `Antwort ${answer}, falsch`,
    unknown: (answer) => `Antwort ${answer}`,
  },
  noAnswer: 'keine Antwort',
};

export const pause: Locale['pause'] = {
  student: (requested) =>
    `Hier bittet das Schülermodell das Lehrermodell um ${plural(requested, 'Token', 'Tokens')}.`,
  policy: (requested) =>
    `Hier würde die Einstellung das Lehrermodell für ${plural(requested, 'Token', 'Tokens')} aufrufen.`,
  length: 'Zu erbittende Tokens',
  grant: 'Das Lehrermodell schreiben lassen',
  decline: 'Ablehnen',
  text: 'Oder selbst schreiben',
  write: 'Das schreiben',
};
