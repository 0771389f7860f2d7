/** A class that meets in a room of the server. */
import type { RoomTexts } from '../en/rooms.ts';
import { formats, plural, quoted } from './formats.ts';

const { number } = formats;
const devices = (count: number): string => plural(count, 'Gerät', 'Geräten');

export const rooms: RoomTexts = {
  what: 'Eine Klasse trifft sich in einem Raum dieses Servers: Eine Seite leitet sie, die Geräte treten mit einem Code bei. Der Raum besteht vier Stunden, und der Server speichert nichts auf der Festplatte.',
  needsServer:
    'Diese Seite hat keinen Server mit Räumen. Eine Klasse braucht den Node-Server (npm start); eine statische Seite oder eine Edge-Plattform hat keine Räume.',
  lead: {
    heading: 'Eine Klasse leiten',
    hint: 'Sie erhalten einen Code aus sechs Buchstaben, mit dem die Geräte beitreten.',
    open: 'Klasse eröffnen',
    localOnly:
      'Sie haben diese Seite unter einer Adresse geöffnet, die nur dieser Computer hat. Öffnen Sie sie unter dem Namen des Computers in Ihrem Netz, damit andere Geräte folgen können.',
  },
  join: {
    heading: 'Einer Klasse beitreten',
    code: 'Code',
    name: 'Spitzname oder Nummer',
    button: 'Beitreten',
    notACode: 'Ein Code hat sechs Buchstaben. B, I, L, O, S und Z kommen nicht vor.',
    leaves:
      'Was dann dieses Gerät verlässt, nur für diesen Raum: Ihr Spitzname, die Wörter, die Sie markieren, was Sie vorschlagen und wofür Sie stimmen, Ergebnisse und Läufe von Aufgaben, die die Klasse löst, und dass Sie verbunden sind. Aufrufe an das Lehrermodell werden wie immer gesendet. „Was gesendet wurde“ führt alles auf.',
    staysHere:
      '„Auf diesem Gerät bleiben“ ist an, und eine Klasse sendet Ihr Tun an den Raum: Schalten Sie es aus, um eine Klasse zu leiten oder ihr beizutreten.',
  },
  region: 'Klasse',
  code: 'Code der Klasse',
  qr: 'QR-Code der Adresse der Klasse',
  copyAddress: 'Adresse kopieren',
  copied: 'Kopiert',
  copyFailed: 'Kopieren fehlgeschlagen',
  here: (here, all) => `${number(here)} von ${devices(all)} hier`,
  noDevices: 'Noch ist kein Gerät beigetreten.',
  isLocked: 'Gesperrt: Weitere Geräte können nicht beitreten.',
  until: (time) => `Endet um ${time}.`,
  budget: (spent, of) => `Lehrer-Tokens: ${number(spent)} von ${number(of)}.`,
  budgetSpent: 'Die Lehrer-Tokens dieser Klasse sind verbraucht: Die Schülermodelle machen allein weiter.',
  lock: 'Sperren',
  unlock: 'Entsperren',
  end: 'Klasse beenden',
  endSure: 'Für alle beenden?',
  leave: 'Klasse verlassen',
  people: 'Geräte',
  unnamed: (device) => `Gerät ${number(device)}`,
  away: 'abwesend',
  remove: (name) => `${name} entfernen`,
  you: (name) => `Sie sind ${name}.`,
  sent: 'Was gesendet wurde',
  sentItems: {
    opened: 'Klasse eröffnet',
    joined: (name) => `Beigetreten als ${name}`,
    lock: 'Klasse gesperrt oder entsperrt',
    remove: 'Ein Gerät entfernt',
    run: 'Ein Lauf, an alle Geräte',
    move: 'Die Position der Zeitleiste',
    reveal: 'Die Wörter mit Aufrufen, an alle Geräte',
    end: 'Klasse beendet',
    mark: (words) => `Ihre Markierungen: ${plural(words, 'Wort', 'Wörter')}`,
    problems: (count) => `${plural(count, 'Aufgabe', 'Aufgaben')}, an alle Geräte`,
    report: (problem) => `Ihr Ergebnis und Ihr Lauf zu Aufgabe ${number(problem)}`,
    ask: 'Eine Frage, an alle Geräte',
    take: (text) => `Was Sie genommen haben: ${quoted(text)}`,
    propose: (text) => `Ihr Vorschlag: ${quoted(text)}`,
    vote: 'Ihre Stimme',
    leave: 'Klasse verlassen',
  },
  sentHint: 'Nur an den Raum, der es zehn Minuten nach seinem Ende vergisst.',
  connection: {
    connecting: 'Verbindung wird aufgebaut …',
    lost: 'Die Verbindung ist unterbrochen. Diese Seite verbindet sich von selbst neu und holt alles nach; was Sie inzwischen tun, wird dann gesendet.',
  },
  leadAway:
    'Wer die Klasse leitet, ist gerade nicht da. Die Klasse wartet; Sie können sich inzwischen umsehen.',
  over: {
    lead: 'Die Klasse wurde beendet. Ihre eigenen Läufe bleiben auf diesem Gerät.',
    time: 'Die Zeit dieser Klasse ist abgelaufen. Ihre eigenen Läufe bleiben auf diesem Gerät.',
    gone: 'Den Raum gibt es nicht mehr: Sein Server wurde neu gestartet, oder seine Zeit ist abgelaufen. Ihre eigenen Läufe bleiben auf diesem Gerät.',
  },
  activities: {
    heading: 'Gemeinsam',
    idle: 'Noch wird nichts gezeigt. Warten Sie auf die Person, die die Klasse leitet.',
    needsRun:
      'Öffnen Sie einen aufgezeichneten Lauf oder lösen Sie eine Aufgabe; zeigen Sie ihn dann der Klasse.',
    busy: 'Ein Lauf wird geschrieben. Zeigen Sie ihn der Klasse, wenn er zu Ende ist.',
    otherRun: 'Sie sehen einen anderen Lauf als die Klasse. Die Schaltflächen senden diesen.',
    watch: 'Diesen Lauf ansehen',
    watching: 'Alle Geräte folgen Ihrer Zeitleiste.',
    following: 'Sie folgen der Zeitleiste der Person, die die Klasse leitet.',
    back: 'Zurück zum Lauf der Klasse',
    predict: 'Seine Aufrufe vorhersagen',
    solveProblem: 'Diese Aufgabe lösen',
    solveSet: (problems) => `Die Sammlung lösen (${plural(problems, 'Aufgabe', 'Aufgaben')})`,
    teach: 'Lehrermodell sein',
    teaching:
      'Der Lauf wartet bei jedem Aufruf. Die Klasse schlägt vor, was das Lehrermodell schreiben würde; Sie nehmen einen Vorschlag.',
    teachingYou: 'Der Lauf wartet bei jedem Aufruf, und Sie sind das Lehrermodell.',
  },
  predict: {
    mark: 'Wo hat das Schülermodell aufgerufen? Markieren Sie die Wörter, die Ihrer Meinung nach vom Lehrermodell stammen. Die anderen sehen Ihre Markierungen nicht.',
    markedBy: (marked, all) => `${number(marked)} von ${devices(all)} haben Wörter markiert.`,
    heat: (count) => `markiert von ${devices(count)}`,
    reveal: 'Allen die Aufrufe zeigen',
    ofClass: (precision, recall) =>
      `Die Klasse: ${precision} ihrer Markierungen trafen zu, und sie markierte ${recall} der Wörter mit Aufrufen.`,
    own: (precision, recall) =>
      `Sie: ${precision} Ihrer Markierungen trafen zu, und Sie markierten ${recall} der Wörter mit Aufrufen.`,
    scores: 'Jedes Gerät',
    device: 'Gerät',
    marks: 'Markierungen',
    precision: 'Zutreffende Markierungen',
    recall: 'Markierte Wörter mit Aufrufen',
  },
  solve: {
    task: (problems) =>
      problems === 1
        ? 'Lösen Sie diese Aufgabe mit eigenen Einstellungen.'
        : `Lösen Sie diese ${number(problems)} Aufgaben mit eigenen Einstellungen.`,
    hint: 'Ändern Sie unter „Einstellungen“, wer aufruft, wie viele Tokens, die Temperatur oder das Schülermodell; lösen Sie dann noch einmal. Wer leitet, sieht Ihre letzten Ergebnisse.',
    setName: 'Aufgabe der Klasse',
    start: 'Mit meinen Einstellungen lösen',
    again: 'Noch einmal lösen',
    stop: 'Anhalten',
    own: (done, all, right) =>
      `Sie haben ${number(done)} von ${number(all)} gelöst, davon ${number(right)} richtig.`,
    noResults: 'Die Geräte lösen. Ihre Ergebnisse erscheinen hier.',
    chart: 'Genauigkeit über der Aufrufquote, ein Punkt je Gerät',
    results: 'Ergebnisse der Geräte',
    settings: 'Einstellungen',
    runs: 'Läufe',
    openRun: (name, problem, outcome) => `${name}, Aufgabe ${number(problem)}: ${outcome}. Lauf öffnen`,
  },
  teach: {
    asksClass: (tokens) => `Die Klasse wird um ${plural(tokens, 'Token', 'Tokens')} gebeten`,
    asksYou: (tokens) =>
      `Das Schülermodell bittet um ${plural(tokens, 'Token', 'Tokens')}. Was würden Sie schreiben?`,
    text: 'Ihr Vorschlag',
    propose: 'Vorschlagen',
    proposals: 'Vorschläge',
    none: 'Noch hat kein Gerät etwas vorgeschlagen.',
    votes: (votes) => plural(votes, 'Stimme', 'Stimmen'),
    vote: 'Stimmen',
    voteFor: (text) => `Für ${quoted(text)} stimmen`,
    take: 'Nehmen',
    takeThis: (text) => `${quoted(text)} nehmen`,
    taken: 'Das Schülermodell macht weiter mit:',
  },
  lesson: {
    heading: 'Eine gespeicherte Stunde',
    save: 'Stunde speichern',
    unsaved:
      'Die Stunde dieser Klasse ist nicht gespeichert. Nur diese Seite hat sie noch, bis Sie sie schließen oder neu laden.',
    discard: 'Stunde verwerfen',
    endHeading: 'Die Klasse für alle beenden?',
    endUnsaved:
      'Diese Stunde ist nicht gespeichert. Ihre Datei enthält die Läufe, Markierungen, Ergebnisse und Vorschläge, ohne Namen, und lässt sich in jeder Seite wieder öffnen. Der Raum vergisst sie zehn Minuten nach seinem Ende.',
    saveAndEnd: 'Stunde speichern und beenden',
    endWithout: 'Beenden, ohne zu speichern',
    open: 'Gespeicherte Stunde öffnen',
    close: 'Stunde schließen',
    openRun: 'Lauf öffnen',
    modes: {
      watch: 'Angesehen',
      predict: 'Vorhergesagt',
      solve: 'Gelöst',
      teach: 'An der Stelle des Lehrermodells',
    },
  },
};
