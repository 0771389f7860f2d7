/** The run in figures: its tokens, its meter, its timeline. */
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

export const meter: Locale['meter'] = {
  region: 'Mesures',
  heading: 'Mesures',
  callRatio: 'Taux d’appel',
  callRatioHint:
    'Part de la solution écrite par le modèle enseignant : ses jetons rapportés à tous les jetons.',
  details: 'Détails',
  scale: (ratio) =>
    `Taux d’appel ${ratio}, sur une échelle de 0,1\u00a0% à 100\u00a0%. L’article donne 1,07\u00a0% pour ses propres modèles élèves ; le modèle enseignant seul est à 100\u00a0%.`,
  paperMark: 'article 1,07\u00a0%',
  wholeMark: 'enseignant',
  cost: 'Coût (enseignant seul)',
  time: 'Durée (enseignant seul)',
  withTeacherOnly: (ours, theirs) => `${ours} (${theirs})`,
  tokens: 'Jetons : enseignant / tous',
  calls: 'Appels',
  ofLimit: (used, limit) => `${number(used)} sur ${number(limit)}`,
  teacherLimit: 'Limite de jetons de l’enseignant',
  speed: 'Vitesse de l’élève',
  perSecond: (rate) => `${rate < 10 ? decimal(rate, 1) : number(Math.round(rate))} jetons/s`,
  begin: 'Premier jeton après',
  firstToken: 'Enseignant, premier jeton',
  total: 'Enseignant, appel entier',
  none: '–',
  hints: {
    tokens: 'Combien de jetons le modèle enseignant a écrits, et combien en a toute la solution.',
    calls: 'Combien de fois il a été appelé, et combien de fois il peut l’être en une exécution.',
    'teacher-limit': 'Ses jetons jusqu’ici, et combien il peut en écrire en une exécution.',
    speed: 'Jetons par seconde du modèle élève sur cet appareil, sans le temps des appels.',
    begin: 'Du début de l’exécution à son premier jeton : le modèle élève lit le problème.',
    'first-token': 'D’un appel au premier jeton de la réponse, en moyenne.',
    total: 'D’un appel à la fin de la réponse, en moyenne.',
    cost: 'Ce que coûtent les appels aux prix des réglages, et ce que coûterait le modèle enseignant seul.',
    time: 'La durée de l’exécution, et celle du modèle enseignant seul au rythme de ses appels.',
  },
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
