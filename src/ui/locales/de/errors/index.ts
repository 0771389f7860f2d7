/** A sentence for each error code. Each function gets the error's values by name. */
import type { Locale } from '../../index.ts';
import { formats, hoursAndMinutes, listed, plural, quoted, seconds } from '../formats.ts';
import { engine, student } from './models.ts';
import { setup } from './setup.ts';
import { room } from './room.ts';

const { kilobytes, number } = formats;

/** For a code that this version does not know. */
export const unknownError = (code: string) => `Etwas ist schiefgegangen (${code}).`;

const sources = { teacher: 'Der Lehrer', server: 'Der Lehrer-Server', embedded: 'Der eingebaute Lehrer' };
const sourcesWithin = {
  teacher: 'der Lehrer',
  server: 'der Lehrer-Server',
  embedded: 'der eingebaute Lehrer',
};

const quantities = {
  probability: (min: number, max: number) => `eine Wahrscheinlichkeit zwischen ${min} und ${max}`,
  entropy: (min: number) => `eine Entropie von mindestens ${min} Nats`,
  tokens: (min: number) => `eine ganze Zahl von Tokens, mindestens ${min}`,
  number: (min: number, max: number) => `eine Zahl zwischen ${min} und ${max}`,
};

const orderRules = {
  'run-over': 'der Lauf ist schon zu Ende',
  'started-twice': 'der Lauf hat schon begonnen',
  'problem-read-twice': 'die Aufgabe ist schon gelesen',
  'other-call': 'sein Aufruf ist nicht der offene',
  'call-number': 'Aufrufe sind ab 0 nummeriert, einer nach dem anderen',
  'command-too-long': 'sein Befehl ist länger als die Lösung',
};

const kibibytes = (bytes: number) => `${number(Math.floor(bytes / 1024))} KiB`;
const fieldsOf = (fields: readonly string[]) => listed(fields.map((field) => `\`${field}\``));
/** What a server says, after a sentence about it. */
const said = (words: string) => (words === '' ? '' : ` Er sagt: ${words}`);
const ofTokens = (count: number) => plural(count, 'Token', 'Tokens');
const inSeconds = (count: number) => plural(count, 'Sekunde', 'Sekunden');

