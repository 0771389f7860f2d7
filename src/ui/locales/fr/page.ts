/** The frame of the page: its head, its notices, and what a screen reader hears. */
import type { Locale } from '../index.ts';
import { formats } from './formats.ts';

const { number } = formats;

export const page: Locale['page'] = {
  title: 'Relay : un élève dans la page, un enseignant pour quelques mots',
  name: 'Relay',
  tagline:
    'Un petit modèle de langage résout le problème dans votre navigateur. Quand il ne sait pas écrire quelques mots, il ne demande que ceux-là à un modèle enseignant.',
  skip: 'Aller à la solution',
  classroom: 'Classe',
  largeType: 'Présentation',
  paperTitle: 'RelayLLM (arXiv 2601.05167)',
  paperBefore: 'D’après la méthode de',
  paperUrl: 'https://arxiv.org/abs/2601.05167',
  differences: 'Différences avec l’article (en anglais)',
  documentation: 'Documentation (en anglais)',
  broken: 'La page a rencontré une erreur interne.',
  brokenAdvice:
    'Rien n’a été envoyé à cause d’elle. Rechargez la page pour continuer. Si l’erreur revient, le texte ci-dessous dit ce qui s’est passé.',
  reload: 'Recharger la page',
  partMissing: 'Une partie de la page n’a pas pu être chargée.',
};

export const privacy: Locale['privacy'] = {
  label: 'Rester sur cet appareil',
  on: 'Rien ne quitte cet appareil : le modèle enseignant tourne ici aussi.',
  off: 'Les appels envoient problème et solution.',
  inClass:
    'Vous êtes dans une classe, qui reçoit ce que vous y faites : quittez-la pour rester sur cet appareil.',
  stopped: 'L’exécution a été arrêtée, car elle aurait pu appeler le modèle enseignant.',
};

export const display: Locale['display'] = {
  menu: 'Affichage',
  theme: 'Thème',
  themes: { system: 'Système', light: 'Clair', dark: 'Sombre' },
  textSize: 'Taille du texte',
  smaller: 'Texte plus petit',
  larger: 'Texte plus grand',
  percent: (factor) => `${number(Math.round(100 * factor))}\u00a0%`,
};

export const keys: Locale['keys'] = {
  heading: 'Touches',
  what: {
    solve: 'Résoudre le problème',
    line: 'Nouvelle ligne dans le problème',
    stop: 'Arrêter l’exécution, ou fermer ce qui est ouvert',
    play: 'Lire l’exécution, ou la mettre en pause',
    token: 'Un jeton en arrière ou en avant',
    call: 'À l’appel précédent ou au suivant',
    speed: 'Lire plus lentement ou plus vite',
    keys: 'Montrer ces touches',
  },
};

export const language: Locale['language'] = {
  label: 'Langue',
  browser: 'Celle du navigateur',
  failed:
    'Impossible de charger les textes de cette langue. Vérifiez la connexion et choisissez-la de nouveau.',
};

export const docs: Locale['docs'] = {
  students: 'En savoir plus sur les modèles élèves (en anglais)',
  teachers: 'En savoir plus sur les modèles enseignants (en anglais)',
  sent: 'L’API des appels (en anglais)',
  rooms: 'Comment fonctionne une classe (en anglais)',
  lessonPlan: 'Un plan de leçon (en anglais)',
  problemSets: 'En savoir plus sur les séries de problèmes (en anglais)',
  familiarity: 'Comment la page le sait (en anglais)',
  traceFormat: 'Ce que contient le journal (en anglais)',
};

export const dialog: Locale['dialog'] = { close: 'Fermer' };

export const notices: Locale['notices'] = {
  notKept:
    'Ce navigateur n’a pas de place pour conserver le modèle élève : il sera téléchargé de nouveau à votre prochaine visite.',
  nextFailed: (name, before) => `Le modèle élève ${name} n’a pas pu être chargé ; ${before} reste utilisé.`,
  loadFailed: 'Impossible de charger le modèle élève.',
  dismiss: 'Ne plus afficher',
  retry: 'Réessayer',
  newVersion: 'Une nouvelle version de cette page est disponible. Vos exécutions sont conservées.',
  changeVersion: 'Mettre à jour',
  versionTaken:
    'Un autre onglet est passé à une nouvelle version de cette page. Cet onglet continue avec la version précédente ; rechargez-le quand cela vous convient. Votre texte et vos exécutions sont conservés.',
  partMissing:
    'Une partie de cette page n’a pas pu être chargée : le serveur a désormais une version plus récente, ou n’est pas joignable. Rechargez la page quand il est joignable. Votre texte et vos exécutions sont conservés.',
  teacherAway: (why) => `${why} Le petit modèle enseignant de cette page le remplace.`,
  codeWanted: (why) =>
    `${why} Saisissez-le dans le panneau du modèle enseignant ; d’ici là, le petit modèle de cette page le remplace.`,
  callFailed: (call, why) => `Appel ${call} : ${why} L’élève a continué seul.`,
  cannotCall: (nats) =>
    `Ce modèle élève n’a jamais appris à appeler un modèle enseignant. Une règle l’appelle partout où l’entropie dépasse ${number(nats)} ${nats < 2 ? 'nat' : 'nats'}.`,
  length: 'La solution a atteint la longueur maximale et s’arrête là.',
  contextFull: 'Le contexte du modèle élève est plein : la solution s’arrête ici.',
  repetition: {
    student: 'L’élève commençait à se répéter : l’exécution a été arrêtée.',
    teacher: 'L’enseignant commençait à se répéter : l’exécution a été arrêtée.',
    person: 'Le texte commençait à se répéter : l’exécution a été arrêtée.',
  },
  stopped: 'Arrêté. Le texte écrit jusqu’ici reste.',
  brokenOff: 'Cette exécution s’est interrompue avant la fin. Le texte écrit jusque-là est ici.',
  resume: 'Reprendre',
  runFailed: (why) => `L’exécution s’est interrompue : ${why}`,
};

export const announce: Locale['announce'] = {
  solving: 'Résolution en cours.',
  waiting: 'Chargement du modèle élève en cours.',
  answered: (answer) => `Résolu. La réponse est ${answer}.`,
  noAnswer: 'La solution s’est terminée sans réponse encadrée.',
  right: 'Elle est juste.',
  wrong: (known) => `Elle n’est pas juste ; la réponse connue est ${known}.`,
  stopped: 'Arrêté.',
  paused: 'En pause à un appel.',
  lesson: 'Résolution de la série de problèmes.',
  failed: 'L’exécution s’est interrompue.',
};
