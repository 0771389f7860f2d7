/** The dialog that chooses the proxy's teacher model. */
import type { Locale } from '../index.ts';
import { formats, plural, seconds } from './formats.ts';

const { number } = formats;

export const setup: Locale['setup'] = {
  open: 'Choisir un autre modèle enseignant…',
  heading: 'Choisir le modèle enseignant',
  intro: (file) =>
    `Le proxy sur cette machine l’interroge. Votre choix et sa clé sont enregistrés dans ${file}, que vous seul pouvez lire ; la clé ne revient jamais dans cette page.`,
  chosen: (model, url) => `Choisi : ${model} à ${url}.`,
  notChosen: 'Rien n’est choisi : le modèle enseignant de ce projet répond.',
  reset: 'Utiliser le modèle enseignant de ce projet',
  servers: 'Serveurs sur cette machine',
  scanning: 'Recherche de serveurs…',
  none: 'Aucun serveur ne répond aux ports habituels : Ollama 11434, LM Studio 1234, llama.cpp 8080, vLLM 8000.',
  scanAgain: 'Chercher de nouveau',
  models: (count) => plural(count, 'modèle'),
  noModels: 'ne nomme aucun modèle',
  pick: (server, url) => `${server} à ${url}`,
  address: 'Adresse',
  addressHint:
    'Celle de votre serveur ou d’une API hébergée, comme https://api.anthropic.com. Saisissez d’abord la clé ci-dessous, si l’API en demande une.',
  look: 'Y regarder',
  looking: 'Recherche…',
  model: 'Modèle',
  modelChoice: 'Choisissez-en un',
  kind: 'Comment il est interrogé',
  detected: (kind) => (kind === '' ? 'Tel que détecté' : `Tel que détecté : ${kind}`),
  inexact: ({ server, kind, use }) =>
    `${server} place ce que ${kind} envoie dans le modèle de conversation : le modèle enseignant commence une nouvelle réponse au lieu de continuer la solution. Choisissez ${use}, ou laissez le type détecté.`,
  template: 'Modèle de conversation',
  templateOfServer: 'Celui du serveur, sinon ChatML',
  templates: {
    chatml: 'ChatML',
    none: 'Aucun : problème et solution en texte brut',
  },
  templateInFile: 'D’un fichier ou d’une adresse',
  templateFile: 'Fichier du modèle de conversation',
  templateHint: 'Chemin ou adresse du tokenizer_config.json, du chat_template.jinja ou du GGUF du modèle.',
  key: 'Clé d’API',
  keySaved: 'enregistrée ; laissez vide pour la garder',
  keyHint: 'Envoyée à ce serveur seulement.',
  test: 'Tester',
  testing: 'Test en cours…',
  save: 'Utiliser ce modèle enseignant',
  saving: 'Enregistrement…',
  saved: (model) => `${model} répond à partir de maintenant.`,
  result: 'Résultat du test',
  answer: 'Réponse à « Mia has 3 * 12 = »',
  emptyAnswer: '(aucun texte)',
  request: 'Requête',
  firstToken: 'Premier jeton',
  total: 'Réponse entière',
  tokens: 'Jetons',
  counted: (tokens) => (tokens === null ? 'non comptés par le serveur' : number(tokens)),
  asked: 'Interrogé comme',
  server: 'Serveur',
  time: (milliseconds) =>
    milliseconds === null
      ? 'aucun n’est venu'
      : milliseconds < 1000
        ? `${number(Math.round(milliseconds))} ms`
        : seconds(milliseconds),
  approximate: 'Ce type est interrogé en toutes lettres : la continuation est donc approximative.',
  failed: 'Le test a échoué.',
};
