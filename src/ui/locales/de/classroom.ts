/** For a class: predictions, the first lesson. */
import type { Locale } from '../index.ts';
import { formats, plural } from './formats.ts';

const { number } = formats;

export const predict: Locale['predict'] = {
  view: 'Vorhersagen',
  hint: 'Wo ruft das Schülermodell das Lehrermodell auf? Markieren Sie die Wörter, die Ihrer Meinung nach vom Lehrermodell stammen, und sehen Sie dann nach.',
  none: 'Hier sagen Sie voraus, wo das Schülermodell das Lehrermodell aufgerufen hat, sobald ein Lauf zu Ende ist.',
  show: 'Aufrufe zeigen',
  called: ', hier aufgerufen',
  result: (hits, called, marked) =>
    `${number(hits)} von ${plural(called, 'Aufruf', 'Aufrufen')} vorhergesagt, mit ${plural(marked, 'Markierung', 'Markierungen')}.`,
  lesson: (runs, precision, recall) =>
    `Über ${plural(runs, 'Lauf', 'Läufe')}: ${precision} der Markierungen trafen zu, ${recall} der Aufrufe wurden vorhergesagt.`,
  forget: 'Neue Stunde beginnen',
};

export const tour: Locale['tour'] = {
  start: 'Erste Lektion',
  heading: 'Erste Lektion',
  step: (at, all) => `Schritt ${at} von ${all}`,
  back: 'Zurück',
  next: 'Weiter',
  end: 'Beenden',
  steps: {
    open: {
      title: 'Einen Lauf ansehen',
      text: 'Ein kleines Modell, der Schüler, löst eine Textaufgabe. Wo ihm eine Zahl zu schwer ist, lässt es ein größeres Modell, den Lehrer, ein paar Tokens schreiben. Hier ist ein aufgezeichneter Lauf.',
      action: 'Lauf öffnen',
    },
    read: {
      title: 'Wer hat was geschrieben?',
      text: 'Die markierten Wörter stammen vom Lehrermodell, alle anderen vom Schülermodell. Die kleine Zahl steht für den Aufruf: Ein Klick zeigt genau, was gesendet wurde. Die Messwerte zeigen, wie wenige Tokens nötig waren.',
    },
    moment: {
      title: 'Der Moment des Aufrufs',
      text: 'Mit der Zeitleiste gehen Sie zu jedem Token zurück; die Linie zeigt, wo das Schülermodell unsicher war. Was hätten Sie hier erfragt?',
      action: 'Zum Aufruf gehen',
    },
    change: {
      title: 'Was wäre, wenn?',
      text: 'Wählen Sie „Tokens“ und klicken Sie ein Token des Aufrufs an: Lassen Sie den Aufruf weg, nehmen Sie ein anderes Wort oder rufen Sie an anderer Stelle auf. Der Lauf nimmt dann einen anderen Weg, als neue Version.',
    },
    lesson: {
      title: 'Jetzt eine Aufgabensammlung',
      text: 'Ziehen Sie einige Aufgaben und lassen Sie das Schülermodell sie lösen. Wo ruft es auf, und hilft es? Unter „Vorhersagen“ rät zuerst die Klasse; mit „Klasse“ jedes Gerät für sich.',
      action: 'Fünf Aufgaben ziehen',
    },
  },
};
