/** Sentences about rooms. */
import type { Sentences } from '../../../../errors/coded-error.ts';
import type { roomErrors } from '../../../../room/errors.ts';
import { formats, plural } from '../formats.ts';

const { kilobytes, number } = formats;

export const room: Sentences<typeof roomErrors> = {
  'room-unknown': () =>
    'Es gibt keinen Raum mit diesem Code. Prüfen Sie die sechs Buchstaben; ein Raum besteht vier Stunden und ist vielleicht schon zu Ende.',
  'room-guesses': () =>
    'Von hier kamen zu viele falsche Codes. Warten Sie eine Minute, prüfen Sie den Code, und versuchen Sie es dann noch einmal.',
  'room-locked': () =>
    'Dieser Raum ist gesperrt: Weitere Geräte können nicht beitreten. Fragen Sie die Person, die ihn leitet.',
  'room-full': ({ limit }) => `Dieser Raum ist voll: Er hat Platz für ${plural(limit, 'Gerät', 'Geräte')}.`,
  'room-ended': () => 'Dieser Raum ist beendet.',
  'rooms-full': () =>
    'Dieser Server hat keinen Platz für einen weiteren Raum. Versuchen Sie es noch einmal, wenn eine andere Klasse fertig ist.',
  'room-name-invalid': ({ limit }) => `Ein Name hat höchstens ${number(limit)} Zeichen.`,
  'room-member-unknown': () => 'Der Raum kennt dieses Gerät nicht. Treten Sie mit dem Code noch einmal bei.',
  'room-removed': () =>
    'Die Person, die den Raum leitet, hat dieses Gerät entfernt. Fragen Sie sie, bevor Sie wieder beitreten.',
  'room-left': () => 'Dieses Gerät hat den Raum verlassen. Treten Sie mit dem Code noch einmal bei.',
  'room-command-invalid': () =>
    'Der Raum hat diese Anfrage nicht verstanden. Laden Sie die Seite neu: Sie ist vielleicht älter als der Server.',
  'room-lead-only': () => 'Das kann nur die Person, die den Raum leitet.',
  'room-device-only': () => 'Das kann nur ein Gerät, das dem Raum beigetreten ist.',
  'room-device-unknown': () => 'Dieses Gerät ist nicht mehr im Raum.',
  'room-activity-over': () => 'Das kam zu spät: Die Klasse macht inzwischen etwas anderes.',
  'room-marks-outside': ({ words }) =>
    `Eine Markierung liegt außerhalb des Textes, der ${plural(words, 'Wort', 'Wörter')} hat.`,
  'room-marks-shown': () => 'Die Aufrufe sind schon aufgedeckt, daher zählen Markierungen nicht mehr.',
  'room-problem-unknown': () => 'Diese Aufgabe gibt es in dem Satz nicht.',
  'room-question-over': () => 'Diese Frage ist vorbei.',
  'room-proposals-full': ({ limit }) =>
    `Es gibt schon ${number(limit)} Vorschläge. Stimmen Sie für einen davon.`,
  'room-proposal-unknown': () => 'Diesen Vorschlag gibt es nicht.',
  'room-material-unknown': () => 'Der Raum hat diesen Text nicht mehr.',
  'room-material-too-large': ({ bytes }) =>
    `Das ist größer, als der Raum annimmt: höchstens ${kilobytes(bytes)}.`,
  'room-materials-full': ({ bytes }) =>
    `Der Raum nimmt keine Läufe mehr auf: Seine ${kilobytes(bytes)} sind belegt.`,
  'room-busy': () =>
    'Das ist mehr, als der Raum auf einmal annimmt. Warten Sie kurz, und versuchen Sie es dann noch einmal.',
  'room-budget-spent': () =>
    'Der Raum hat seine Lehrer-Tokens aufgebraucht. Die Schüler schreiben allein weiter.',
  'rooms-off': () =>
    'Dieser Server hat keine Räume. Sie brauchen den Node-Server (npm start); eine statische Seite oder eine Edge-Plattform hat keine.',
  'room-store-away': () =>
    'Der Server erreicht den Speicher seiner Räume nicht. Er versucht es von selbst noch einmal.',
  'room-unreachable': () =>
    'Der Raum ist nicht erreichbar. Prüfen Sie das Netz; die Seite versucht es von selbst noch einmal.',
  'room-events-unknown': () =>
    'Der Raum sendet etwas, das diese Seite nicht kennt: Sie ist älter als der Server. Laden Sie sie neu.',
};
