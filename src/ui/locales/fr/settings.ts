/** The settings of a run, and other student models. */
import type { Locale } from '../index.ts';
import { formats } from './formats.ts';

const { size } = formats;

export const settings: Locale['settings'] = {
  heading: 'Réglages',
  whoDecides: 'Qui appelle le modèle enseignant',
  policies: {
    learned: 'L’élève décide quand et pour combien',
    never: 'Aucun appel : l’élève seul',
    always: 'L’enseignant écrit tout : l’enseignant seul',
    entropy: 'Une règle, partout où l’élève hésite',
    'token-random': 'Le hasard',
    fixed: 'L’élève décide quand ; longueur fixe',
    prompted: 'L’élève décide, comme son invite l’explique',
  },
  policyParameters: {
    entropy: 'Appel au-dessus de cette entropie (nats)',
    'token-random': 'Probabilité d’appel à chaque jeton',
    fixed: 'Jetons par appel',
  },
  policyInForce: (label) => `Ce modèle élève n’a pas de jeton pour <call>. En vigueur : ${label}.`,
  tokensPerCall: 'Jetons par appel',
  writesCommands: 'Cet élève écrit <call> en toutes lettres (comme les checkpoints de RelayLLM)',
  thinks: 'Réfléchir avant de répondre',
  calibrate: 'Mesurer le seuil pour cet élève',
  calibrateHint: 'sur dix problèmes qu’il résout seul',
  calibrating: (done, of) => `Problème ${done + 1} sur ${of} …`,
  pauses: 'Faire une pause à chaque appel et me demander',
  prefill: 'Lecture anticipée : l’enseignant lit le texte pendant que l’élève écrit un appel',
  prefillHint: 'Son premier mot peut arriver plus tôt ; le texte reste le même.',
  prefillUnavailable: 'Le modèle enseignant actuel ne le propose pas.',
  maxCalls: 'Nombre maximal d’appels',
  maxTeacherTokens: 'Nombre maximal de jetons de l’enseignant',
  maxTokens: 'Solution la plus longue (jetons)',
  temperature: 'Température',
  temperatureHint: '0 prend toujours le jeton le plus probable',
  filters: 'Filtres du tirage',
  topP: 'Top-p',
  topPHint: 'seulement les jetons les plus probables qui totalisent cette part ; 1 pour tous',
  topK: 'Top-k',
  topKHint: 'seulement ce nombre de jetons les plus probables ; 0 pour tous',
  minP: 'Min-p',
  minPHint: 'seulement les jetons ayant cette part de la plus grande probabilité ; 0 pour tous',
  repetitionPenalty: 'Pénalité de répétition',
  repetitionPenaltyHint: 'rend les jetons du problème et de la solution moins probables ; 1 ne fait rien',
  inputPrice: 'Prix en entrée',
  outputPrice: 'Prix en sortie',
  priceHint: 'du modèle enseignant, en dollars par million de jetons',
  seed: 'Graine',
  student: 'Modèle élève',
  students: {
    'relay-student': 'Appelle quand il a besoin d’aide (par défaut)',
    'relay-student-difficulty-aware':
      'Le même, avec la récompense de l’article RelayLLM qui tient compte de la difficulté : appelle moins souvent',
    'relay-student-simple':
      'Le même, avec une récompense qui compte à peine la longueur des appels : appelle plus souvent',
    'relay-student-alone': 'Entraîné de la même façon, mais sans appels : travaille seul',
    'relay-student-warmup': 'Le même avant l’optimisation de politique : sait comment appeler, pas où',
    'relay-student-base': 'Le même avant la mise en route : travaille seul',
  },
  device: 'Le modèle élève tourne sur',
  devices: {
    auto: 'WebGPU, sinon WASM',
    webgpu: 'WebGPU',
    wasm: 'WASM',
  },
  cacheInPlace:
    'Les clés et valeurs restent en place sur le GPU : une coupe ou un appel ne déplace aucune donnée.',
  reset: 'Valeurs par défaut',
};

export const hub: Locale['hub'] = {
  more: 'Un autre modèle élève',
  label: 'Identifiant Hugging Face, nom ou adresse d’un modèle',
  hint: 'Un modèle pour transformers.js. Il tourne dans ce navigateur : choisissez-en un petit.',
  search: 'Chercher',
  offers: 'Poids de ce modèle',
  load: (file, bytes) =>
    `Charger ${file.replace('onnx/', '')}, ${bytes === null ? 'taille inconnue' : size(bytes)}`,
  remarks: {
    recommended: 'Recommandés pour cet appareil',
    'slow-on-wasm': 'Lents sans GPU : des poids sur 4 bits prennent environ six fois plus de temps que fp16',
    'needs-shader-f16': 'Cette carte graphique n’a pas shader-f16 : ils tournent donc sur WASM, lentement',
    'too-large': 'Trop grands pour tourner sans GPU',
  },
  loading: (name) => `Chargement de ${name}`,
  remove: (name) => `Supprimer ${name} de ce navigateur`,
  removeShort: 'Supprimer',
};