export const errors: Locale['errors'] = {
  ...engine,
  ...student,
  ...setup,
  ...room,

  message: ({ message }) => message,
  unexpected: ({ detail }) => detail,

  'problem-empty': () => 'Geben Sie zuerst eine Aufgabe ein, oder wählen Sie eines der Beispiele.',
  'problem-binary': () =>
    'Das sieht nicht nach Text aus: Es enthält Steuerzeichen oder Bytes, die keine Buchstaben sind. Fügen Sie die Aufgabe als reinen Text ein.',
  'problem-too-long': ({ bytes, limit }) =>
    `Die Aufgabe hat ${kilobytes(bytes)}; erlaubt sind ${kilobytes(limit)}. Kürzen Sie sie auf den Teil, der die Frage stellt.`,
  'random-problem-failed': () =>
    'Es ließ sich keine zufällige Aufgabe erzeugen. Prüfen Sie die Verbindung zur Seite, und versuchen Sie es noch einmal.',

  'set-not-saved': ({ cause }) =>
    `Die Sammlung und ihre Ergebnisse bleiben nur, solange diese Seite offen ist: Der Browser speichert sie nicht. ${cause}`,
  'set-setup-changed': () =>
    'Die Sammlung hat angehalten: Der letzte Lauf hatte andere Modelle als die Ergebnisse davor und steht deshalb in einer eigenen Zeile unter „Ergebnisse nach Einstellungen“. Prüfen Sie Schüler- und Lehrermodell und setzen Sie dann fort.',

  'student-not-ready': () =>
    'Das Schülermodell wird noch geladen. Versuchen Sie es noch einmal, wenn es bereit ist.',
  'other-student': ({ name }) =>
    `Diesen Lauf schrieb ${name} mit anderen Gewichten als denen des geladenen Schülermodells, daher lässt er sich nicht fortsetzen. Lösen Sie die Aufgabe noch einmal, um etwas zu ändern.`,
  'privacy-stopped': () => 'Der Lauf wurde angehalten, weil er das Lehrermodell hätte aufrufen können.',

  'run-not-saved': ({ cause }) => `Dieser Lauf ist nicht im Browser gespeichert. ${cause}`,
  'run-not-opened': ({ cause }) => `Der Lauf ließ sich nicht öffnen. ${cause}`,
  'runs-not-exported': ({ cause }) => `Die Läufe ließen sich nicht lesen. ${cause}`,
  'run-not-deleted': ({ cause }) => `Der Lauf ließ sich nicht löschen. ${cause}`,

  'file-unreadable': () => 'Die Datei ließ sich nicht lesen.',
  'file-too-large': () => 'Die Datei ist größer als jeder Lauf dieser Seite, daher wurde sie nicht gelesen.',
  'link-broken': () =>
    'Der Lauf in diesem Link ist nicht lesbar: Der Link wurde gekürzt, oder er stammt nicht von dieser Seite.',
  'link-too-large': () => 'Der Lauf in diesem Link ist größer als jeder Lauf dieser Seite.',
  'lesson-broken': () => 'Diese Datei ist keine gespeicherte Stunde, oder sie wurde abgeschnitten.',
  'gallery-away': () =>
    'Der Server dieser Seite antwortet nicht, daher ließ sich der aufgezeichnete Lauf nicht holen.',
  'gallery-broken': () => 'Die Liste der aufgezeichneten Läufe ist beschädigt.',

  'hub-address': () =>
    'Geben Sie eine ID wie onnx-community/Qwen3-0.6B-ONNX ein, oder eine Adresse, die mit https:// beginnt.',
  'hub-unreachable': ({ host }) =>
    `${host} ist von dieser Seite aus nicht erreichbar. Prüfen Sie die Verbindung. Ein anderer Host als Hugging Face muss Seiten anderer Herkunft zulassen, und der Betreiber dieser Seite muss den Host zulassen (MODEL_HOSTS). Die mitgelieferten Schülermodelle laufen auch ohne.`,
  'hub-no-model': ({ host, status }) =>
    `${host} hat unter dieser Adresse kein Modell oder gibt keinen Zugriff darauf (HTTP ${status}). Vergleichen Sie die ID mit der Seite des Modells.`,
  'hub-search-failed': ({ host, status }) =>
    `${host} lässt sich gerade nicht durchsuchen (HTTP ${status}). Versuchen Sie es später, oder geben Sie die ganze ID ein: org/name.`,
  'folder-no-model': () =>
    'Dieser Ordner enthält kein Modell: Er braucht config.json, tokenizer.json und Gewichte in onnx/, wie Exporte für transformers.js sie haben.',
  'hub-no-weights': () =>
    'Dieses Modell hat keine Gewichte, die die Seite laden kann: Sie braucht eine ONNX-Datei, wie Exporte für transformers.js sie haben.',

  'no-proxy': () => 'Diese Seite kam ohne Proxy.',
  'proxy-refused': ({ cause, address, origin }) =>
    `${cause} Entweder läuft unter ${address} nichts, oder diese Seite ist dort nicht zugelassen: Der Betreiber startet den Proxy mit ALLOWED_ORIGINS=${origin}.`,

  'no-teacher': () => 'In diesem Lauf gibt es keinen Lehrer, daher schreibt der Schüler allein weiter.',
  'solution-limit': ({ limit }) => `Die Lösung hat ihre Grenze von ${ofTokens(limit)} erreicht.`,
  'student-limit': ({ limit }) =>
    `Der Schüler liest höchstens ${ofTokens(limit)}, und die sind aufgebraucht.`,
  'teacher-tokens-spent': ({ limit }) =>
    `Die ${plural(limit, 'Lehrer-Token', 'Lehrer-Tokens')} des Laufs sind aufgebraucht.`,
  'teacher-broke-off': () => 'Der Lehrer brach mitten in seiner Antwort ab.',
  'teacher-failed': ({ cause }) => `Der Lehrer ist gescheitert: ${cause}`,
  'token-unknown': ({ id }) => `Der Lehrer sandte das Token ${id}, das der Schüler nicht hat.`,

  'prompt-too-long': ({ tokens, limit }) =>
    `Der Text braucht ${ofTokens(tokens)}, aber dieser Schüler liest höchstens ${number(limit)}. Kürzen Sie die Aufgabe, oder wählen Sie einen Schüler mit längerem Kontext.`,
  'student-failed': ({ cause }) => `Der Schüler ist gescheitert: ${cause}`,
  'option-not-a-count': ({ name, min, value }) =>
    `${name} muss eine ganze Zahl ab ${min} sein, nicht ${value}.`,
  'run-seed-not-whole': ({ seed }) => `Ein Startwert muss eine ganze Zahl sein, nicht ${seed}.`,
  'resume-without-start': () =>
    'Ein Lauf lässt sich nur aus einem Protokoll fortsetzen, das mit seinem Start beginnt.',
  'resume-after-end': () =>
    'Ein beendeter Lauf lässt sich nicht fortsetzen. Kürzen Sie zuerst sein Protokoll.',
  'resume-within-call': () =>
    'Ein Lauf lässt sich nicht mitten in einem Aufruf fortsetzen. Kürzen Sie zuerst sein Protokoll.',
  'resume-command-too-long': () => 'Der Befehl ist länger als die Lösung.',

  'policy-unknown': ({ name, known }) => `Es gibt keine Regel ${quoted(name)}. Es gibt ${listed(known)}.`,
  'policy-takes-no-number': ({ kind, number: given }) =>
    `${quoted(kind)} nimmt keine Zahl, bekam aber ${quoted(given)}.`,
  'policy-needs-number': ({ name, example }) =>
    `${quoted(name)} braucht eine Zahl nach dem Doppelpunkt, wie in ${quoted(example)}.`,
  'policy-number-too-large': ({ name }) => `Die Zahl in ${quoted(name)} ist zu groß.`,
  'policy-number-out-of-range': ({ name, quantity, min, max }) =>
    `${quoted(name)} braucht ${quantities[quantity](min, max)}.`,
  'policy-needs-router': ({ policy, student }) =>
    `Die Regel ${policy} braucht einen Schüler mit Router, und ${student} hat keinen.`,

  'trace-not-json': () => 'Diese Datei ist kein gespeicherter Lauf: Sie ist kein JSON.',
  'trace-not-a-run': () => 'Diese Datei ist kein gespeicherter Lauf: Ihr fehlen `format` und `events`.',
  'trace-format-unknown': ({ format, known }) =>
    `Diese Datei hat das Format ${quoted(format)}. Diese Version liest ${listed(known.map(quoted))}.`,
  'trace-event-invalid': ({ event, detail }) =>
    `Ereignis ${event} dieses gespeicherten Laufs ist beschädigt:\n${detail}`,
  'trace-without-start': () => 'Ein gespeicherter Lauf beginnt mit dem Ereignis „run-started“.',
  'trace-order': ({ event, rule }) =>
    `Ereignis ${event} dieses gespeicherten Laufs passt nicht zum Vorigen: ${orderRules[rule]}.`,
  'event-invalid': ({ detail }) => `Das ist kein Ereignis eines Laufs:\n${detail}`,

  unreachable: ({ source }) =>
    `${sources[source]} ist nicht erreichbar. ${
      source === 'server'
        ? 'Der Betreiber des Proxys muss TEACHER_URL prüfen, und ob der Server läuft.'
        : 'Prüfen Sie das Netz, und ob der Proxy läuft.'
    }`,
  'no-response': ({ source, milliseconds }) =>
    `${sources[source]} hat nicht innerhalb von ${seconds(milliseconds)} geantwortet.`,
  'no-sign-of-life': ({ source, milliseconds }) =>
    `${sources[source]} gab ${seconds(milliseconds)} lang kein Lebenszeichen.`,
  'no-first-token': ({ source, milliseconds }) =>
    `${sources[source]} schrieb innerhalb von ${seconds(milliseconds)} kein Token.`,
  'stopped-writing': ({ source, milliseconds }) =>
    `${sources[source]} schrieb ${seconds(milliseconds)} lang nicht weiter.`,
  'connection-broke': ({ source }) => `Die Verbindung brach ab, während ${sourcesWithin[source]} schrieb.`,
  'answer-cut': ({ source }) => `${sources[source]} brach vor dem Ende seiner Antwort ab.`,
  'not-an-answer': ({ source }) =>
    source === 'server'
      ? `${sources.server} sandte etwas, das kein Teil einer Antwort ist. Prüfen Sie, ob er das Protokoll von TEACHER_KIND spricht.`
      : `${sources[source]} sandte etwas, das kein Token ist, daher wurde er unterbrochen.`,
  'web-page-answer': ({ source }) =>
    `${sources[source]} antwortete mit einer Webseite statt mit einem Strom von Tokens. Prüfen Sie die Adresse.`,
  'other-content-type': ({ source, type }) =>
    `${sources[source]} antwortete mit ${type === '' ? 'keinem Inhaltstyp' : quoted(type)} statt mit einem Strom von Tokens. Prüfen Sie die Adresse.`,
  'event-too-long': ({ source, limit }) =>
    `${sources[source]} sandte ein Ereignis mit mehr als ${number(limit)} Zeichen, daher wurde der Rest nicht gelesen.`,

  'teacher-away': () => 'Der Lehrer ist nicht da: Unter seiner Adresse antwortet nichts.',
  'no-proxy-here': () => 'Unter dieser Adresse gibt es keinen Lehrer-Proxy.',
  'code-wanted': () => 'Dieser Lehrer verlangt einen Zugangscode.',
  'proxy-error-unreadable': () => 'Der Lehrer brach mit einem Fehler ab, der sich nicht lesen ließ.',
  'proxy-refused-request': ({ status }) => `Der Lehrer hat die Anfrage abgelehnt (HTTP ${status}).`,
  'proxy-over-budget': ({ status }) => `Der Lehrer hat im Moment kein Budget mehr (HTTP ${status}).`,
  'proxy-not-found': ({ status }) => `Unter dieser Adresse gibt es keinen Lehrer (HTTP ${status}).`,

  'context-exceeded': ({ tokens, limit }) =>
    `Aufgabe und bisherige Lösung haben ${ofTokens(tokens)}, und dieser Lehrer liest höchstens ${number(limit)}. Kürzen Sie die Aufgabe.`,
  'embedded-failed': ({ cause }) => `Der eingebaute Lehrer ist gescheitert. ${cause}`,
  'in-page-not-loaded': ({ cause }) => `Der Lehrer in dieser Seite ließ sich nicht laden. ${cause}`,
  'teacher-worker-stopped': ({ detail }) =>
    detail === ''
      ? 'Der Worker des Lehrers hielt an: Sein Skript wurde nicht geladen.'
      : `Der Worker des Lehrers hielt mit einem Fehler an: ${detail}`,

  'body-not-json-type': () =>
    'Der Rumpf der Anfrage muss JSON sein. Setzen Sie den Header Content-Type: application/json.',
  'body-broke-off': () => 'Der Rumpf der Anfrage brach vor seinem Ende ab. Senden Sie sie noch einmal.',
  'body-too-large': ({ bytes }) =>
    `Der Rumpf der Anfrage ist größer als ${kibibytes(bytes)}. Kürzen Sie die Aufgabe oder die bisherige Lösung.`,
  'body-not-json': ({ fields }) =>
    `Der Rumpf der Anfrage ist kein JSON. Senden Sie ein JSON-Objekt mit ${fieldsOf(fields)}.`,
  'body-not-an-object': ({ fields }) =>
    `Der Rumpf der Anfrage muss ein JSON-Objekt mit ${fieldsOf(fields)} sein.`,
  'body-invalid': () => 'Der Rumpf der Anfrage hat die falsche Form. Vergleichen Sie ihn mit der API.',
  'problem-not-text': () =>
    '`problem` muss ein Text sein. Senden Sie die Aufgabe, die der Schüler gerade löst.',
  'problem-missing': () => '`problem` ist leer. Senden Sie die Aufgabe, die der Schüler gerade löst.',
  'problem-too-large': ({ bytes }) =>
    `\`problem\` ist länger als ${kibibytes(bytes)}. Kürzen Sie die Aufgabe.`,
  'prefix-not-text': () =>
    '`prefix` muss ein Text sein. Senden Sie die bisherige Lösung, an ihrem Anfang einen leeren Text.',
  'prefix-too-large': ({ bytes }) =>
    `\`prefix\` ist länger als ${kibibytes(bytes)}. Die bisherige Lösung ist zu lang zum Fortsetzen.`,
  'prefix-ids-not-ids': () => '`prefixIds` muss eine Liste von Token-IDs sein: ganze Zahlen ab 0.',
  'prefix-ids-too-many': ({ limit }) =>
    `\`prefixIds\` hat mehr als ${number(limit)} IDs. Die bisherige Lösung ist zu lang zum Fortsetzen.`,
  'fingerprint-not-text': () =>
    '`fingerprint` muss ein Text sein: der Fingerabdruck des Tokenizers von `prefixIds`.',
  'fingerprint-empty': () => '`fingerprint` ist leer. Lassen Sie es zusammen mit `prefixIds` weg.',
  'prefix-ids-and-fingerprint': () =>
    '`prefixIds` und `fingerprint` gehören zusammen: Senden Sie beide oder keines.',
  'max-tokens-not-whole': () =>
    '`maxTokens` muss eine ganze Zahl sein. Senden Sie, wie viele Tokens der Lehrer schreiben soll.',
  'max-tokens-too-small': () =>
    '`maxTokens` muss mindestens 1 sein. Ein Aufruf für keine Tokens braucht keinen Lehrer.',
  'max-tokens-too-large': ({ limit }) =>
    `\`maxTokens\` darf höchstens ${number(limit)} sein. Bitten Sie um weniger Tokens, oder in mehreren Aufrufen.`,
  'temperature-not-number': () =>
    '`temperature` muss eine Zahl sein. Senden Sie 0 für die wahrscheinlichsten Tokens.',
  'temperature-negative': () =>
    '`temperature` darf nicht negativ sein. Senden Sie 0 für die wahrscheinlichsten Tokens.',
  'temperature-too-high': ({ limit }) => `\`temperature\` darf höchstens ${number(limit)} sein.`,
  'seed-not-whole-number': () => '`seed` muss eine ganze Zahl sein.',
  'seed-negative': () => '`seed` darf nicht negativ sein.',
  'teacher-not-a-name': () => '`teacher` muss der Name eines der Lehrer sein, die health aufzählt.',
  'teacher-unknown': ({ known }) =>
    `Dieser Proxy hat keinen Lehrer dieses Namens. Er hat: ${known.join(', ')}.`,
  'teacher-no-choice': () => 'Dieser Proxy hat nur einen Lehrer. Lassen Sie `teacher` weg.',
  'wrong-method': ({ method, path }) => `Verwenden Sie ${method} für ${path}.`,
  'unknown-path': ({ path, known }) => `Unter ${path} gibt es nichts. Der Proxy kennt ${listed(known)}.`,
  'host-not-allowed': ({ host }) =>
    `Dieser Server nimmt den Namen ${quoted(host)} nicht an. Sein Betreiber kann ihn in ALLOWED_HOSTS aufnehmen.`,
  'metrics-not-allowed': () =>
    'Messwerte gibt es nur für diesen Rechner. Der Betreiber des Proxys kann METRICS_TOKEN setzen, das andere dann senden.',
  'no-prefills': () => 'Dieser Lehrer liest nichts vorab ein.',

  'access-code-missing': () =>
    'Dieser Lehrer verlangt einen Zugangscode. Fragen Sie die Person, die ihn betreibt.',
  'access-code-wrong': () =>
    'Der Lehrer kennt diesen Zugangscode nicht. Fragen Sie die Person, die ihn betreibt.',
  'access-code-guesses': () =>
    'Von hier kamen zu viele falsche Zugangscodes. Warten Sie eine Minute, und versuchen Sie es dann noch einmal.',
  'requests-exceeded': ({ limit, seconds: wait }) =>
    `Ein Client darf ${number(limit)}-mal je Minute fragen. Versuchen Sie es in ${inSeconds(wait)} noch einmal.`,
  'tokens-exceeded': ({ limit, seconds: wait }) =>
    `Ein Client darf sich ${ofTokens(limit)} je Minute schreiben lassen. Versuchen Sie es in ${inSeconds(wait)} noch einmal.`,
  'streams-exceeded': ({ limit }) =>
    `Ein Client darf ${plural(limit, 'Antwort', 'Antworten')} zugleich bekommen. Versuchen Sie es noch einmal, wenn eine zu Ende ist.`,
  'teacher-busy': ({ seconds: wait }) =>
    `Der Lehrer ist mit anderen Seiten beschäftigt. Versuchen Sie es in ${inSeconds(wait)} noch einmal.`,
  'budget-reserved': ({ seconds: wait }) =>
    `Die letzten Tokens von heute sind für andere Aufrufe vorgemerkt. Versuchen Sie es in ${inSeconds(wait)} noch einmal.`,
  'budget-spent': ({ minutes }) =>
    `Die Tokens des Lehrers für heute sind aufgebraucht. Neue gibt es um Mitternacht UTC, in ${hoursAndMinutes(minutes)}`,

  'proxy-without-teacher': () => 'Dieser Proxy hat keinen Lehrer.',
  'embedded-not-loaded': ({ cause }) => `Der eingebaute Lehrer lässt sich nicht laden. ${cause}`,
  'proxy-not-set-up': () => 'Der Proxy ist noch nicht eingerichtet. Sein Protokoll sagt, warum.',
  'proxy-stopping': () => 'Der Proxy wird gerade beendet. Versuchen Sie es gleich noch einmal.',
  'proxy-stopped-writing': () => 'Der Proxy wurde beendet, während der Lehrer schrieb.',
  'proxy-stopped-prefill': () => 'Der Proxy wurde beim Einlesen beendet.',
  'proxy-failed': () => 'Der Proxy ist gescheitert. Versuchen Sie es noch einmal.',
  'proxy-failed-writing': () =>
    'Der Proxy ist gescheitert, während der Lehrer schrieb. Versuchen Sie es noch einmal.',

  'server-refused-key': ({ status }) =>
    `Der Lehrer-Server hat den Schlüssel des Proxys nicht angenommen (HTTP ${status}). Der Betreiber des Proxys muss TEACHER_API_KEY setzen.`,
  'server-over-budget': ({ status, words }) =>
    `Der Lehrer-Server hat keinen Platz oder kein Budget mehr (HTTP ${status}).${said(words)}`,
  'server-model-missing': ({ words }) =>
    `Der Lehrer-Server kennt dieses Modell oder diese Adresse nicht (HTTP 404). Der Betreiber des Proxys muss TEACHER_URL und TEACHER_MODEL prüfen.${said(words)}`,
  'server-error': ({ status, words }) =>
    `Der Lehrer-Server antwortete mit einem Fehler (HTTP ${status}).${said(words)}`,
  'server-broke-off': ({ words }) => `Der Lehrer-Server brach mit einem Fehler ab.${said(words)}`,
  'server-loading': ({ words }) => `Der Lehrer-Server lädt sein Modell (HTTP 503).${said(words)}`,
  'server-loading-timeout': ({ milliseconds }) =>
    `Der Lehrer-Server lädt sein Modell und war nicht innerhalb von ${seconds(milliseconds)} bereit. Versuchen Sie es gleich noch einmal.`,
  'server-not-usable': ({ variable }) =>
    `Der Lehrer-Server ist noch nicht nutzbar: Die Datei, die ${variable} nennt, ist nicht lesbar. Der Betreiber des Proxys muss sie prüfen.`,
  'server-no-prefix': () =>
    'Der Lehrer-Server lässt dieses Modell eine Antwort nicht aus der Mitte fortsetzen. Setzen Sie TEACHER_MODEL auf ein Modell, das es kann, etwa claude-haiku-4-5, oder bitten Sie in Worten: TEACHER_KIND=instruct mit TEACHER_URL=https://api.anthropic.com.',
};
