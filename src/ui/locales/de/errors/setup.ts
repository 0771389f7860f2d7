/** Sentences about choosing the teacher model in the page. */
import type { Sentences } from '../../../../errors/coded-error.ts';
import type { setupErrors } from '../../../../teacher/setup-errors.ts';
import { listed } from '../formats.ts';

export const setup: Sentences<typeof setupErrors> = {
  'setup-other-machine': () =>
    'Nur eine Seite auf dem Rechner des Proxys kann sein Lehrermodell wählen. Öffnen Sie die Seite dort, ohne Tunnel.',
  'setup-other-page': () =>
    'Nur die Seite dieses Proxys kann sein Lehrermodell wählen. Öffnen Sie sie unter http://localhost.',
  'setup-token-wrong': () =>
    'Der Proxy wurde neu gestartet, seit diese Seite geladen wurde. Laden Sie die Seite neu.',
  'setup-locked': ({ variables }) =>
    `Die Umgebung des Proxys wählt das Lehrermodell (${listed(variables)}). Starten Sie ihn ohne diese Variablen, um hier zu wählen.`,
  'setup-no-server': ({ url }) =>
    `Unter ${url} antwortet nichts. Starten Sie den Server, und prüfen Sie Adresse und Port.`,
  'setup-url-invalid': () =>
    'Geben Sie eine Adresse ein, die mit http:// oder https:// beginnt, ohne Passwort.',
  'setup-kind-unknown': ({ kind }) =>
    `Der Proxy kennt keine Art von Server namens ${kind}. Wählen Sie eine andere.`,
  'setup-model-missing': () =>
    'Wählen Sie ein Modell, oder geben Sie seinen Namen ein, wie ihn der Server kennt.',
  'setup-key-invalid': () =>
    'Der API-Schlüssel enthält ein Zeichen, das kein Schlüssel hat. Kopieren Sie ihn noch einmal, ohne Anführungszeichen und Leerzeichen.',
  'setup-key-missing': ({ host }) => `${host} verlangt einen API-Schlüssel. Geben Sie Ihren ein.`,
  'setup-template-not-used': ({ kind }) =>
    `Bei ${kind} baut der Server den Prompt selbst. Lassen Sie die Vorlage leer, oder wählen Sie eine andere Art.`,
  'setup-template-other-file': () =>
    'Eine Vorlage ist Adresse oder Pfad einer tokenizer_config.json, einer chat_template.jinja oder einer .gguf-Datei.',
  'setup-template-unreadable': () =>
    'Die Vorlage ist nicht lesbar. Prüfen Sie Pfad oder Adresse und die Leserechte.',
  'setup-template-unusable': ({ detail }) =>
    `Diese Datei enthält keine brauchbare Chat-Vorlage.${detail === '' ? '' : ` ${detail}`} Wählen Sie die Vorlage dieses Modells, oder lassen Sie das Feld leer.`,
  'setup-prefill-not-kept': ({ kind }) =>
    `TEACHER_PREFILL=1 passt nicht zu ${kind}, das keinen Prompt behält. Starten Sie den Proxy ohne diese Variable.`,
  'setup-not-saved': ({ file }) =>
    `Die Wahl kann nicht in ${file} gespeichert werden. Prüfen Sie die Schreibrechte, und versuchen Sie es noch einmal.`,
};
