/** Sentences about a language model and its files, and about the student's worker and device. */
import type { engineErrors } from '../../../../engine/errors.ts';
import type { Sentences } from '../../../../errors/coded-error.ts';
import type { studentErrors } from '../../../../student/errors.ts';
import { formats } from '../formats.ts';

const { number, size } = formats;

const onlyText = 'Un élève doit être un modèle qui ne fait que continuer un texte, comme Qwen3.';
const understood =
  'Un tokeniseur doit pouvoir écrire tout texte : ceux au niveau des octets (comme chez Qwen, Llama 3, GPT-2) et ceux de SentencePiece avec repli sur les octets (comme chez Llama 2, Mistral, Gemma, Helium).';

export const engine: Sentences<typeof engineErrors> = {
  'file-missing': ({ model, file }) =>
    `Il manque ${file} au modèle « ${model} ». Son dossier est-il complet, et l’adresse est-elle juste ?`,
  'file-not-read': ({ file, detail }) => `${file} est illisible : ${detail}`,
  'file-not-json': ({ file }) => `${file} n’est pas du JSON.`,
  'file-not-understood': ({ file, detail }) => `${file} n’est pas ce que ce moteur sait lire :\n${detail}`,
  'file-unreachable': ({ address }) =>
    `Impossible d’atteindre ${address}. Le serveur tourne-t-il, et cette page est-elle en ligne ?`,
  'file-status': ({ address, status }) => `Le serveur a répondu ${status} pour ${address}.`,
  'file-broke-off': ({ file }) => `La connexion s’est rompue pendant le chargement de ${file}. Réessayez.`,
  'onnx-unreadable': () => 'Le fichier des poids n’est pas un fichier ONNX complet. Rechargez le modèle.',
  'data-files-too-many': ({ file, count, limit }) =>
    `Selon config.json, ${file} a ${number(count)} fichiers de données ; on en lit au plus ${number(limit)}.`,

  'no-language-model': ({ detail }) => `config.json n’est pas celui d’un modèle de langage :\n${detail}`,
  'no-context-length': () =>
    'config.json n’est pas celui d’un modèle de langage : il lui manque max_position_embeddings, la longueur de son contexte.',
  'no-end-token': () => 'Ni generation_config.json ni config.json ne dit quel jeton termine une réponse.',
  'encoder-decoder': () =>
    `C’est un modèle encodeur-décodeur, comme ceux qui traduisent ou résument. ${onlyText}`,
  'encoder-decoder-half': ({ inputs }) =>
    `C’est la seconde moitié d’un modèle encodeur-décodeur, comme ceux qui traduisent (son fichier ONNX demande ${inputs.join(', ')}). ${onlyText}`,
  'not-text-only': ({ inputs }) =>
    `Ce modèle demande des images ou du son (son fichier ONNX demande ${inputs.join(', ')}). Un élève doit être un modèle qui ne lit que du texte.`,
  'embeddings-missing': ({ inputs }) =>
    `Ce fichier ONNX demande des plongements au lieu de jetons (${inputs.join(', ')}), et il vient sans fichier embed_tokens du même type pour les produire.`,
  'inputs-unknown': ({ inputs }) =>
    `Le fichier ONNX demande des entrées que ce moteur ne connaît pas : ${inputs.join(', ')}.`,
  'no-decoder': () =>
    'Le fichier ONNX n’est pas un décodeur avec cache KV : il lui manque les entrées input_ids et past_key_values.N.key/value, ou la sortie logits.',
  'output-missing': ({ output }) => `Le modèle ONNX n’a pas donné ${output}.`,
  'cache-no-tensor': ({ input }) => `L’entrée ONNX ${input} n’est pas un tenseur.`,
  'cache-type': ({ input, type }) =>
    `L’entrée ONNX ${input} contient ${type} ; ce moteur lit un cache en float32 ou float16.`,
  'cache-shape': ({ input, shape }) =>
    `L’entrée ONNX ${input} a la forme [${shape.join(', ')}]. Ni elle ni config.json ne donne le nombre et la taille des têtes, ou elle n’a pas d’axe qui grandit.`,

  'tokenizer-loses-characters': ({ type }) =>
    `tokenizer.json décrit un tokeniseur ${type} sans jetons pour les octets : les caractères qu’il ne connaît pas, souvent la fin de ligne aussi, seraient perdus, ceux de l’enseignant compris. ${understood}`,
  'tokenizer-lacks-bytes': ({ count }) =>
    `Il manque à tokenizer.json ${number(count)} des 256 octets. ${understood}`,
  'tokenizer-cuts': ({ detail }) =>
    `tokenizer.json demande un découpage du texte que ce moteur ne connaît pas : ${detail}`,
  'tokenizer-changes-text': () =>
    'tokenizer.json décrit un tokeniseur qui modifie les textes, par exemple en supprimant les espaces ou les majuscules. Un élève doit pouvoir lire l’enseignant tel qu’il a écrit.',
  'private-use-exhausted': () =>
    'Le problème utilise tous les caractères à usage privé : impossible de l’encoder sans risque.',

  'cache-growing-device': () =>
    'Les clés et valeurs grandissent à chaque jeton : les garder en place n’est avantageux que sur WebGPU.',
  'cache-growing-graph': () =>
    'Les clés et valeurs grandissent à chaque jeton : cet export n’a pas GroupQueryAttention pour tout son cache.',
  'cache-growing-differs': ({ percent }) =>
    `Les clés et valeurs grandissent à chaque jeton : gardées en place, elles donnaient d’autres nombres sur cet appareil, à ${percent} % de leur étendue.`,
  'cache-growing-failed': ({ cause }) =>
    `Les clés et valeurs grandissent à chaque jeton : l’essai de les garder en place a échoué. ${cause}`,

  'runtime-failed': ({ device, detail }) =>
    `ONNX Runtime ne peut pas exécuter ce modèle sur ${device} : ${detail}`,
  'numbers-not-finite': () =>
    'Le modèle a répondu par des nombres qui ne sont pas finis. Ses poids ou cet appareil ne sont pas fiables : choisissez un autre appareil ou un autre modèle.',
  'no-token-left': () => 'Il ne reste aucun jeton à choisir : tous sont interdits.',
  'context-too-long': ({ tokens, limit }) =>
    `La séquence demande ${number(tokens)} positions, mais ce modèle en a ${number(limit)}.`,
};

