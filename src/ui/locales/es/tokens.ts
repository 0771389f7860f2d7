/** The run token by token, and its timeline. */
import type { Locale } from '../index.ts';
import { formats, plural } from './formats.ts';

const { decimal, number, share } = formats;

export const tokens: Locale['tokens'] = {
  view: 'Vista',
  asText: 'Texto',
  asTokens: 'Tokens',
  list: 'Tokens de la solución',
  none: 'Cada token aparece aquí, con su probabilidad.',
  chip: (text, author, probability) =>
    probability === null ? `${text}, ${author}` : `${text}, ${author}, ${share(probability)}`,
  space: 'espacio',
  newline: 'línea nueva',
  part: 'parte de un carácter',
  end: 'fin de la solución',
  openCall: (call, requested) => `llamada ${call}: ${plural(requested, 'pedido')}`,
  closeCall: (delivered) => plural(delivered, 'recibido'),
  heading: (place, all) => `Token ${number(place)} de ${number(all)}`,
  hint: 'Señale un token, o use las flechas, para ver allí las probabilidades del modelo alumno.',
  author: 'Escrito por',
  authors: { student: 'el modelo alumno', teacher: 'el modelo profesor', person: 'usted' },
  command: 'el modelo alumno, como parte de su comando',
  probability: 'Probabilidad',
  entropy: 'Entropía',
  nats: (entropy) => `${decimal(entropy, 2)} nats`,
  alternatives: 'Los más probables aquí',
  notAsked: 'El modelo alumno no calculó este token, así que no hay probabilidades.',
  showCall: (call) => `Mostrar la llamada ${call}`,
  goTo: 'Volver a este token',
  change: 'Y si',
  callHere: 'Llamar aquí al modelo profesor',
  tokensPerCall: 'para cuántos tokens',
  withoutCall: (call) => `Quitar la llamada ${call}`,
  take: 'tomar',
  takeName: (text) => `tomar ${text} en su lugar`,
};

export const timeline: Locale['timeline'] = {
  region: 'Línea de tiempo',
  handle: 'Posición en la ejecución',
  position: (shown, all) => `${number(shown)} de ${plural(all, 'token')}`,
  play: 'Reproducir',
  pause: 'Pausa',
  previousToken: 'Un token atrás',
  nextToken: 'Un token adelante',
  previousCall: 'A la llamada anterior',
  nextCall: 'A la llamada siguiente',
  speed: 'Velocidad de reproducción',
  rate: (tokens) => `${plural(tokens, 'token')}/s`,
  recorded: 'como se grabó',
};
