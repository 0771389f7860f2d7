/** The meter: the figures of a run. */
import type { Locale } from '../index.ts';
import { formats } from './formats.ts';

const { decimal, number } = formats;

export const meter: Locale['meter'] = {
  region: 'Messwerte',
  heading: 'Messwerte',
  callRatio: 'Aufrufquote',
  callRatioHint: 'Anteil der Lösung, den das Lehrermodell schrieb: seine Tokens von allen Tokens.',
  details: 'Einzelheiten',
  scale: (ratio) =>
    `Aufrufquote ${ratio}, auf einer Skala von 0,1\u00a0% bis 100\u00a0%. Der Artikel nennt 1,07\u00a0% für seine eigenen Schülermodelle; das Lehrermodell allein liegt bei 100\u00a0%.`,
  paperMark: 'Artikel 1,07\u00a0%',
  wholeMark: 'nur Lehrer',
  cost: 'Kosten (nur Lehrer)',
  time: 'Zeit (nur Lehrer)',
  withTeacherOnly: (ours, theirs) => `${ours} (${theirs})`,
  tokens: 'Tokens: Lehrer / alle',
  calls: 'Aufrufe',
  ofLimit: (used, limit) => `${number(used)} von ${number(limit)}`,
  teacherLimit: 'Grenze der Lehrer-Tokens',
  speed: 'Tempo des Schülers',
  perSecond: (rate) => `${rate < 10 ? decimal(rate, 1) : number(Math.round(rate))} Tokens/s`,
  begin: 'Erstes Token nach',
  firstToken: 'Lehrer, erstes Token',
  total: 'Lehrer, ganzer Aufruf',
  none: '–',
  hints: {
    tokens: 'Wie viele Tokens das Lehrermodell schrieb, und wie viele die ganze Lösung hat.',
    calls: 'Wie oft es aufgerufen wurde, und wie oft das in einem Lauf geschehen darf.',
    'teacher-limit': 'Seine Tokens bisher, und wie viele es in einem Lauf schreiben darf.',
    speed: 'Tokens des Schülermodells je Sekunde auf diesem Gerät, ohne die Zeit der Aufrufe.',
    begin: 'Vom Start des Laufs bis zu seinem ersten Token: Das Schülermodell liest die Aufgabe.',
    'first-token': 'Vom Aufruf bis zum ersten Token der Antwort, im Mittel.',
    total: 'Vom Aufruf bis zum Ende der Antwort, im Mittel.',
    cost: 'Was die Aufrufe zu den Preisen der Einstellungen kosten, und was das Lehrermodell allein kosten würde.',
    time: 'Wie lange der Lauf dauerte, und wie lange das Lehrermodell allein im Tempo seiner Aufrufe bräuchte.',
  },
};
