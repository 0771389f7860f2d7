/** A sentence for each error code. Each function gets the error's values by name. */
import type { Locale } from '../../index.ts';
import { formats, hoursAndMinutes, listed, plural, quoted, seconds } from '../formats.ts';
import { engine, student } from './models.ts';
import { setup } from './setup.ts';
import { room } from './room.ts';

const { kilobytes, number } = formats;

/** For a code that this version does not know. */
export const unknownError = (code: string) => `Une erreur est survenue (${code}).`;

const sources = {
  teacher: 'L’enseignant',
  server: 'Le serveur de l’enseignant',
  embedded: 'L’enseignant intégré',
};
const sourcesWithin = {
  teacher: 'l’enseignant',
  server: 'le serveur de l’enseignant',
  embedded: 'l’enseignant intégré',
};

const quantities = {
  probability: (min: number, max: number) => `une probabilité entre ${min} et ${max}`,
  entropy: (min: number) => `une entropie d’au moins ${min} nats`,
  tokens: (min: number) => `un nombre entier de jetons, au moins ${min}`,
  number: (min: number, max: number) => `un nombre entre ${min} et ${max}`,
};

const orderRules = {
  'run-over': 'l’exécution est déjà terminée',
  'started-twice': 'l’exécution a déjà commencé',
  'problem-read-twice': 'le problème est déjà lu',
  'other-call': 'son appel n’est pas celui qui est ouvert',
  'call-number': 'les appels sont numérotés à partir de 0, un à la fois',
  'command-too-long': 'sa commande est plus longue que la solution',
};

const kibibytes = (bytes: number) => `${number(Math.floor(bytes / 1024))} Kio`;
const fieldsOf = (fields: readonly string[]) => listed(fields.map((field) => `\`${field}\``));
/** What a server says, after a sentence about it. */
const said = (words: string) => (words === '' ? '' : ` Il répond : ${words}`);
const ofTokens = (count: number) => plural(count, 'jeton');
const inSeconds = (count: number) => plural(count, 'seconde');

