/** The run token by token, and its timeline. */
import type { Locale } from '../index.ts';
import { formats, plural } from './formats.ts';

const { decimal, number, share } = formats;

export const tokens: Locale['tokens'] = {
  view: 'Vue',
  asText: 'Texte',
  asTokens: 'Jetons',
  list: 'Jetons de la solution',
  none: 'Chaque jeton apparaît ici, avec sa probabilité.',
  chip: (text, author, probability) =>
    probability === null ? `${text}, ${author}` : `${text}, ${author}, ${share(probability)}`,
  space: 'espace',
  newline: 'nouvelle ligne',
  part: 'partie d’un caractère',
  end: 'fin de la solution',
  openCall: (call, requested) => `appel ${call} : ${number(requested)} demandés`,
  closeCall: (delivered) => `${number(delivered)} reçus`,
  heading: (place, all) => `Jeton ${number(place)} sur ${number(all)}`,
  hint: 'Pointez un jeton, ou utilisez les flèches, pour y voir les probabilités du modèle élève.',
  author: 'Écrit par',
  authors: { student: 'le modèle élève', teacher: 'le modèle enseignant', person: 'vous' },
  command: 'le modèle élève, dans sa commande d’appel',
  probability: 'Probabilité',
  entropy: 'Entropie',
  nats: (entropy) => `${decimal(entropy, 2)} nats`,
  alternatives: 'Les plus probables ici',
  notAsked: 'Le modèle élève n’a pas calculé ce jeton : il n’y a donc pas de probabilités.',
  showCall: (call) => `Montrer l’appel ${call}`,
  goTo: 'Revenir à ce jeton',
  change: 'Et si',
  callHere: 'Appeler ici le modèle enseignant',
  tokensPerCall: 'pour combien de jetons',
  withoutCall: (call) => `Supprimer l’appel ${call}`,
  take: 'prendre',
  takeName: (text) => `prendre ${text} à la place`,
};

export const timeline: Locale['timeline'] = {
  region: 'Frise',
  handle: 'Position dans l’exécution',
  position: (shown, all) => `${number(shown)} sur ${plural(all, 'jeton')}`,
  play: 'Lecture',
  pause: 'Pause',
  previousToken: 'Un jeton en arrière',
  nextToken: 'Un jeton en avant',
  previousCall: 'À l’appel précédent',
  nextCall: 'À l’appel suivant',
  speed: 'Vitesse de lecture',
  rate: (tokens) => `${plural(tokens, 'jeton')}/s`,
  recorded: 'comme enregistré',
};
