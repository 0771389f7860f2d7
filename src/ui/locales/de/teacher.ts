/** The panel of the teacher model. */
import type { Locale } from '../index.ts';
import { formats } from './formats.ts';

export const teacher: Locale['teacher'] = {
  heading: 'Das Lehrermodell',
  open: 'Zeigen, wo es läuft und was es kostet',
  which: 'Modell',
  choose: 'Welches Lehrermodell die nächsten Läufe aufrufen',
  byDefault: (name) => `${name} (Voreinstellung des Proxys)`,
  where: 'Wo es läuft',
  inPage: 'in einem zweiten Worker dieser Seite',
  inPageHint: 'Es beantwortet Aufrufe auf diesem Gerät; nichts wird gesendet.',
  through: (address, kind) => `${kind}, über ${address}`,
  health: 'Der Proxy',
  answers: 'antwortet',
  notAsked: 'wird nicht gefragt, solange die Seite auf diesem Gerät bleibt',
  price: (dollars) => `${formats.number(dollars)} Dollar je Million Tokens`,
  askAgain: 'Noch einmal fragen',
  proxy: 'Ein Proxy an anderer Adresse',
  useProxy: 'Verwenden',
  proxyHint: (origin) =>
    `Lassen Sie das Feld leer, damit das Lehrermodell in dieser Seite läuft. Der Proxy muss diese Seite zulassen: Sein Betreiber startet ihn mit ALLOWED_ORIGINS=${origin}. Eine Seite, die über HTTPS kam, erreicht nur HTTPS-Adressen oder diesen Rechner.`,
};

export const access: Locale['access'] = {
  code: 'Zugangscode',
  use: 'Diesen Code verwenden',
  hint: 'Der Betreiber des Lehrermodells vergibt ihn. Er wird in diesem Browser gespeichert und nur an dieses Lehrermodell gesendet.',
  wrong:
    'Das Lehrermodell kennt diesen Code nicht. Prüfen Sie ihn auf Tippfehler, oder fragen Sie den Betreiber.',
};
