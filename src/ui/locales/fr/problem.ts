/** The problem, and runs from a file or a link. */
import type { Locale } from '../index.ts';

export const problem: Locale['problem'] = {
  heading: 'Problème',
  label: 'Problème à résoudre',
  placeholder: 'A bakery sells 48 loaves a day for 3 dollars each. How many dollars …',
  examples: 'Exemples',
  solvedExamples: 'Exemples qu’il résout',
  failingExamples: 'Voyez-le échouer',
  exampleTitles: {
    blankets: 'Couvertures au marché',
    carpets: 'Tapis pour une bibliothèque',
    interest: 'Intérêts simples',
    salt: 'Eau salée',
    river: 'Au bord d’une rivière',
    field: 'Un champ avec un étang',
    travel: 'Sam voyage',
    coins: 'Pièces par niveau',
  },
  expected: 'Réponse attendue (facultative)',
  answerKnown: 'La page connaît la réponse de ce problème et la vérifie.',
  random: 'Problème au hasard',
  solve: 'Résoudre',
  stop: 'Arrêter',
  englishOnly:
    'Le modèle élève fourni avec cette page ne comprend que l’anglais : écrivez le problème en anglais.',
  shortcuts: 'Entrée résout, Maj + Entrée commence une ligne, Échap arrête.',
};

export const trace: Locale['trace'] = {
  notOpened: 'L’exécution n’a pas été ouverte.',
  drop: 'Déposez le fichier ici pour ouvrir son exécution',
  opened: (student, saved) =>
    `Une exécution enregistrée de ${student}${saved === null ? '' : `, du ${saved}`}. La page ne fait que la montrer ; aucun modèle ne tourne.`,
};
