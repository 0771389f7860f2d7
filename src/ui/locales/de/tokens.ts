/** The run token by token, and its timeline. */
import type { Locale } from '../index.ts';
import { formats, plural } from './formats.ts';

const { decimal, number, share } = formats;

export const tokens: Locale['tokens'] = {
  view: 'Ansicht',
  asText: 'Text',
  asTokens: 'Tokens',
  list: 'Tokens der Lösung',
  none: 'Jedes Token erscheint hier einzeln, mit seiner Wahrscheinlichkeit.',
  chip: (text, author, probability) =>
    probability === null ? `${text}, ${author}` : `${text}, ${author}, ${share(probability)}`,
  space: 'Leerzeichen',
  newline: 'neue Zeile',
  part: 'Teil eines Zeichens',
  end: 'Ende der Lösung',
  openCall: (call, requested) => `Aufruf ${call}: ${number(requested)} erbeten`,
  closeCall: (delivered) => `${number(delivered)} erhalten`,
  heading: (place, all) => `Token ${number(place)} von ${number(all)}`,
  hint: 'Zeigen Sie auf ein Token, oder gehen Sie mit den Pfeiltasten hin, um die Wahrscheinlichkeiten des Schülermodells dort zu sehen.',
  author: 'Geschrieben von',
  authors: { student: 'dem Schülermodell', teacher: 'dem Lehrermodell', person: 'Ihnen' },
  command: 'dem Schülermodell, als Teil seines Befehls',
  probability: 'Wahrscheinlichkeit',
  entropy: 'Entropie',
  nats: (entropy) => `${decimal(entropy, 2)} Nats`,
  alternatives: 'Hier am wahrscheinlichsten',
  notAsked: 'Dieses Token hat das Schülermodell nicht berechnet, daher gibt es keine Wahrscheinlichkeiten.',
  showCall: (call) => `Aufruf ${call} zeigen`,
  goTo: 'Zu diesem Token zurückgehen',
  change: 'Was wäre, wenn',
  callHere: 'Hier das Lehrermodell aufrufen',
  tokensPerCall: 'für wie viele Tokens',
  withoutCall: (call) => `Aufruf ${call} weglassen`,
  take: 'nehmen',
  takeName: (text) => `stattdessen ${text} nehmen`,
};

export const timeline: Locale['timeline'] = {
  region: 'Zeitleiste',
  handle: 'Stelle im Lauf',
  position: (shown, all) => `${number(shown)} von ${plural(all, 'Token', 'Tokens')}`,
  play: 'Abspielen',
  pause: 'Pause',
  previousToken: 'Ein Token zurück',
  nextToken: 'Ein Token vor',
  previousCall: 'Zum vorigen Aufruf',
  nextCall: 'Zum nächsten Aufruf',
  speed: 'Tempo des Abspielens',
  rate: (tokens) => `${number(tokens)} Tokens/s`,
  recorded: 'wie aufgezeichnet',
};
