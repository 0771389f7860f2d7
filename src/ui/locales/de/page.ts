/** The frame of the page: its head, its notices, and what a screen reader hears. */
import type { Locale } from '../index.ts';
import { formats } from './formats.ts';

const { number } = formats;

export const page: Locale['page'] = {
  title: 'Relay: ein Schüler in der Seite, ein Lehrer für ein paar Wörter',
  name: 'Relay',
  tagline:
    'Ein kleines Sprachmodell löst die Aufgabe in Ihrem Browser. Wo es ein paar Wörter nicht selbst schreiben kann, fragt es ein Lehrermodell nach genau diesen.',
  skip: 'Zur Lösung springen',
  classroom: 'Klasse',
  largeType: 'Präsentation',
  paperTitle: 'RelayLLM (arXiv 2601.05167)',
  paperBefore: 'Nach dem Verfahren von',
  paperUrl: 'https://arxiv.org/abs/2601.05167',
  differences: 'Unterschiede zur Arbeit (englisch)',
  documentation: 'Dokumentation (englisch)',
  broken: 'In der Seite selbst ist ein Fehler aufgetreten.',
  brokenAdvice:
    'Dadurch wurde nichts gesendet. Laden Sie die Seite neu, um weiterzumachen. Tritt der Fehler wieder auf, sagt der Text unten, was schiefging.',
  reload: 'Seite neu laden',
  partMissing: 'Ein Teil der Seite konnte nicht geladen werden.',
};

export const privacy: Locale['privacy'] = {
  label: 'Auf diesem Gerät bleiben',
  on: 'Nichts verlässt dieses Gerät: Auch das Lehrermodell läuft hier.',
  off: 'Aufrufe senden Aufgabe und Lösung.',
  inClass:
    'Sie sind in einer Klasse, an die Ihr Tun gesendet wird: Verlassen Sie sie, um auf diesem Gerät zu bleiben.',
  stopped: 'Der Lauf wurde angehalten, weil er das Lehrermodell hätte aufrufen können.',
};

export const display: Locale['display'] = {
  menu: 'Anzeige',
  theme: 'Farben',
  themes: { system: 'System', light: 'Hell', dark: 'Dunkel' },
  textSize: 'Schriftgröße',
  smaller: 'Kleinere Schrift',
  larger: 'Größere Schrift',
  percent: (factor) => `${number(Math.round(100 * factor))}\u00a0%`,
};

export const keys: Locale['keys'] = {
  heading: 'Tasten',
  what: {
    solve: 'Aufgabe lösen',
    line: 'Neue Zeile in der Aufgabe',
    stop: 'Lauf anhalten oder Geöffnetes schließen',
    play: 'Lauf abspielen oder pausieren',
    token: 'Ein Token zurück oder vor',
    call: 'Zum vorigen oder nächsten Aufruf',
    speed: 'Langsamer oder schneller abspielen',
    keys: 'Diese Tasten zeigen',
  },
};

export const language: Locale['language'] = {
  label: 'Sprache',
  browser: 'Wie im Browser',
  failed:
    'Die Texte dieser Sprache lassen sich nicht laden. Prüfen Sie die Verbindung und wählen Sie die Sprache noch einmal.',
};

export const docs: Locale['docs'] = {
  students: 'Mehr über Schülermodelle (englisch)',
  teachers: 'Mehr über Lehrermodelle (englisch)',
  sent: 'Die API der Aufrufe (englisch)',
  rooms: 'Wie eine Klasse funktioniert (englisch)',
  lessonPlan: 'Ein Unterrichtsplan (englisch)',
  problemSets: 'Mehr über Aufgabensammlungen (englisch)',
  familiarity: 'Woran die Seite das erkennt (englisch)',
  traceFormat: 'Was das Protokoll enthält (englisch)',
};

export const dialog: Locale['dialog'] = { close: 'Schließen' };

export const notices: Locale['notices'] = {
  notKept:
    'In diesem Browser ist kein Platz, um das Schülermodell zu behalten; beim nächsten Besuch wird es noch einmal geladen.',
  nextFailed: (name, before) =>
    `Das Schülermodell ${name} ließ sich nicht laden; ${before} bleibt in Gebrauch.`,
  loadFailed: 'Das Schülermodell lässt sich nicht laden.',
  dismiss: 'Nicht mehr zeigen',
  retry: 'Noch einmal versuchen',
  newVersion: 'Es gibt eine neue Version dieser Seite. Ihre Läufe bleiben erhalten.',
  changeVersion: 'Jetzt aktualisieren',
  versionTaken:
    'Ein anderer Tab ist zu einer neuen Version dieser Seite gewechselt. Dieser Tab arbeitet mit der früheren weiter; laden Sie ihn neu, wenn es Ihnen passt. Ihr Text und Ihre Läufe bleiben erhalten.',
  partMissing:
    'Ein Teil dieser Seite konnte nicht geladen werden: Der Server hat inzwischen eine neuere Version oder ist nicht erreichbar. Laden Sie die Seite neu, sobald er erreichbar ist. Ihr Text und Ihre Läufe bleiben erhalten.',
  teacherAway: (why) => `${why} Das kleine Lehrermodell in dieser Seite springt ein.`,
  codeWanted: (why) =>
    `${why} Geben Sie ihn bei den Angaben zum Lehrermodell ein; bis dahin springt das kleine in dieser Seite ein.`,
  callFailed: (call, why) => `Aufruf ${call}: ${why} Der Schüler hat allein weitergeschrieben.`,
  cannotCall: (nats) =>
    `Dieses Schülermodell hat nie gelernt, ein Lehrermodell aufzurufen. Eine Regel ruft es überall dort auf, wo die Entropie über ${number(nats)} ${nats === 1 ? 'Nat' : 'Nats'} liegt.`,
  length: 'Die Lösung hat die Höchstlänge erreicht und wurde dort beendet.',
  contextFull: 'Der Kontext des Schülermodells ist voll, daher endet die Lösung hier.',
  repetition: {
    student: 'Der Schüler begann sich zu wiederholen, daher wurde der Lauf beendet.',
    teacher: 'Der Lehrer begann sich zu wiederholen, daher wurde der Lauf beendet.',
    person: 'Der Text begann sich zu wiederholen, daher wurde der Lauf beendet.',
  },
  stopped: 'Angehalten. Der bisherige Text bleibt stehen.',
  brokenOff: 'Dieser Lauf brach vor seinem Ende ab. Der bisherige Text ist noch da.',
  resume: 'Fortsetzen',
  runFailed: (why) => `Der Lauf brach ab: ${why}`,
};

export const announce: Locale['announce'] = {
  solving: 'Die Aufgabe wird gelöst.',
  waiting: 'Das Schülermodell wird noch geladen.',
  answered: (answer) => `Gelöst. Die Antwort ist ${answer}.`,
  noAnswer: 'Die Lösung endete ohne eine Antwort im Kasten.',
  right: 'Sie ist richtig.',
  wrong: (known) => `Sie ist nicht richtig; die bekannte Antwort ist ${known}.`,
  stopped: 'Angehalten.',
  paused: 'Bei einem Aufruf pausiert.',
  lesson: 'Die Aufgabensammlung wird gelöst.',
  failed: 'Der Lauf brach ab.',
};
