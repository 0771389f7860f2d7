/** The problem, and runs from a file or a link. */
import type { Locale } from '../index.ts';

export const problem: Locale['problem'] = {
  heading: 'Aufgabe',
  label: 'Zu lösende Aufgabe',
  placeholder: 'A bakery sells 48 loaves a day for 3 dollars each. How many dollars …',
  examples: 'Beispiele',
  solvedExamples: 'Beispiele, die es löst',
  failingExamples: 'Hier scheitert es',
  exampleTitles: {
    blankets: 'Decken auf dem Markt',
    carpets: 'Teppiche für eine Bücherei',
    interest: 'Einfache Zinsen',
    salt: 'Salzwasser',
    river: 'Am Fluss entlang',
    field: 'Ein Feld mit Teich',
    travel: 'Sam ist unterwegs',
    coins: 'Münzen je Level',
  },
  expected: 'Erwartete Antwort (freiwillig)',
  answerKnown: 'Die Seite kennt die Antwort dieser Aufgabe und prüft sie.',
  random: 'Zufällige Aufgabe',
  solve: 'Lösen',
  stop: 'Anhalten',
  englishOnly:
    'Das mitgelieferte Schülermodell versteht nur Englisch: Schreiben Sie die Aufgabe auf Englisch.',
  shortcuts: 'Enter löst, Umschalt + Enter beginnt eine Zeile, Esc hält an.',
};

export const trace: Locale['trace'] = {
  notOpened: 'Der Lauf wurde nicht geöffnet.',
  drop: 'Datei hier ablegen, um ihren Lauf zu öffnen',
  opened: (student, saved) =>
    `Ein aufgezeichneter Lauf von ${student}${saved === null ? '' : `, gespeichert am ${saved}`}. Die Seite zeigt ihn nur; es läuft kein Modell.`,
};
