/** The meter: the figures of a run. */
import type { Locale } from '../index.ts';
import { formats } from './formats.ts';

const { decimal, number } = formats;

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
