/** For a class: predictions, the first lesson. */
import type { Locale } from '../index.ts';
import { formats, plural } from './formats.ts';

const { number } = formats;

export const predict: Locale['predict'] = {
  view: 'Prédire',
  hint: 'Où le modèle élève va-t-il appeler ? Marquez les mots qui viennent selon vous du modèle enseignant, puis vérifiez.',
  none: 'Une fois l’exécution terminée, vous prédisez ici où le modèle élève a appelé.',
  show: 'Montrer les appels',
  called: ', appel ici',
  result: (hits, called, marked) =>
    `${number(hits)} sur ${plural(called, 'appel')} : prédits, avec ${plural(marked, 'marque')}.`,
  lesson: (runs, precision, recall) =>
    `Sur ${plural(runs, 'exécution')} : ${precision} des marques étaient justes, ${recall} des appels étaient prédits.`,
  forget: 'Commencer une autre leçon',
};

export const tour: Locale['tour'] = {
  start: 'Première leçon',
  heading: 'Première leçon',
  step: (at, all) => `Étape ${at} sur ${all}`,
  back: 'Retour',
  next: 'Suivant',
  end: 'Terminer',
  steps: {
    open: {
      title: 'Regarder une exécution',
      text: 'Un petit modèle, l’élève, résout un problème. Quand un nombre est trop difficile pour lui, il demande quelques jetons à un modèle plus grand, l’enseignant. Voici une exécution enregistrée.',
      action: 'Ouvrir l’exécution',
    },
    read: {
      title: 'Qui a écrit quoi ?',
      text: 'Les mots surlignés viennent du modèle enseignant, tous les autres du modèle élève. Le petit numéro est l’appel : cliquez dessus pour voir exactement ce qui a été envoyé. Les mesures montrent combien peu de jetons ont été demandés.',
    },
    moment: {
      title: 'Le moment de l’appel',
      text: 'La frise revient à n’importe quel jeton ; la courbe montre où le modèle élève hésitait. Qu’auriez-vous demandé ici ?',
      action: 'Aller à l’appel',
    },
    change: {
      title: 'Et si… ?',
      text: 'Choisissez « Jetons » et cliquez sur un jeton de l’appel : supprimez l’appel, prenez un autre mot ou appelez ailleurs. L’exécution prend alors un autre chemin, dans une nouvelle version.',
    },
    lesson: {
      title: 'Et maintenant une série',
      text: 'Tirez quelques problèmes et laissez le modèle élève les résoudre. Où appelle-t-il, et cela l’aide-t-il ? Dans « Prédire », la classe devine d’abord ; avec « Classe », chaque appareil pour soi.',
      action: 'Tirer cinq problèmes',
    },
  },
};
