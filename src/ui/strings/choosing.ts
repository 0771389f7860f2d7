/** What is chosen before a run: the problem, the settings, the student. */
import { kilobytes, size } from './format.ts';

export const choosingStrings = {
  page: {
    name: 'Relay',
    tagline:
      'A small language model solves the problem in your browser. When it meets a few words it cannot write, it asks a teacher for just those.',
    skip: 'Skip to the solution',
    largeType: 'Presenter view',
    paperTitle: 'RelayLLM (arXiv 2601.05167)',
    paperBefore: 'After the method of',
    paperUrl: 'https://arxiv.org/abs/2601.05167',
    broken: 'The page ran into an error of its own.',
    brokenAdvice:
      'Nothing was sent anywhere because of it. Reload the page to go on; if it comes back, the text below says what happened.',
    reload: 'Reload the page',
  },
  problem: {
    heading: 'Problem',
    label: 'Problem to solve',
    placeholder: 'A bakery sells 48 loaves a day for 3 dollars each. How many dollars …',
    examples: 'Examples',
    random: 'Random problem',
    solve: 'Solve',
    stop: 'Stop',
    shortcuts: 'Ctrl + Enter solves, Escape stops.',
    empty: 'Type a problem first, or take one of the examples.',
    binary:
      'This does not look like text: it holds control characters or bytes that are no letters. Paste the problem as plain text.',
    tooLong: (bytes: number, most: number) =>
      `The problem has ${kilobytes(bytes)}; the most is ${kilobytes(most)}. Shorten it to the part that asks the question.`,
    randomFailed: 'A random problem could not be made. Check the connection to the page and try again.',
  },
  settings: {
    heading: 'Settings',
    whoDecides: 'Who calls the teacher',
    learned: 'The student, where it needs help',
    never: 'Nobody: the student alone',
    always: 'The teacher writes everything',
    entropy: 'A rule, wherever the student is unsure',
    'token-random': 'Chance',
    fixed: 'The student, but always for as much',
    entropyThreshold: 'Unsure means more than (nats)',
    callProbability: 'Probability at each token',
    tokensPerCall: 'Tokens that a call asks for',
    pauses: 'Pause at each call and ask me',
    readAhead: 'Teacher reads ahead while a call is written',
    readAheadHint: 'Its first word may come sooner; what is written stays the same.',
    readAheadAway: 'The teacher that is asked now does not read ahead.',
    maxCalls: 'Most calls in a run',
    maxTeacherTokens: 'Most teacher tokens in a run',
    temperature: 'Temperature',
    temperatureHint: '0 always takes the likeliest token',
    inputPrice: 'Teacher price, read',
    outputPrice: 'Teacher price, written',
    priceHint: 'dollars for a million tokens',
    seed: 'Seed',
    student: 'Which student',
    students: {
      'relay-student': 'The one that calls where it needs help',
      'relay-student-difficulty-aware':
        'The same with the difficulty-aware reward of the RelayLLM paper: it calls less often',
      'relay-student-simple':
        'The same with a reward that hardly minds what is asked for: it calls more often',
      'relay-student-alone': 'Optimised in the same way, but without calls: it works alone',
      'relay-student-warmup': 'The same before policy optimisation: it knows how to call, not where',
      'relay-student-base': 'The same before the warm-up: it works alone',
    },
    device: 'Student runs on',
    auto: 'WebGPU, else WASM',
    webgpu: 'WebGPU',
    wasm: 'WASM',
    reset: 'Reset to defaults',
  },
  hub: {
    more: 'Another student',
    label: 'Hugging Face id, or address of a model',
    hint: 'A model for transformers.js: a small one, as it runs in this browser. It is kept here until you delete it.',
    search: 'Look it up',
    offers: 'Weights of this model',
    load: (file: string, bytes: number | null) =>
      `Load ${file.replace('onnx/', '')}, ${bytes === null ? 'size unknown' : size(bytes)}`,
    loading: (name: string) => `Loading ${name}`,
    cancel: 'Cancel',
    remove: (name: string) => `Delete ${name} from this browser`,
    removeShort: 'Delete',
    noAddress: 'Type an id such as onnx-community/Qwen3-0.6B-ONNX, or an address that begins with https://.',
    outOfReach: (host: string) =>
      `${host} cannot be reached from this page. Check the connection; a host other than Hugging Face must also be allowed by whoever serves the page (MODEL_HOSTS), and allow pages of others itself. The students beside the page work without it.`,
    noModel: (host: string, status: number) =>
      `${host} has no model at this address, or keeps it closed (HTTP ${status}). Compare the id with the model's page.`,
    noWeights:
      'This model has no weights that the page can load: it needs an ONNX file, as exports for transformers.js have.',
  },
  gallery: {
    heading: 'Or look at a recorded run',
    away: "The page's server does not answer, so the recorded run could not be fetched.",
    broken: 'The list of recorded runs is broken.',
  },
} as const;
