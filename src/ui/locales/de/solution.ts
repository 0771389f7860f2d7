/** The solution, its calls and its answer. */
import type { Locale } from '../index.ts';
import { formats, plural } from './formats.ts';

const { number } = formats;

export const solution: Locale['solution'] = {
  region: 'Lösung',
  heading: 'Lösung',
  empty: 'Sehen Sie sich einen aufgezeichneten Lauf an, oder geben Sie eine Aufgabe ein und lösen Sie sie.',
  legend: 'Wer was geschrieben hat',
  byStudent: 'Schülermodell',
  byTeacher: 'Lehrermodell',
  take: 'Teilen',
  copy: 'Text kopieren',
  copyMarkdown: 'Markdown kopieren',
  copyLatex: 'LaTeX kopieren',
  saveMarkdown: 'Markdown speichern',
  saveLatex: 'LaTeX speichern',
  copyPicture: 'Bild kopieren',
  savePicture: 'Bild speichern',
  saved: 'Gespeichert',
  noPicture: 'Dieser Browser zeichnet es nicht',
  source: (student, teacher, written, all, ratio) =>
    teacher === null
      ? `Vom Schülermodell ${student} allein geschrieben.`
      : `Geschrieben vom Schülermodell ${student}; das Lehrermodell ${teacher} schrieb ${number(written)} von ${plural(all, 'Token', 'Tokens')} (${formats.percent(ratio)}).`,
  copied: 'Kopiert',
  copyFailed: 'Kopieren ist hier nicht erlaubt',
  save: 'Protokoll speichern',
  print: 'Drucken',
  open: 'Protokoll öffnen',
  share: 'Link kopieren',
  shared: 'Link kopiert',
  shareHint: 'Der Link enthält den ganzen Lauf samt Aufgabe. Er öffnet sich ohne Modell.',
  tooLong: 'Zu lang für einen Link: Speichern Sie stattdessen das Protokoll',
  groupTitle: 'Einen Teil davon hat das Lehrermodell geschrieben',
  writing: 'Das Schülermodell schreibt',
  asking: 'Das Lehrermodell schreibt',
  callName: (call, requested, delivered) =>
    `Aufruf ${call} des Lehrermodells: ${plural(requested, 'Token', 'Tokens')} erbeten, ${number(delivered)} erhalten. Zeigen, was gesendet wurde.`,
  endOfTeacher: 'Ende des Textes vom Lehrermodell.',
};

export const call: Locale['call'] = {
  heading: (call) => `Aufruf ${call}`,
  sent: 'Was gesendet wurde',
  notSent: 'Was gesendet worden wäre',
  nothingLeft: 'Nichts hat dieses Gerät verlassen: Es wurde kein Lehrermodell gefragt.',
  got: 'Was das Lehrermodell bekam',
  stayed: 'Es hat dieses Gerät nicht verlassen: Lehrer- und Schülermodell liefen auf demselben.',
  problem: 'Die Aufgabe',
  prefix: 'Die Lösung bis dahin',
  emptyPrefix: '(noch nichts)',
  tokens: 'Zu schreibende Tokens',
  sampling: (temperature, seed) => `Temperatur ${number(temperature)}, Startwert ${seed}`,
  sameIds:
    'Ein Lehrermodell mit demselben Vokabular bekommt die Lösung bis dahin auch als Token-IDs; sie enthalten denselben Text.',
  asked: 'Erbeten',
  granted: 'Von den Grenzen erlaubt',
  delivered: 'Geliefert',
  deliveredBy: {
    teacher: 'vom Lehrermodell gezählt',
    'student-tokenizer': 'mit dem Tokenizer des Schülermodells geschätzt',
  },
  firstToken: 'Erstes Token nach',
  total: 'Ganzer Aufruf',
  outcome: 'Ausgang',
  remark: 'Bemerkung',
  remarks: {
    approximate:
      'Dieses Lehrermodell kann nicht mitten in einem Text fortfahren. Die Anfrage bat es in Worten, die Lösung fortzusetzen; sein Text passt daher womöglich nicht genau.',
    cut: 'Es schrieb mehr Tokens, als der Aufruf verlangte. Der Rest wurde abgeschnitten.',
    'cut-by-estimate':
      'Es meldet keine Zahl der Tokens, daher zählte das Schülermodell. Danach schrieb es mehr, als der Aufruf verlangte, und der Rest nach dem nächsten Wort oder der nächsten Zahl wurde abgeschnitten.',
    'cut-by-limit':
      'Der Lauf war auf weniger Tokens begrenzt, oder das Schülermodell kann nicht mehr lesen. Der Rest wurde abgeschnitten.',
    thought:
      'Es dachte nach, bevor es schrieb. Die Tokens seiner Gedanken zählen mit, werden aber nicht gezeigt.',
  },
  by: 'Aufgerufen von',
  callers: { student: 'dem Schülermodell', policy: 'der Einstellung', person: 'Ihnen' },
  outcomes: {
    delivered: 'geliefert',
    'ended-solution': 'das Lehrermodell beendete die Lösung',
    short: 'das Lehrermodell hörte früher auf',
    stopped: 'angehalten',
    declined: 'von Ihnen abgelehnt',
    manual: 'von Ihnen geschrieben',
    pending: 'das Lehrermodell schreibt',
  },
  failed: (why) => `gescheitert: ${why}`,
};

export const answer: Locale['answer'] = {
  region: 'Antwort',
  heading: 'Antwort',
  none: 'Die Lösung endete ohne eine Antwort im Kasten.',
  sources: { boxed: 'im Kasten', stated: 'genannt', guessed: 'geraten' },
  sourceHints: {
    boxed: 'Die Antwort steht in einem Kasten.',
    stated: 'Die Antwort steht in einem Satz oder fett am Ende, ohne Kasten.',
    guessed: 'Die Lösung nennt keine Antwort. Das ist ihre letzte Formel oder Zahl.',
  },
  right: 'Richtig',
  wrong: 'Nicht richtig',
  expected: 'Bekannte Antwort:',
  unknown: 'Keine bekannte Antwort zum Vergleich',
  taughtElsewhere: 'Womit dieses Schülermodell trainiert wurde, sagt seine eigene Seite.',
  taughtBefore: 'Dieses Schülermodell wurde mit Textaufgaben der Grundschule dieser Arten trainiert:',
  taughtKinds:
    'Geld, Löhne und Gewinn; Prozente und Zinsen; Flächen, Zäune und Rauminhalte; Zeit, Längen und Durchfluss; Geschwindigkeit, Arbeit und Verhältnisse; Muster, Gleichungen, Mittelwerte und Alter; Zählen und Packen.',
  outside:
    'Diese Aufgabe sieht nicht danach aus. Nehmen Sie die Antwort also als Vermutung, oder wählen Sie in den Einstellungen ein größeres Schülermodell.',
  larger: 'Für andere Aufgaben wählen Sie in den Einstellungen ein größeres Schülermodell.',
};

/** A share as a whole percentage; a small one is not rounded to 0 %. */
const wholePercent = (probability: number): string =>
  probability < 0.005 ? 'weniger als 1\u00a0%' : `etwa ${number(Math.round(100 * probability))}\u00a0%`;

export const familiarity: Locale['familiarity'] = {
  foreign: (probabilityRight) =>
    `Solche Aufgaben hat dieser Schüler nicht gelernt. In ${wholePercent(probabilityRight)} solcher Fälle ist seine Antwort richtig.`,
  largerStudent: 'Größeren Schüler wählen',
  teacherWrites: 'Den Lehrer schreiben lassen',
};
