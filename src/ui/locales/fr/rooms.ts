/** A class that meets in a room of the server. */
import type { RoomTexts } from '../en/rooms.ts';
import { formats, plural, quoted } from './formats.ts';

const { number } = formats;

export const rooms: RoomTexts = {
  what: 'Une classe se réunit dans une salle de ce serveur : une page la mène, les appareils la rejoignent avec un code. La salle dure quatre heures, et le serveur ne garde rien sur disque.',
  needsServer:
    'Cette page n’a pas de serveur avec des salles. Une classe a besoin du serveur Node (npm start) ; une page statique ou une plateforme edge n’en a pas.',
  lead: {
    heading: 'Mener une classe',
    hint: 'Vous obtenez un code de six lettres avec lequel les appareils la rejoignent.',
    open: 'Ouvrir une classe',
    localOnly:
      'Vous avez ouvert cette page sous une adresse que seul cet ordinateur possède. Ouvrez-la sous le nom de l’ordinateur dans votre réseau, pour que d’autres appareils puissent suivre.',
  },
  join: {
    heading: 'Rejoindre une classe',
    code: 'Code',
    name: 'Surnom ou numéro',
    button: 'Rejoindre',
    notACode: 'Un code a six lettres. Il ne contient ni B, I, L, O, S ni Z.',
    leaves:
      'Ce qui quitte alors cet appareil, pour cette salle seulement : votre surnom, les mots que vous marquez, ce que vous proposez et ce pour quoi vous votez, les résultats et les exécutions des problèmes que la classe résout, et le fait que vous êtes connecté. Les appels au modèle enseignant sont envoyés comme toujours. « Ce qui a été envoyé » en donne la liste.',
    staysHere:
      '« Rester sur cet appareil » est activé, et une classe envoie à la salle ce que vous faites : désactivez-le pour mener ou rejoindre une classe.',
  },
  region: 'Classe',
  code: 'Code de la classe',
  qr: 'Code QR de l’adresse de la classe',
  copyAddress: 'Copier l’adresse',
  copied: 'Copié',
  copyFailed: 'La copie a échoué',
  here: (here, all) => `${number(here)} sur ${plural(all, 'appareil')} ici`,
  noDevices: 'Aucun appareil n’a encore rejoint la classe.',
  isLocked: 'Verrouillée : plus aucun appareil ne peut la rejoindre.',
  until: (time) => `Fin à ${time}.`,
  budget: (spent, of) => `Jetons de l’enseignant : ${number(spent)} sur ${number(of)}.`,
  budgetSpent:
    'Les jetons de l’enseignant de cette classe sont épuisés : les modèles élèves continuent seuls.',
  lock: 'Verrouiller',
  unlock: 'Déverrouiller',
  end: 'Terminer la classe',
  endSure: 'Terminer pour tous ?',
  leave: 'Quitter la classe',
  people: 'Appareils',
  unnamed: (device) => `Appareil ${number(device)}`,
  away: 'absent',
  remove: (name) => `Retirer ${name}`,
  you: (name) => `Vous êtes ${name}.`,
  sent: 'Ce qui a été envoyé',
  sentItems: {
    opened: 'Classe ouverte',
    joined: (name) => `Classe rejointe sous le nom ${name}`,
    lock: 'Classe verrouillée ou déverrouillée',
    remove: 'Un appareil retiré',
    run: 'Une exécution, à tous les appareils',
    move: 'La position sur la frise',
    reveal: 'Les mots avec appels, à tous les appareils',
    end: 'Classe terminée',
    mark: (words) => `Vos marques : ${plural(words, 'mot')}`,
    problems: (count) => `${plural(count, 'problème')}, à tous les appareils`,
    report: (problem) => `Votre résultat et votre exécution du problème ${number(problem)}`,
    ask: 'Une question, à tous les appareils',
    take: (text) => `Ce que vous avez pris : ${quoted(text)}`,
    propose: (text) => `Votre proposition : ${quoted(text)}`,
    vote: 'Votre vote',
    leave: 'Classe quittée',
  },
  sentHint: 'À la salle seulement, qui l’oublie dix minutes après sa fin.',
  connection: {
    connecting: 'Connexion …',
    lost: 'La connexion est perdue. Cette page se reconnecte d’elle-même et rattrape tout ; ce que vous faites entre-temps est envoyé alors.',
  },
  leadAway:
    'La personne qui mène la classe est absente. La classe attend ; vous pouvez explorer entre-temps.',
  over: {
    lead: 'La classe a été terminée. Vos propres exécutions restent sur cet appareil.',
    time: 'Le temps de cette classe est écoulé. Vos propres exécutions restent sur cet appareil.',
    gone: 'La salle n’existe plus : son serveur a été redémarré, ou son temps est écoulé. Vos propres exécutions restent sur cet appareil.',
  },
  activities: {
    heading: 'Ensemble',
    idle: 'Rien n’est encore montré. Attendez la personne qui mène la classe.',
    needsRun: 'Ouvrez une exécution enregistrée ou résolvez un problème ; montrez-la ensuite à la classe.',
    busy: 'Une exécution est en cours. Montrez-la à la classe quand elle est finie.',
    otherRun: 'Vous regardez une autre exécution que la classe. Les boutons envoient celle-ci.',
    watch: 'Regarder cette exécution',
    watching: 'Tous les appareils suivent votre frise.',
    following: 'Vous suivez la frise de la personne qui mène la classe.',
    back: 'Revenir à l’exécution de la classe',
    predict: 'Prédire ses appels',
    solveProblem: 'Résoudre ce problème',
    solveSet: (problems) => `Résoudre la série (${plural(problems, 'problème')})`,
    teach: 'Être le modèle enseignant',
    teaching:
      'L’exécution attend à chaque appel. La classe propose ce que le modèle enseignant écrirait ; vous prenez une proposition.',
    teachingYou: 'L’exécution attend à chaque appel, et vous êtes le modèle enseignant.',
  },
  predict: {
    mark: 'Où le modèle élève a-t-il appelé ? Marquez les mots que, selon vous, le modèle enseignant a écrits. Les autres ne voient pas vos marques.',
    markedBy: (marked, all) => `${number(marked)} sur ${plural(all, 'appareil')} ont marqué des mots.`,
    heat: (count) => `marqué par ${plural(count, 'appareil')}`,
    reveal: 'Montrer les appels à tous',
    ofClass: (precision, recall) =>
      `La classe : ${precision} de ses marques étaient justes, et elle a marqué ${recall} des mots avec appels.`,
    own: (precision, recall) =>
      `Vous : ${precision} de vos marques étaient justes, et vous avez marqué ${recall} des mots avec appels.`,
    scores: 'Chaque appareil',
    device: 'Appareil',
    marks: 'Marques',
    precision: 'Marques justes',
    recall: 'Mots avec appels marqués',
  },
  solve: {
    task: (problems) =>
      problems === 1
        ? 'Résolvez ce problème avec vos propres réglages.'
        : `Résolvez ces ${number(problems)} problèmes avec vos propres réglages.`,
    hint: 'Changez sous « Réglages » qui appelle, combien de jetons, la température ou le modèle élève ; puis résolvez à nouveau. La personne qui mène voit vos derniers résultats.',
    setName: 'Problème de la classe',
    start: 'Résoudre avec mes réglages',
    again: 'Résoudre à nouveau',
    stop: 'Arrêter',
    own: (done, all, right) =>
      `Vous en avez résolu ${number(done)} sur ${number(all)}, dont ${number(right)} correctement.`,
    noResults: 'Les appareils résolvent. Leurs résultats apparaissent ici.',
    chart: 'Exactitude selon le taux d’appel, un point par appareil',
    results: 'Résultats des appareils',
    settings: 'Réglages',
    runs: 'Exécutions',
    openRun: (name, problem, outcome) =>
      `${name}, problème ${number(problem)} : ${outcome}. Ouvrir l’exécution`,
  },
  teach: {
    asksClass: (tokens) => `${plural(tokens, 'jeton')} à écrire par la classe`,
    asksYou: (tokens) => `Le modèle élève demande ${plural(tokens, 'jeton')}. Qu’écririez-vous ?`,
    text: 'Votre proposition',
    propose: 'Proposer',
    proposals: 'Propositions',
    none: 'Aucun appareil n’a encore rien proposé.',
    votes: (votes) => plural(votes, 'voix', 'voix'),
    vote: 'Voter',
    voteFor: (text) => `Voter pour ${quoted(text)}`,
    take: 'Prendre',
    takeThis: (text) => `Prendre ${quoted(text)}`,
    taken: 'Le modèle élève continue avec :',
  },
  lesson: {
    heading: 'Une leçon enregistrée',
    save: 'Enregistrer la leçon',
    unsaved:
      'La leçon de cette classe n’est pas enregistrée. Seule cette page l’a encore, tant que vous ne la fermez ni ne la rechargez.',
    discard: 'Abandonner la leçon',
    endHeading: 'Terminer la classe pour tous ?',
    endUnsaved:
      'Cette leçon n’est pas enregistrée. Son fichier garde les exécutions, marques, résultats et propositions, sans les noms, et s’ouvre de nouveau dans n’importe quelle page. La salle les oublie dix minutes après sa fin.',
    saveAndEnd: 'Enregistrer la leçon et terminer',
    endWithout: 'Terminer sans enregistrer',
    open: 'Ouvrir une leçon enregistrée',
    close: 'Fermer la leçon',
    openRun: 'Ouvrir l’exécution',
    modes: { watch: 'Regardé', predict: 'Prédit', solve: 'Résolu', teach: 'À la place du modèle enseignant' },
  },
};
