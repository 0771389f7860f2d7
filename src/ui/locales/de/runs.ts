/** Runs that can be opened: recorded ones, and those that the browser saved. */
import type { Locale } from '../index.ts';
import { formats, plural } from './formats.ts';

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
