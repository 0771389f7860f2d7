/** Sentences about choosing the teacher model in the page. */
import type { Sentences } from '../../../../errors/coded-error.ts';
import type { setupErrors } from '../../../../teacher/setup-errors.ts';
import { listed } from '../formats.ts';

export const setup: Sentences<typeof setupErrors> = {
  'setup-other-machine': () =>
    'Seule une page sur la machine du proxy peut choisir son modèle enseignant. Ouvrez-y la page, sans tunnel.',
  'setup-other-page': () =>
    'Seule la page de ce proxy peut choisir son modèle enseignant. Ouvrez-la à l’adresse http://localhost.',
  'setup-token-wrong': () => 'Le proxy a redémarré depuis le chargement de cette page. Rechargez la page.',
  'setup-locked': ({ variables }) =>
    `L’environnement du proxy choisit le modèle enseignant (${listed(variables)}). Démarrez-le sans ces variables pour choisir ici.`,
  'setup-no-server': ({ url }) =>
    `Rien ne répond à ${url}. Démarrez le serveur, et vérifiez l’adresse et son port.`,
  'setup-url-invalid': () => 'Saisissez une adresse qui commence par http:// ou https://, sans mot de passe.',
  'setup-kind-unknown': ({ kind }) =>
    `Le proxy ne connaît aucun type de serveur appelé ${kind}. Choisissez-en un autre.`,
  'setup-model-missing': () => 'Choisissez un modèle, ou saisissez son nom tel que le serveur le connaît.',
  'setup-key-invalid': () =>
    'La clé d’API contient un caractère qu’aucune clé ne contient. Copiez-la de nouveau, sans guillemets ni espaces.',
  'setup-key-missing': ({ host }) => `${host} demande une clé d’API. Saisissez la vôtre.`,
  'setup-template-not-used': ({ kind }) =>
    `Avec ${kind}, le serveur compose lui-même l’invite. Laissez le modèle de conversation vide, ou choisissez un autre type.`,
  'setup-template-other-file': () =>
    'Un modèle de conversation est l’adresse ou le chemin d’un tokenizer_config.json, d’un chat_template.jinja ou d’un fichier .gguf.',
  'setup-template-unreadable': () =>
    'Le modèle de conversation est illisible. Vérifiez son chemin ou son adresse, et les droits de lecture.',
  'setup-template-unusable': ({ detail }) =>
    `Ce fichier ne contient pas de modèle de conversation utilisable.${detail === '' ? '' : ` ${detail}`} Choisissez celui de ce modèle, ou laissez le champ vide.`,
  'setup-prefill-not-kept': ({ kind }) =>
    `TEACHER_PREFILL=1 ne va pas avec ${kind}, qui ne conserve pas l’invite. Démarrez le proxy sans cette variable.`,
  'setup-not-saved': ({ file }) =>
    `Le choix ne peut pas être enregistré dans ${file}. Vérifiez que vous pouvez y écrire, et réessayez.`,
};
