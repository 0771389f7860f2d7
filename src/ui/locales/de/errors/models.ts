/** Sentences about a language model and its files, and about the student's worker and device. */
import type { engineErrors } from '../../../../engine/errors.ts';
import type { Sentences } from '../../../../errors/coded-error.ts';
import type { studentErrors } from '../../../../student/errors.ts';
import { formats } from '../formats.ts';

const { number, size } = formats;

const onlyText = 'Ein Schüler muss ein Modell sein, das nur einen Text fortsetzt, wie Qwen3.';
const understood =
  'Tokenizer müssen jeden Text schreiben können: solche auf Byte-Ebene (wie bei Qwen, Llama 3, GPT-2) und die von SentencePiece mit Byte-Rückfall (wie bei Llama 2, Mistral, Gemma, Helium).';

export const engine: Sentences<typeof engineErrors> = {
  'file-missing': ({ model, file }) =>
    `Dem Modell „${model}“ fehlt ${file}. Ist sein Ordner vollständig, und stimmt die Adresse?`,
  'file-not-read': ({ file, detail }) => `${file} ist nicht lesbar: ${detail}`,
  'file-not-json': ({ file }) => `${file} ist kein JSON.`,
  'file-not-understood': ({ file, detail }) =>
    `${file} hat eine Form, die diese Engine nicht lesen kann:\n${detail}`,
  'file-unreachable': ({ address }) =>
    `${address} war nicht erreichbar. Läuft der Server, und ist diese Seite online?`,
  'file-status': ({ address, status }) => `Der Server antwortete für ${address} mit ${status}.`,
  'file-broke-off': ({ file }) =>
    `Die Verbindung brach ab, während ${file} geladen wurde. Versuchen Sie es noch einmal.`,
  'onnx-unreadable': () =>
    'Die Datei der Gewichte ist keine vollständige ONNX-Datei. Laden Sie das Modell neu.',
  'data-files-too-many': ({ file, count, limit }) =>
    `Laut config.json hat ${file} ${number(count)} Datendateien; gelesen werden höchstens ${number(limit)}.`,

  'no-language-model': ({ detail }) => `config.json gehört nicht zu einem Sprachmodell:\n${detail}`,
  'no-context-length': () =>
    'config.json gehört nicht zu einem Sprachmodell: Ihr fehlt max_position_embeddings, die Länge des Kontexts.',
  'no-end-token': () =>
    'Weder generation_config.json noch config.json sagt, welches Token eine Antwort beendet.',
  'encoder-decoder': () =>
    `Das ist ein Encoder-Decoder-Modell, wie zum Übersetzen oder Zusammenfassen. ${onlyText}`,
  'encoder-decoder-half': ({ inputs }) =>
    `Das ist die zweite Hälfte eines Encoder-Decoder-Modells, wie zum Übersetzen (seine ONNX-Datei verlangt ${inputs.join(', ')}). ${onlyText}`,
  'not-text-only': ({ inputs }) =>
    `Dieses Modell verlangt Bilder oder Ton (seine ONNX-Datei verlangt ${inputs.join(', ')}). Ein Schüler muss ein Modell sein, das nur Text liest.`,
  'embeddings-missing': ({ inputs }) =>
    `Diese ONNX-Datei verlangt Embeddings statt Tokens (${inputs.join(', ')}), und es fehlt eine Datei embed_tokens derselben Art, die sie erzeugt.`,
  'inputs-unknown': ({ inputs }) =>
    `Die ONNX-Datei verlangt Eingaben, die diese Engine nicht kennt: ${inputs.join(', ')}.`,
  'no-decoder': () =>
    'Die ONNX-Datei ist kein Decoder mit KV-Cache: Ihr fehlen die Eingaben input_ids und past_key_values.N.key/value oder die Ausgabe logits.',
  'output-missing': ({ output }) => `Das ONNX-Modell lieferte kein ${output}.`,
  'cache-no-tensor': ({ input }) => `Die ONNX-Eingabe ${input} ist kein Tensor.`,
  'cache-type': ({ input, type }) =>
    `Die ONNX-Eingabe ${input} enthält ${type}; diese Engine liest einen Cache aus float32 oder float16.`,
  'cache-shape': ({ input, shape }) =>
    `Die ONNX-Eingabe ${input} hat die Form [${shape.join(', ')}]. Weder sie noch config.json nennt Zahl und Größe der Heads, oder sie hat keine Achse, die wächst.`,

  'tokenizer-loses-characters': ({ type }) =>
    `tokenizer.json beschreibt einen ${type}-Tokenizer ohne Tokens für Bytes: Zeichen, die er nicht kennt, oft auch das Zeilenende, gingen verloren, auch die des Lehrers. ${understood}`,
  'tokenizer-lacks-bytes': ({ count }) =>
    `In tokenizer.json fehlen ${number(count)} der 256 Bytes. ${understood}`,
  'tokenizer-cuts': ({ detail }) =>
    `tokenizer.json verlangt, Text auf eine Weise zu teilen, die diese Engine nicht kennt: ${detail}`,
  'tokenizer-changes-text': () =>
    'tokenizer.json beschreibt einen Tokenizer, der Texte verändert, etwa Leerzeichen oder Großbuchstaben weglässt. Ein Schüler muss den Lehrer so lesen können, wie er schrieb.',
  'private-use-exhausted': () =>
    'Die Aufgabe verwendet alle privaten Unicode-Zeichen, daher lässt sie sich nicht sicher kodieren.',

  'cache-growing-device': () =>
    'Schlüssel und Werte wachsen mit jedem Token: An Ort und Stelle lohnt es sich nur auf WebGPU.',
  'cache-growing-graph': () =>
    'Schlüssel und Werte wachsen mit jedem Token: Dieser Export hat nicht für den ganzen Cache GroupQueryAttention.',
  'cache-growing-differs': ({ percent }) =>
    `Schlüssel und Werte wachsen mit jedem Token: An Ort und Stelle gaben sie auf diesem Gerät andere Zahlen, um ${percent} % ihrer Spanne.`,
  'cache-growing-failed': ({ cause }) =>
    `Schlüssel und Werte wachsen mit jedem Token: An Ort und Stelle wurde es versucht und schlug fehl. ${cause}`,

  'runtime-failed': ({ device, detail }) =>
    `ONNX Runtime kann dieses Modell auf ${device} nicht ausführen: ${detail}`,
  'numbers-not-finite': () =>
    'Das Modell lieferte Zahlen, die nicht endlich sind. Auf seine Gewichte oder dieses Gerät ist kein Verlass: Wählen Sie ein anderes Gerät oder Modell.',
  'no-token-left': () => 'Es bleibt kein Token zur Wahl: Alle sind verboten.',
  'context-too-long': ({ tokens, limit }) =>
    `Die Folge braucht ${number(tokens)} Positionen, dieses Modell hat aber ${number(limit)}.`,
};

