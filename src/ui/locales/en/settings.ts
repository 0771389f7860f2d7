/** The settings of a run, and other student models. */
import { formats } from './formats.ts';

const { size } = formats;

export const settings = {
  heading: 'Settings',
  whoDecides: 'Who calls the teacher model',
  policies: {
    learned: 'The student decides when and for how much',
    never: 'No calls: student only',
    always: 'The teacher writes everything: teacher only',
    entropy: 'A rule, wherever the student is unsure',
    'token-random': 'Chance',
    fixed: 'The student decides when; fixed length',
    prompted: 'The student decides, as its prompt explains',
  },
  policyParameters: {
    entropy: 'Call above this entropy (nats)',
    'token-random': 'Call probability at each token',
    fixed: 'Tokens per call',
  },
  policyInForce: (label: string) => `This student model has no token for <call>. In force is: ${label}.`,
  tokensPerCall: 'Tokens per call',
  writesCommands: 'This student writes <call> as text (RelayLLM checkpoints do)',
  thinks: 'Think before answering',
  calibrate: 'Measure the threshold for this student',
  calibrateHint: 'on ten problems that it solves alone',
  calibrating: (done: number, of: number) => `Problem ${done + 1} of ${of} …`,
  pauses: 'Pause at each call and ask me',
  prefill: 'Prefill: the teacher reads the text while the student writes a call',
  prefillHint: 'Its first word may come sooner; the text stays the same.',
  prefillUnavailable: 'The current teacher model does not offer this.',
  maxCalls: 'Maximum calls',
  maxTeacherTokens: 'Maximum teacher tokens',
  maxTokens: 'Longest solution (tokens)',
  temperature: 'Temperature',
  temperatureHint: '0 always takes the likeliest token',
  filters: 'Filters of the draw',
  topP: 'Top-p',
  topPHint: 'only the most probable tokens that hold this share; 1 for all',
  topK: 'Top-k',
  topKHint: 'only this many of the most probable tokens; 0 for all',
  minP: 'Min-p',
  minPHint: 'only tokens with this share of the largest probability; 0 for all',
  repetitionPenalty: 'Repetition penalty',
  repetitionPenaltyHint: 'makes tokens of problem and solution less probable; 1 does nothing',
  inputPrice: 'Input price',
  outputPrice: 'Output price',
  priceHint: 'of the teacher model, dollars for a million tokens',
  seed: 'Seed',
  student: 'Student model',
  students: {
    'relay-student': 'Calls where it needs help (the default)',
    'relay-student-difficulty-aware':
      'The same with the difficulty-aware reward of the RelayLLM paper: it calls less often',
    'relay-student-simple':
      'The same with a reward that hardly counts the length of calls: it calls more often',
    'relay-student-alone': 'Trained in the same way, but without calls: it works alone',
    'relay-student-warmup': 'The same before policy optimisation: it knows how to call, not where',
    'relay-student-base': 'The same before the warm-up: it works alone',
  },
  device: 'Student model runs on',
  devices: {
    auto: 'WebGPU, else WASM',
    webgpu: 'WebGPU',
    wasm: 'WASM',
  },
  cacheInPlace: 'Keys and values are kept in place on the GPU: a cut or a call moves no data.',
  reset: 'Reset to defaults',
};

export const hub = {
  more: 'Another student model',
  label: 'Hugging Face id, name or address of a model',
  hint: 'A model for transformers.js. It runs in this browser, so choose a small one.',
  search: 'Look it up',
  offers: 'Weights of this model',
  load: (file: string, bytes: number | null) =>
    `Load ${file.replace('onnx/', '')}, ${bytes === null ? 'size unknown' : size(bytes)}`,
  remarks: {
    recommended: 'Recommended for this device',
    'slow-on-wasm': 'Slow without a GPU: 4-bit weights take about six times as long as fp16',
    'needs-shader-f16': 'This graphics adapter lacks shader-f16, so these run on WASM, slowly',
    'too-large': 'Too large to run without a GPU',
  },
  loading: (name: string) => `Loading ${name}`,
  remove: (name: string) => `Delete ${name} from this browser`,
  removeShort: 'Delete',
};
