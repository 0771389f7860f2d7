/** Runs that can be opened: recorded ones, and those that the browser saved. */
import type { Locale } from '../index.ts';
import { formats, plural } from './formats.ts';

export const gallery: Locale['gallery'] = {
  heading: 'Exécutions enregistrées',
  outcomes: { right: 'juste', wrong: 'faux' },
  calls: (calls) => plural(calls, 'appel'),
  ratio: (ratio) => `${formats.percent(ratio)} par l’enseignant`,
  runs: {
    'one-call': { title: 'Un appel', what: 'Il demande un résultat ; le reste est de lui.' },
    alone: { title: 'Le même, seul', what: 'Sans enseignant à appeler, l’élève devine.' },
    'several-calls': { title: 'Plusieurs appels', what: 'Un partout où un nombre est difficile.' },
    'no-call': { title: 'Aucun appel', what: 'Il réussit celui-ci sans aide.' },
    'not-seen': { title: 'Une erreur', what: 'Une erreur qu’il n’a pas vue venir.' },
    teacher: { title: 'L’enseignant seul', what: 'Le premier problème, entièrement par l’enseignant.' },
  },
};

export const history: Locale['history'] = {
  heading: 'Vos exécutions',
  search: 'Chercher dans vos exécutions',
  none: 'Vos exécutions sont enregistrées ici, dans ce navigateur seulement.',
  nothingFound: 'Aucun problème enregistré ne contient ces mots.',
  star: (title) => `Ajouter une étoile à l’exécution : ${title}`,
  unstar: (title) => `Retirer l’étoile de l’exécution : ${title}`,
  rename: (title) => `Nommer l’exécution : ${title}`,
  name: 'Nom de l’exécution',
  remove: (title) => `Supprimer l’exécution : ${title}`,
  removed: (count) => plural(count, 'exécution supprimée.', 'exécutions supprimées.'),
  undo: 'Annuler',
  clear: 'Tout supprimer',
  exportAll: 'Tout enregistrer dans un fichier',
  importAll: 'Ajouter depuis un fichier',
  imported: ({ added, present, broken }) =>
    [
      plural(added, 'exécution ajoutée.', 'exécutions ajoutées.'),
      ...(present > 0 ? [plural(present, 'exécution déjà présente.', 'exécutions déjà présentes.')] : []),
      ...(broken > 0 ? [plural(broken, 'ligne du fichier illisible.', 'lignes du fichier illisibles.')] : []),
    ].join(' '),
  brokenOff: 'interrompue',
  answer: (answer) => `réponse ${answer}`,
};