const activities = {
  load: 'er wird noch geladen',
  solve: 'er löst eine Aufgabe',
};

const onWasm = 'Der Schüler läuft auf WASM';
const loadAgain = 'Laden Sie den Schüler noch einmal.';

export const student: Sentences<typeof studentErrors> = {
  'load-stopped': () => 'Das Laden wurde angehalten.',
  'student-closed': () => 'Der Schüler wurde geschlossen.',
  'student-busy': ({ activity }) =>
    `Der Schüler ist beschäftigt: ${activities[activity]}. Halten Sie ihn zuerst an.`,
  'student-not-loaded': () => 'Es ist noch kein Schüler geladen. Laden Sie zuerst einen.',
  'student-worker-stopped': ({ detail }) =>
    detail === ''
      ? `Der Worker des Schülers hielt an: Sein Skript wurde nicht geladen. ${loadAgain}`
      : `Der Worker des Schülers hielt mit einem Fehler an: ${detail}. ${loadAgain}`,

  'gpu-lost': ({ detail }) =>
    `Die GPU fiel aus (${detail}), daher ist das Schülermodell auf WASM umgezogen. Der Lauf ging beim selben Token weiter.`,

  'download-is-page': ({ address }) =>
    `${address} ist eine Webseite, keine Datei eines Modells, daher wurde sie abgelehnt.`,
  'download-is-pointer': ({ address }) =>
    `${address} ist ein Zeiger von Git LFS, nicht die Datei selbst, daher wurde er abgelehnt. Der Host muss LFS-Dateien ausliefern.`,
  'download-too-long': ({ file, expected }) =>
    `${file} ist länger, als ihr Host angibt (${expected} Bytes), daher wurde sie abgelehnt.`,
  'download-size': ({ file, bytes, expected }) =>
    `${file} hat ${bytes} Bytes, und ihr Host gibt ${expected} an, daher wurde sie abgelehnt.`,
  'download-hash': ({ file }) =>
    `${file} hat nicht die SHA-256, die ihr Host angibt, daher wurde sie abgelehnt. Laden Sie das Modell noch einmal.`,
  'download-changed': ({ file }) =>
    `${file} hat sich auf dem Server geändert, während sie geladen wurde. Laden Sie das Modell noch einmal.`,
  'download-broke-off': ({ file }) =>
    `Die Verbindung brach ab, während ${file} geladen wurde. Was ankam, bleibt: Versuchen Sie es noch einmal, um fortzufahren.`,
  'no-storage': () =>
    'Dieser Browser speichert nichts für diese Seite: Browser tun das nur für Seiten über HTTPS oder von localhost, und manche nicht in privaten Fenstern. Das Modell lässt sich ohne Aufbewahren verwenden.',
  'no-room': ({ bytes, free }) =>
    `Der Browser hat keinen Platz für dieses Modell: Es braucht ${size(bytes)}, frei sind ${size(free)}. Löschen Sie andere Modelle, oder verwenden Sie es ohne Aufbewahren; dann lädt jeder Besuch es neu.`,
  'not-stored': ({ detail }) =>
    `Der Browser konnte das Modell nicht speichern${detail === '' ? '' : ` (${detail})`}. Es lässt sich ohne Aufbewahren verwenden; dann lädt jeder Besuch es neu.`,
  'folder-again': () =>
    'Dieses Modell stammt aus einem Ordner, dessen Kopie mittendrin abbrach. Wählen Sie den Ordner noch einmal, um fortzufahren.',
  'stored-part-missing': () =>
    'Der Browser hat einen Teil dieses Modells gelöscht. Laden Sie es noch einmal.',

  'insecure-context': () =>
    `${onWasm}, und ohne dieses Netz öffnet sich die Seite nicht: WebGPU, Threads und Offline-Betrieb bieten Browser nur Seiten, die über HTTPS oder von localhost kommen. Der Betreiber der Seite kann ihr ein Zertifikat geben (TLS_CERT).`,
  'no-webgpu': () => `${onWasm}: Dieser Browser hat kein WebGPU.`,
  'no-adapter': () => `${onWasm}: Dieser Browser hat WebGPU, fand aber keinen brauchbaren Grafikadapter.`,
  'no-shader-f16': () =>
    `${onWasm}: Diese Gewichte rechnen in halber Genauigkeit, die dieser Grafikadapter nicht kann (ihm fehlt shader-f16). Gewichte der Art q4 laufen darauf.`,
  'webgpu-failed': ({ cause }) => `${onWasm}: WebGPU wurde versucht und scheiterte. ${cause}`,

  'first-numbers-not-finite': () => 'Seine ersten Zahlen waren nicht endlich.',
  'numbers-differ': ({ percent }) =>
    `Es liefert für denselben Text andere Zahlen, ${percent}\u00a0% ihrer Spanne auseinander.`,
  'first-pass-failed': ({ cause }) =>
    `Das Modell wurde auf WASM geöffnet, aber sein erster Durchlauf scheiterte. ${cause} Seine Gewichte sind womöglich für ein anderes Gerät; versuchen Sie andere Gewichte dieses Modells.`,
};
