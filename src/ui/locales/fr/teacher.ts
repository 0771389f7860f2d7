/** The panel of the teacher model. */
import type { Locale } from '../index.ts';
import { formats } from './formats.ts';

export const teacher: Locale['teacher'] = {
  heading: 'Le modèle enseignant',
  open: 'Montrer où il tourne et ce qu’il coûte',
  which: 'Modèle',
  choose: 'Quel modèle enseignant les prochaines exécutions appellent',
  byDefault: (name) => `${name} (par défaut du proxy)`,
  where: 'Où il tourne',
  inPage: 'dans un second worker de cette page',
  inPageHint: 'Il répond aux appels sur cet appareil ; rien n’est envoyé.',
  through: (address, kind) => `${kind}, via ${address}`,
  health: 'Le proxy',
  answers: 'répond',
  notAsked: 'n’est pas interrogé tant que la page reste sur cet appareil',
  price: (dollars) => `${plural(dollars)} par million de jetons`,
  askAgain: 'Redemander',
  proxy: 'Un proxy ailleurs',
  useProxy: 'L’utiliser',
  proxyHint: (origin) =>
    `Laissez vide pour que le modèle enseignant tourne dans cette page. Le proxy doit autoriser cette page : son exploitant le démarre avec ALLOWED_ORIGINS=${origin}. Une page venue par HTTPS n’atteint que des adresses HTTPS, ou cette machine.`,
};

const plural = (dollars: number) => `${formats.number(dollars)} ${dollars < 2 ? 'dollar' : 'dollars'}`;

export const access: Locale['access'] = {
  code: 'Code d’accès',
  use: 'Utiliser ce code',
  hint: 'L’exploitant du modèle enseignant le fournit. Il est enregistré dans ce navigateur et n’est envoyé qu’à ce modèle enseignant.',
  wrong:
    'Le modèle enseignant ne connaît pas ce code. Vérifiez qu’il ne contient pas de faute de frappe, ou demandez à son exploitant.',
};