export const errors: Locale['errors'] = {
  ...engine,
  ...student,
  ...setup,
  ...room,

  message: ({ message }) => message,
  unexpected: ({ detail }) => detail,

  'problem-empty': () => 'Saisissez d’abord un problème, ou choisissez l’un des exemples.',
  'problem-binary': () =>
    'Cela ne ressemble pas à du texte : on y trouve des caractères de contrôle ou des octets qui ne sont pas des lettres. Collez le problème en texte brut.',
  'problem-too-long': ({ bytes, limit }) =>
    `Le problème fait ${kilobytes(bytes)} ; le maximum est de ${kilobytes(limit)}. Réduisez-le à la partie qui pose la question.`,
  'random-problem-failed': () =>
    'Impossible de créer un problème au hasard. Vérifiez la connexion à la page et réessayez.',

  'set-not-saved': ({ cause }) =>
    `La série et ses résultats ne restent que tant que cette page est ouverte : le navigateur ne les enregistre pas. ${cause}`,
  'set-setup-changed': () =>
    'La série s’est arrêtée : la dernière exécution avait d’autres modèles que les résultats précédents, elle a donc sa propre ligne sous « Résultats par réglages ». Vérifiez les modèles élève et enseignant, puis reprenez.',

  'student-not-ready': () =>
    'Le modèle élève est encore en cours de chargement. Réessayez quand il sera prêt.',
  'other-student': ({ name }) =>
    `Cette exécution a été écrite par ${name}, avec d’autres poids que ceux du modèle élève chargé : elle ne peut pas continuer. Résolvez de nouveau le problème pour essayer des modifications.`,
  'privacy-stopped': () => 'L’exécution a été arrêtée, car elle aurait pu appeler le modèle enseignant.',

  'run-not-saved': ({ cause }) => `Cette exécution n’est pas enregistrée dans le navigateur. ${cause}`,
  'run-not-opened': ({ cause }) => `Impossible d’ouvrir l’exécution. ${cause}`,
  'runs-not-exported': ({ cause }) => `Impossible de lire les exécutions. ${cause}`,
  'run-not-deleted': ({ cause }) => `Impossible de supprimer l’exécution. ${cause}`,

  'file-unreadable': () => 'Impossible de lire le fichier.',
  'file-too-large': () =>
    'Le fichier est plus grand que n’importe quelle exécution de cette page : il n’a pas été lu.',
  'link-broken': () =>
    'L’exécution de ce lien est illisible : le lien a été coupé, ou il ne vient pas de cette page.',
  'link-too-large': () =>
    'L’exécution de ce lien est plus grande que n’importe quelle exécution de cette page.',
  'lesson-broken': () => 'Ce fichier n’est pas une leçon enregistrée, ou il est incomplet.',
  'gallery-away': () =>
    'Le serveur de cette page ne répond pas : impossible de récupérer l’exécution enregistrée.',
  'gallery-broken': () => 'La liste des exécutions enregistrées est abîmée.',

  'hub-address': () =>
    'Saisissez un identifiant comme onnx-community/Qwen3-0.6B-ONNX, ou une adresse qui commence par https://.',
  'hub-unreachable': ({ host }) =>
    `${host} n’est pas joignable depuis cette page. Vérifiez la connexion. Un hôte autre que Hugging Face doit autoriser les pages d’autres origines, et l’exploitant de cette page doit autoriser l’hôte (MODEL_HOSTS). Les modèles élèves fournis avec la page s’en passent.`,
  'hub-no-model': ({ host, status }) =>
    `${host} n’a pas de modèle à cette adresse, ou n’y donne pas accès (HTTP ${status}). Comparez l’identifiant à la page du modèle.`,
  'hub-search-failed': ({ host, status }) =>
    `La recherche sur ${host} est impossible pour le moment (HTTP ${status}). Réessayez plus tard, ou saisissez l’identifiant entier : org/nom.`,
  'folder-no-model': () =>
    'Ce dossier ne contient pas de modèle : il lui faut config.json, tokenizer.json et des poids dans onnx/, comme dans les exports pour transformers.js.',
  'hub-no-weights': () =>
    'Ce modèle n’a pas de poids que la page sache charger : il lui faut un fichier ONNX, comme en ont les exports pour transformers.js.',

  'no-proxy': () => 'Cette page est venue sans proxy.',
  'proxy-refused': ({ cause, address, origin }) =>
    `${cause} Ou bien rien ne tourne à ${address}, ou bien cette page n’y est pas autorisée : l’exploitant démarre le proxy avec ALLOWED_ORIGINS=${origin}.`,

  'no-teacher': () => 'Il n’y a pas d’enseignant dans cette exécution : l’élève continue seul.',
  'solution-limit': ({ limit }) => `La solution a atteint sa limite de ${ofTokens(limit)}.`,
  'student-limit': ({ limit }) => `L’élève lit au plus ${ofTokens(limit)}, et ils sont épuisés.`,
  'teacher-tokens-spent': ({ limit }) =>
    `Les jetons de l’enseignant pour cette exécution (${number(limit)}) sont épuisés.`,
  'teacher-broke-off': () => 'L’enseignant s’est interrompu au milieu de sa réponse.',
  'teacher-failed': ({ cause }) => `L’enseignant a échoué : ${cause}`,
  'token-unknown': ({ id }) => `L’enseignant a envoyé le jeton ${id}, que l’élève n’a pas.`,

  'prompt-too-long': ({ tokens, limit }) =>
    `Le texte demande ${ofTokens(tokens)}, mais cet élève en lit au plus ${number(limit)}. Raccourcissez le problème ou choisissez un élève au contexte plus long.`,
  'student-failed': ({ cause }) => `L’élève a échoué : ${cause}`,
  'option-not-a-count': ({ name, min, value }) =>
    `${name} doit être un nombre entier, au moins ${min}, et non ${value}.`,
  'run-seed-not-whole': ({ seed }) => `Une graine doit être un nombre entier, et non ${seed}.`,
  'resume-without-start': () =>
    'Une exécution ne peut reprendre que d’un journal qui commence par son début.',
  'resume-after-end': () => 'Une exécution terminée ne peut pas reprendre. Coupez d’abord son journal.',
  'resume-within-call': () =>
    'Une exécution ne peut pas reprendre au milieu d’un appel. Coupez d’abord son journal.',
  'resume-command-too-long': () => 'La commande est plus longue que la solution.',

  'policy-unknown': ({ name, known }) => `Il n’y a pas de règle ${quoted(name)}. Il y a ${listed(known)}.`,
  'policy-takes-no-number': ({ kind, number: given }) =>
    `${quoted(kind)} ne prend pas de nombre, mais a reçu ${quoted(given)}.`,
  'policy-needs-number': ({ name, example }) =>
    `${quoted(name)} demande un nombre après les deux-points, comme dans ${quoted(example)}.`,
  'policy-number-too-large': ({ name }) => `Le nombre de ${quoted(name)} est trop grand.`,
  'policy-number-out-of-range': ({ name, quantity, min, max }) =>
    `${quoted(name)} demande ${quantities[quantity](min, max)}.`,
  'policy-needs-router': ({ policy, student }) =>
    `La règle ${policy} demande un élève avec routeur, et ${student} n’en a pas.`,

  'trace-not-json': () => 'Ce fichier n’est pas une exécution enregistrée : ce n’est pas du JSON.',
  'trace-not-a-run': () =>
    'Ce fichier n’est pas une exécution enregistrée : il lui manque `format` et `events`.',
  'trace-format-unknown': ({ format, known }) =>
    `Ce fichier a le format ${quoted(format)}. Cette version lit ${listed(known.map(quoted))}.`,
  'trace-event-invalid': ({ event, detail }) =>
    `L’événement ${event} de cette exécution enregistrée est abîmé :\n${detail}`,
  'trace-without-start': () => 'Une exécution enregistrée commence par l’événement « run-started ».',
  'trace-order': ({ event, rule }) =>
    `L’événement ${event} de cette exécution enregistrée ne s’accorde pas avec ce qui précède : ${orderRules[rule]}.`,
  'event-invalid': ({ detail }) => `Ce n’est pas un événement d’une exécution :\n${detail}`,

  unreachable: ({ source }) =>
    `${sources[source]} n’est pas joignable. ${
      source === 'server'
        ? 'L’exploitant du proxy doit vérifier TEACHER_URL et que le serveur tourne.'
        : 'Vérifiez le réseau et que le proxy tourne.'
    }`,
  'no-response': ({ source, milliseconds }) =>
    `${sources[source]} n’a pas répondu en ${seconds(milliseconds)}.`,
  'no-sign-of-life': ({ source, milliseconds }) =>
    `${sources[source]} n’a pas donné signe de vie pendant ${seconds(milliseconds)}.`,
  'no-first-token': ({ source, milliseconds }) =>
    `${sources[source]} n’a écrit aucun jeton en ${seconds(milliseconds)}.`,
  'stopped-writing': ({ source, milliseconds }) =>
    `${sources[source]} a cessé d’écrire pendant ${seconds(milliseconds)}.`,
  'connection-broke': ({ source }) =>
    `La connexion s’est rompue pendant que ${sourcesWithin[source]} écrivait.`,
  'answer-cut': ({ source }) => `${sources[source]} s’est interrompu avant la fin de sa réponse.`,
  'not-an-answer': ({ source }) =>
    source === 'server'
      ? `${sources.server} a envoyé quelque chose qui ne fait pas partie d’une réponse. Vérifiez qu’il parle le protocole de TEACHER_KIND.`
      : `${sources[source]} a envoyé quelque chose qui n’est pas un jeton : il a été interrompu.`,
  'web-page-answer': ({ source }) =>
    `${sources[source]} a répondu par une page web au lieu d’un flux de jetons. Vérifiez l’adresse.`,
  'other-content-type': ({ source, type }) =>
    `${sources[source]} a répondu ${type === '' ? 'sans type de contenu' : `avec le type ${quoted(type)}`} au lieu d’un flux de jetons. Vérifiez l’adresse.`,
  'event-too-long': ({ source, limit }) =>
    `${sources[source]} a envoyé un événement de plus de ${number(limit)} caractères : le reste n’a pas été lu.`,

  'teacher-away': () => 'L’enseignant est absent : rien ne répond à son adresse.',
  'no-proxy-here': () => 'Il n’y a pas de proxy d’enseignant à cette adresse.',
  'code-wanted': () => 'Cet enseignant exige un code d’accès.',
  'proxy-error-unreadable': () => 'L’enseignant s’est interrompu avec une erreur illisible.',
  'proxy-refused-request': ({ status }) => `L’enseignant a refusé la requête (HTTP ${status}).`,
  'proxy-over-budget': ({ status }) => `L’enseignant n’a plus de budget pour le moment (HTTP ${status}).`,
  'proxy-not-found': ({ status }) => `Il n’y a pas d’enseignant à cette adresse (HTTP ${status}).`,

  'context-exceeded': ({ tokens, limit }) =>
    `Le problème et la solution font ${ofTokens(tokens)}, et cet enseignant en lit au plus ${number(limit)}. Raccourcissez le problème.`,
  'embedded-failed': ({ cause }) => `L’enseignant intégré a échoué. ${cause}`,
  'in-page-not-loaded': ({ cause }) => `Impossible de charger l’enseignant de cette page. ${cause}`,
  'teacher-worker-stopped': ({ detail }) =>
    detail === ''
      ? 'Le worker de l’enseignant s’est arrêté : son script ne s’est pas chargé.'
      : `Le worker de l’enseignant s’est arrêté sur une erreur : ${detail}`,

  'body-not-json-type': () =>
    'Le corps de la requête doit être du JSON. Ajoutez l’en-tête Content-Type: application/json.',
  'body-broke-off': () => 'Le corps de la requête s’est interrompu avant la fin. Renvoyez-la.',
  'body-too-large': ({ bytes }) =>
    `Le corps de la requête dépasse ${kibibytes(bytes)}. Raccourcissez le problème ou la solution.`,
  'body-not-json': ({ fields }) =>
    `Le corps de la requête n’est pas du JSON. Envoyez un objet JSON avec ${fieldsOf(fields)}.`,
  'body-not-an-object': ({ fields }) =>
    `Le corps de la requête doit être un objet JSON avec ${fieldsOf(fields)}.`,
  'body-invalid': () => 'Le corps de la requête n’a pas la bonne forme. Comparez-le à l’API.',
  'problem-not-text': () =>
    '`problem` doit être un texte. Envoyez le problème que l’élève est en train de résoudre.',
  'problem-missing': () => '`problem` est vide. Envoyez le problème que l’élève est en train de résoudre.',
  'problem-too-large': ({ bytes }) => `\`problem\` dépasse ${kibibytes(bytes)}. Raccourcissez le problème.`,
  'prefix-not-text': () =>
    '`prefix` doit être un texte. Envoyez la solution jusque-là, ou un texte vide au début.',
  'prefix-too-large': ({ bytes }) =>
    `\`prefix\` dépasse ${kibibytes(bytes)}. La solution est trop longue pour être continuée.`,
  'prefix-ids-not-ids': () =>
    '`prefixIds` doit être une liste d’identifiants de jetons : des nombres entiers à partir de 0.',
  'prefix-ids-too-many': ({ limit }) =>
    `\`prefixIds\` a plus de ${number(limit)} identifiants. La solution est trop longue pour être continuée.`,
  'fingerprint-not-text': () =>
    '`fingerprint` doit être un texte : l’empreinte du tokeniseur de `prefixIds`.',
  'fingerprint-empty': () => '`fingerprint` est vide. Omettez-le avec `prefixIds`.',
  'prefix-ids-and-fingerprint': () =>
    '`prefixIds` et `fingerprint` vont ensemble : envoyez les deux ou aucun.',
  'max-tokens-not-whole': () =>
    '`maxTokens` doit être un nombre entier. Envoyez combien de jetons l’enseignant doit écrire.',
  'max-tokens-too-small': () =>
    '`maxTokens` doit valoir au moins 1. Un appel pour aucun jeton n’a pas besoin d’enseignant.',
  'max-tokens-too-large': ({ limit }) =>
    `\`maxTokens\` doit valoir au plus ${number(limit)}. Demandez moins de jetons, ou en plusieurs appels.`,
  'temperature-not-number': () =>
    '`temperature` doit être un nombre. Envoyez 0 pour les jetons les plus probables.',
  'temperature-negative': () =>
    '`temperature` ne doit pas être négative. Envoyez 0 pour les jetons les plus probables.',
  'temperature-too-high': ({ limit }) => `\`temperature\` doit valoir au plus ${number(limit)}.`,
  'seed-not-whole-number': () => '`seed` doit être un nombre entier.',
  'seed-negative': () => '`seed` ne doit pas être négatif.',
  'teacher-not-a-name': () => '`teacher` doit être le nom d’un des enseignants que liste health.',
  'teacher-unknown': ({ known }) => `Ce proxy n’a pas d’enseignant de ce nom. Il a : ${known.join(', ')}.`,
  'teacher-no-choice': () => 'Ce proxy n’a qu’un enseignant. Omettez `teacher`.',
  'wrong-method': ({ method, path }) => `Utilisez ${method} pour ${path}.`,
  'unknown-path': ({ path, known }) => `Il n’y a rien à ${path}. Le proxy connaît ${listed(known)}.`,
  'host-not-allowed': ({ host }) =>
    `Ce serveur n’accepte pas le nom ${quoted(host)}. Son exploitant peut l’ajouter à ALLOWED_HOSTS.`,
  'metrics-not-allowed': () =>
    'Les mesures sont réservées à cette machine. L’exploitant du proxy peut définir METRICS_TOKEN, que les autres enverront.',
  'no-prefills': () => 'Cet enseignant n’accepte pas de lecture anticipée.',

  'access-code-missing': () =>
    'Cet enseignant exige un code d’accès. Demandez-le à la personne qui l’exploite.',
  'access-code-wrong': () =>
    'L’enseignant ne connaît pas ce code d’accès. Demandez à la personne qui l’exploite.',
  'access-code-guesses': () =>
    'Trop de codes d’accès faux sont venus d’ici. Attendez une minute, puis réessayez.',
  'requests-exceeded': ({ limit, seconds: wait }) =>
    `Un client peut demander ${number(limit)} fois par minute. Réessayez dans ${inSeconds(wait)}.`,
  'tokens-exceeded': ({ limit, seconds: wait }) =>
    `Un client peut faire écrire ${ofTokens(limit)} par minute. Réessayez dans ${inSeconds(wait)}.`,
  'streams-exceeded': ({ limit }) =>
    `Un client peut recevoir ${plural(limit, 'réponse')} à la fois. Réessayez quand une réponse sera terminée.`,
  'teacher-busy': ({ seconds: wait }) =>
    `L’enseignant est occupé avec d’autres pages. Réessayez dans ${inSeconds(wait)}.`,
  'budget-reserved': ({ seconds: wait }) =>
    `Les derniers jetons d’aujourd’hui sont réservés à d’autres appels. Réessayez dans ${inSeconds(wait)}.`,
  'budget-spent': ({ minutes }) =>
    `Les jetons de l’enseignant pour aujourd’hui sont épuisés. Il y en aura de nouveaux à minuit UTC, dans ${hoursAndMinutes(minutes)}.`,

  'proxy-without-teacher': () => 'Ce proxy n’a pas d’enseignant.',
  'embedded-not-loaded': ({ cause }) => `Impossible de charger l’enseignant intégré. ${cause}`,
  'proxy-not-set-up': () => 'Le proxy n’est pas encore configuré. Son journal dit pourquoi.',
  'proxy-stopping': () => 'Le proxy est en train de s’arrêter. Réessayez dans un instant.',
  'proxy-stopped-writing': () => 'Le proxy a été arrêté pendant que l’enseignant écrivait.',
  'proxy-stopped-prefill': () => 'Le proxy a été arrêté pendant la lecture anticipée.',
  'proxy-failed': () => 'Le proxy a échoué. Réessayez.',
  'proxy-failed-writing': () => 'Le proxy a échoué pendant que l’enseignant écrivait. Réessayez.',

  'server-refused-key': ({ status }) =>
    `Le serveur de l’enseignant n’a pas accepté la clé du proxy (HTTP ${status}). L’exploitant du proxy doit définir TEACHER_API_KEY.`,
  'server-over-budget': ({ status, words }) =>
    `Le serveur de l’enseignant n’a plus de place ou plus de budget (HTTP ${status}).${said(words)}`,
  'server-model-missing': ({ words }) =>
    `Le serveur de l’enseignant n’a pas ce modèle ou cette adresse (HTTP 404). L’exploitant du proxy doit vérifier TEACHER_URL et TEACHER_MODEL.${said(words)}`,
  'server-error': ({ status, words }) =>
    `Le serveur de l’enseignant a répondu par une erreur (HTTP ${status}).${said(words)}`,
  'server-broke-off': ({ words }) =>
    `Le serveur de l’enseignant s’est interrompu avec une erreur.${said(words)}`,
  'server-loading': ({ words }) => `Le serveur de l’enseignant charge son modèle (HTTP 503).${said(words)}`,
  'server-loading-timeout': ({ milliseconds }) =>
    `Le serveur de l’enseignant charge son modèle et n’était pas prêt en ${seconds(milliseconds)}. Réessayez dans un instant.`,
  'server-not-usable': ({ variable }) =>
    `Le serveur de l’enseignant n’est pas encore utilisable : le fichier indiqué par ${variable} est illisible. L’exploitant du proxy doit le vérifier.`,
  'server-no-prefix': () =>
    'Le serveur de l’enseignant ne laisse pas ce modèle continuer une réponse en son milieu. Donnez à TEACHER_MODEL un modèle qui le peut, comme claude-haiku-4-5, ou demandez en toutes lettres : TEACHER_KIND=instruct avec TEACHER_URL=https://api.anthropic.com.',
};
