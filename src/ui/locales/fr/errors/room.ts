/** Sentences about rooms. */
import type { Sentences } from '../../../../errors/coded-error.ts';
import type { roomErrors } from '../../../../room/errors.ts';
import { formats, plural } from '../formats.ts';

const { kilobytes, number } = formats;

export const room: Sentences<typeof roomErrors> = {
  'room-unknown': () =>
    'Aucune salle n’a ce code. Vérifiez les six lettres ; une salle dure quatre heures et a peut-être pris fin.',
  'room-guesses': () =>
    'Trop de codes erronés sont venus d’ici. Attendez une minute, vérifiez le code, puis réessayez.',
  'room-locked': () =>
    'Cette salle est verrouillée : aucun autre appareil ne peut la rejoindre. Demandez à la personne qui l’anime.',
  'room-full': ({ limit }) =>
    `Cette salle est pleine : elle accueille ${plural(limit, 'appareil', 'appareils')}.`,
  'room-ended': () => 'Cette salle est fermée.',
  'rooms-full': () =>
    'Ce serveur n’a plus de place pour une autre salle. Réessayez quand une autre classe aura fini.',
  'room-name-invalid': ({ limit }) => `Un nom compte au plus ${number(limit)} caractères.`,
  'room-member-unknown': () => 'La salle ne connaît pas cet appareil. Rejoignez-la de nouveau avec le code.',
  'room-removed': () =>
    'La personne qui anime la salle a retiré cet appareil. Demandez-lui avant de revenir.',
  'room-left': () => 'Cet appareil a quitté la salle. Rejoignez-la de nouveau avec le code.',
  'room-command-invalid': () =>
    'La salle n’a pas compris cette demande. Rechargez la page : elle est peut-être plus ancienne que le serveur.',
  'room-lead-only': () => 'Seule la personne qui anime la salle peut le faire.',
  'room-device-only': () => 'Seul un appareil qui a rejoint la salle peut le faire.',
  'room-device-unknown': () => 'Cet appareil n’est plus dans la salle.',
  'room-activity-over': () => 'C’est arrivé trop tard : la classe fait maintenant autre chose.',
  'room-marks-outside': ({ words }) =>
    `Une marque est en dehors du texte, qui compte ${plural(words, 'mot', 'mots')}.`,
  'room-marks-shown': () => 'Les appels sont déjà dévoilés, les marques ne comptent donc plus.',
  'room-problem-unknown': () => 'Cette série n’a pas ce problème.',
  'room-question-over': () => 'Cette question est close.',
  'room-proposals-full': ({ limit }) =>
    `Il y a déjà ${number(limit)} propositions. Votez pour l’une d’elles.`,
  'room-proposal-unknown': () => 'Cette proposition n’existe pas.',
  'room-material-unknown': () => 'La salle n’a plus ce texte.',
  'room-material-too-large': ({ bytes }) =>
    `C’est plus que ce que la salle accepte : au plus ${kilobytes(bytes)}.`,
  'room-materials-full': ({ bytes }) =>
    `La salle ne garde plus d’exécutions : ses ${kilobytes(bytes)} sont occupés.`,
  'room-busy': () => 'C’est plus que ce que la salle accepte à la fois. Attendez un instant, puis réessayez.',
  'room-budget-spent': () => 'La salle a dépensé ses tokens de professeur. Les élèves continuent seuls.',
  'rooms-off': () =>
    'Ce serveur n’a pas de salles. Elles demandent le serveur Node (npm start) ; une page statique ou une plateforme edge n’en a pas.',
  'room-store-away': () => 'Le serveur n’atteint pas le stockage de ses salles. Il réessaie de lui-même.',
  'room-unreachable': () => 'La salle est injoignable. Vérifiez le réseau ; la page réessaie d’elle-même.',
  'room-events-unknown': () =>
    'La salle envoie quelque chose que cette page ne connaît pas : elle est plus ancienne que le serveur. Rechargez-la.',
};
