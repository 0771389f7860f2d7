/** The problem and the runs that can be opened instead: recorded, saved in the browser, from a file or a link. */
import type { Locale } from '../index.ts';
import { formats, plural } from './formats.ts';

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

export const gallery: Locale['gallery'] = {
  heading: 'Aufgezeichnete Läufe',
  outcomes: { right: 'richtig', wrong: 'falsch' },
  calls: (calls) => plural(calls, 'Aufruf', 'Aufrufe'),
  ratio: (ratio) => `${formats.percent(ratio)} vom Lehrer`,
  runs: {
    'one-call': {
      title: 'Ein Aufruf',
      what: 'Der Schüler erfragt ein Ergebnis, der Rest ist von ihm.',
    },
    alone: { title: 'Dieselbe Aufgabe allein', what: 'Ohne Lehrer rät der Schüler.' },
    'several-calls': { title: 'Mehrere Aufrufe', what: 'Einer, wo immer eine Zahl schwer ist.' },
    'no-call': { title: 'Kein Aufruf', what: 'Diese Aufgabe gelingt ohne Hilfe.' },
    'not-seen': { title: 'Ein Fehler', what: 'Einer, den der Schüler nicht kommen sah.' },
    teacher: { title: 'Der Lehrer allein', what: 'Noch einmal die erste Aufgabe, ganz vom Lehrer.' },
  },
};

export const history: Locale['history'] = {
  heading: 'Ihre Läufe',
  search: 'Ihre Läufe durchsuchen',
  none: 'Ihre Läufe werden hier gespeichert, nur in diesem Browser.',
  nothingFound: 'Keine gespeicherte Aufgabe enthält diese Wörter.',
  star: (title) => `Lauf mit Stern versehen: ${title}`,
  unstar: (title) => `Stern entfernen vom Lauf: ${title}`,
  rename: (title) => `Lauf benennen: ${title}`,
  name: 'Name des Laufs',
  remove: (title) => `Lauf löschen: ${title}`,
  removed: (count) => `${plural(count, 'Lauf', 'Läufe')} gelöscht.`,
  undo: 'Rückgängig',
  clear: 'Alle löschen',
  exportAll: 'Alle in einer Datei speichern',
  importAll: 'Aus einer Datei hinzufügen',
  imported: ({ added, present, broken }) =>
    [
      `${plural(added, 'Lauf', 'Läufe')} hinzugefügt.`,
      ...(present > 0 ? [`${plural(present, 'Lauf war', 'Läufe waren')} schon da.`] : []),
      ...(broken > 0
        ? [`${plural(broken, 'Zeile der Datei war', 'Zeilen der Datei waren')} nicht lesbar.`]
        : []),
    ].join(' '),
  brokenOff: 'abgebrochen',
  answer: (answer) => `Antwort ${answer}`,
};

export const trace: Locale['trace'] = {
  notOpened: 'Der Lauf wurde nicht geöffnet.',
  drop: 'Datei hier ablegen, um ihren Lauf zu öffnen',
  opened: (student, saved) =>
    `Ein aufgezeichneter Lauf von ${student}${saved === null ? '' : `, gespeichert am ${saved}`}. Die Seite zeigt ihn nur; es läuft kein Modell.`,
};