const activities = {
  load: 'il est encore en cours de chargement',
  solve: 'il résout un problème',
};

const onWasm = 'L’élève tourne sur WASM';
const loadAgain = 'Rechargez l’élève.';

export const student: Sentences<typeof studentErrors> = {
  'load-stopped': () => 'Le chargement a été arrêté.',
  'student-closed': () => 'L’élève a été fermé.',
  'student-busy': ({ activity }) => `L’élève est occupé : ${activities[activity]}. Arrêtez-le d’abord.`,
  'student-not-loaded': () => 'Aucun élève n’est encore chargé. Chargez-en un d’abord.',
  'student-worker-stopped': ({ detail }) =>
    detail === ''
      ? `Le worker de l’élève s’est arrêté : son script ne s’est pas chargé. ${loadAgain}`
      : `Le worker de l’élève s’est arrêté sur une erreur : ${detail}. ${loadAgain}`,

  'gpu-lost': ({ detail }) =>
    `Le GPU s’est arrêté (${detail}) : le modèle élève est passé sur WASM. L’exécution a continué au même jeton.`,

  'download-is-page': ({ address }) =>
    `${address} est une page web, et non un fichier de modèle : elle a été refusée.`,
  'download-is-pointer': ({ address }) =>
    `${address} est un pointeur Git LFS, et non le fichier lui-même : il a été refusé. L’hôte doit servir les fichiers LFS.`,
  'download-too-long': ({ file, expected }) =>
    `${file} est plus long que ne le dit son hôte (${expected} octets) : il a été refusé.`,
  'download-size': ({ file, bytes, expected }) =>
    `${file} fait ${bytes} octets, et son hôte en annonce ${expected} : il a été refusé.`,
  'download-hash': ({ file }) =>
    `${file} n’a pas l’empreinte SHA-256 que donne son hôte : il a été refusé. Chargez de nouveau le modèle.`,
  'download-changed': ({ file }) =>
    `${file} a changé sur le serveur pendant le chargement. Chargez de nouveau le modèle.`,
  'download-broke-off': ({ file }) =>
    `La connexion s’est rompue pendant le chargement de ${file}. Ce qui est arrivé est conservé : réessayez pour continuer.`,
  'no-storage': () =>
    'Ce navigateur ne stocke rien pour cette page : il ne le fait que pour les pages venues par HTTPS ou de localhost, et parfois pas dans une fenêtre privée. Le modèle peut servir sans être conservé.',
  'no-room': ({ bytes, free }) =>
    `Le navigateur n’a pas la place pour ce modèle : il lui faut ${size(bytes)}, et ${size(free)} sont libres. Supprimez d’autres modèles, ou utilisez-le sans le conserver ; chaque visite le télécharge alors de nouveau.`,
  'not-stored': ({ detail }) =>
    `Le navigateur n’a pas pu stocker le modèle${detail === '' ? '' : ` (${detail})`}. Il peut servir sans être conservé ; chaque visite le télécharge alors de nouveau.`,
  'folder-again': () =>
    'Ce modèle vient d’un dossier dont la copie s’est arrêtée en chemin. Choisissez de nouveau le dossier pour continuer.',
  'stored-part-missing': () => 'Le navigateur a supprimé une partie de ce modèle. Chargez-le de nouveau.',

  'insecure-context': () =>
    `${onWasm}, et la page ne s’ouvre pas sans ce réseau : les navigateurs n’offrent WebGPU, les threads et l’usage hors ligne qu’aux pages venues par HTTPS ou de localhost. L’exploitant de la page peut lui donner un certificat (TLS_CERT).`,
  'no-webgpu': () => `${onWasm} : ce navigateur n’a pas WebGPU.`,
  'no-adapter': () =>
    `${onWasm} : ce navigateur a WebGPU, mais n’a trouvé aucune carte graphique utilisable.`,
  'no-shader-f16': () =>
    `${onWasm} : ces poids calculent en demi-précision, ce que cette carte graphique ne sait pas faire (elle n’a pas shader-f16). Des poids de type q4 y tournent.`,
  'webgpu-failed': ({ cause }) => `${onWasm} : WebGPU a été essayé et a échoué. ${cause}`,

  'first-numbers-not-finite': () => 'Ses premiers nombres n’étaient pas finis.',
  'numbers-differ': ({ percent }) =>
    `Il donne d’autres nombres pour le même texte, à ${percent}\u00a0% de leur étendue.`,
  'first-pass-failed': ({ cause }) =>
    `Le modèle s’est ouvert sur WASM, mais son premier passage a échoué. ${cause} Ses poids sont peut-être faits pour un autre appareil ; essayez d’autres poids de ce modèle.`,
};
