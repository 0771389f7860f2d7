/** The solution, its calls and its answer. */
import type { Locale } from '../index.ts';
import { formats, plural } from './formats.ts';

const { number } = formats;

export const solution: Locale['solution'] = {
  region: 'Solution',
  heading: 'Solution',
  empty: 'Regardez une exécution enregistrée, ou saisissez un problème et résolvez-le.',
  legend: 'Qui a écrit quoi',
  byStudent: 'modèle élève',
  byTeacher: 'modèle enseignant',
  take: 'Partager',
  copy: 'Copier le texte',
  copyMarkdown: 'Copier en Markdown',
  copyLatex: 'Copier en LaTeX',
  saveMarkdown: 'Enregistrer en Markdown',
  saveLatex: 'Enregistrer en LaTeX',
  copyPicture: 'Copier l’image',
  savePicture: 'Enregistrer l’image',
  saved: 'Enregistré',
  noPicture: 'Ce navigateur ne la dessine pas',
  source: (student, teacher, written, all, ratio) =>
    teacher === null
      ? `Écrit par le seul modèle élève ${student}.`
      : `Écrit par le modèle élève ${student} ; le modèle enseignant ${teacher} a écrit ${number(written)} jetons sur ${number(all)} (${formats.percent(ratio)}).`,
  copied: 'Copié',
  copyFailed: 'La copie n’est pas autorisée ici',
  save: 'Enregistrer le journal',
  print: 'Imprimer',
  open: 'Ouvrir un journal',
  share: 'Copier le lien',
  shared: 'Lien copié',
  shareHint: 'Le lien contient toute l’exécution, problème compris. Il s’ouvre sans modèle.',
  tooLong: 'Trop long pour un lien : enregistrez plutôt le journal',
  groupTitle: 'Le modèle enseignant en a écrit une partie',
  writing: 'Le modèle élève écrit',
  asking: 'Le modèle enseignant écrit',
  callName: (call, requested, delivered) =>
    `Appel ${call} de l’enseignant : ${plural(requested, 'jeton demandé', 'jetons demandés')}, ${number(delivered)} reçus. Montrer ce qui a été envoyé.`,
  endOfTeacher: 'Fin du texte du modèle enseignant.',
};

export const call: Locale['call'] = {
  heading: (call) => `Appel ${call}`,
  sent: 'Ce qui a été envoyé',
  notSent: 'Ce qui aurait été envoyé',
  nothingLeft: 'Rien n’a quitté cet appareil : aucun modèle enseignant n’a été appelé.',
  got: 'Ce que le modèle enseignant a reçu',
  stayed: 'Cela n’a pas quitté cet appareil : le modèle enseignant y tournait, comme le modèle élève.',
  problem: 'Le problème',
  prefix: 'La solution jusque-là',
  emptyPrefix: '(rien encore)',
  tokens: 'Jetons à écrire',
  sampling: (temperature, seed) => `Température ${number(temperature)}, graine ${seed}`,
  sameIds:
    'Un modèle enseignant au même vocabulaire reçoit aussi la solution jusque-là sous forme d’identifiants de jetons, qui contiennent le même texte.',
  asked: 'Demandés',
  granted: 'Autorisés par les limites',
  delivered: 'Reçus',
  deliveredBy: {
    teacher: 'comptés par le modèle enseignant',
    'student-tokenizer': 'estimés avec le tokeniseur du modèle élève',
  },
  firstToken: 'Premier jeton après',
  total: 'Appel entier',
  outcome: 'Issue',
  remark: 'Remarque',
  remarks: {
    approximate:
      'Ce modèle enseignant ne sait pas continuer au milieu d’un texte. La requête lui a demandé en toutes lettres de continuer la solution : son texte peut ne pas s’ajuster exactement.',
    cut: 'Il a écrit plus de jetons que l’appel n’en demandait. Le reste a été coupé.',
    'cut-by-estimate':
      'Il n’indique pas de nombre de jetons ; c’est donc le modèle élève qui a compté. Selon ce compte, il a écrit plus que l’appel ne demandait, et le reste après le mot ou le nombre suivant a été coupé.',
    'cut-by-limit':
      'L’exécution était limitée à moins de jetons, ou le modèle élève ne peut pas en lire plus. Le reste a été coupé.',
    thought: 'Il a réfléchi avant d’écrire. Les jetons de ses réflexions comptent, mais ne sont pas montrés.',
  },
  by: 'Appelé par',
  callers: { student: 'le modèle élève', policy: 'le réglage', person: 'vous' },
  outcomes: {
    delivered: 'livré',
    'ended-solution': 'le modèle enseignant a terminé la solution',
    short: 'le modèle enseignant s’est arrêté plus tôt',
    stopped: 'arrêté',
    declined: 'refusé par vous',
    manual: 'écrit par vous',
    pending: 'le modèle enseignant écrit',
  },
  failed: (why) => `échec : ${why}`,
};

export const answer: Locale['answer'] = {
  region: 'Réponse',
  heading: 'Réponse',
  none: 'La solution s’est terminée sans réponse encadrée.',
  sources: { boxed: 'encadrée', stated: 'énoncée', guessed: 'devinée' },
  sourceHints: {
    boxed: 'La réponse est dans un cadre.',
    stated: 'La réponse est énoncée dans une phrase ou en gras à la fin, sans cadre.',
    guessed: 'La solution n’énonce pas de réponse. C’est sa dernière formule ou son dernier nombre.',
  },
  right: 'Juste',
  wrong: 'Pas juste',
  expected: 'Réponse connue :',
  unknown: 'Pas de réponse connue à comparer',
  taughtElsewhere: 'La page de ce modèle élève dit sur quoi il a été entraîné.',
  taughtBefore: 'Ce modèle élève a été entraîné sur des problèmes d’école primaire de ces types :',
  taughtKinds:
    'argent, salaires et bénéfices ; pourcentages et intérêts ; aires, clôtures et volumes ; durées, longueurs et débits ; vitesses, travaux et rapports ; suites, équations, moyennes et âges ; dénombrement et rangement.',
  outside:
    'Ce problème n’y ressemble pas : prenez la réponse pour une supposition, ou choisissez un modèle élève plus grand dans les réglages.',
  larger: 'Pour d’autres problèmes, choisissez un modèle élève plus grand dans les réglages.',
};

/** A share as a whole percentage; a small one is not rounded to 0 %. */
const wholePercent = (probability: number): string =>
  probability < 0.005 ? 'moins de 1\u00a0%' : `environ ${number(Math.round(100 * probability))}\u00a0%`;

export const familiarity: Locale['familiarity'] = {
  foreign: (probabilityRight) =>
    `Ce problème ne ressemble pas à ceux que cet élève a appris. Sa réponse est juste dans ${wholePercent(probabilityRight)} des cas de ce genre.`,
  largerStudent: 'Choisir un élève plus grand',
  teacherWrites: 'Laisser écrire l’enseignant',
};
