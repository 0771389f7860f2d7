/** The picker of student models: what is kept, what is worth a try, and what a device can run. */
import { formats, hoursAndMinutes, plural } from './formats.ts';

const { number, size } = formats;

export const picker = {
  heading: 'Student models',
  device: {
    gpu: 'This device computes on its GPU (WebGPU), also in half precision.',
    'gpu-without-f16':
      'This device computes on its GPU (WebGPU), but not in half precision (no shader-f16): weights of the kind q4 suit it.',
    software:
      'WebGPU computes in software here, with small subgroups: models run, slowly, and prompts are read in short passes.',
    cpu: (threads: number) =>
      `No GPU can be used here, so models run on the processor (WASM, ${plural(threads, 'thread')}).`,
    memory: (gigabytes: number) =>
      `The browser says that the device has ${number(gigabytes)} GB of memory or more.`,
  },
  inBrowser: 'In this browser',
  inUse: 'In use',
  use: 'Use',
  useNamed: (name: string) => `Use ${name}`,
  works: 'works offline',
  loadingNow: (name: string) => `Loading ${name} from storage; the other student stays usable.`,
  part: (bytes: number, total: number | null) =>
    total === null ? size(bytes) : `${size(bytes, total)} of ${size(total)}`,
  rate: (bytesPerSecond: number) => `${size(bytesPerSecond)}/s`,
  secondsLeft: (seconds: number) =>
    seconds < 100 ? `${number(seconds)} s left` : `${hoursAndMinutes(Math.ceil(seconds / 60))} left`,
  total: (name: string) => `All of ${name}`,
  pause: 'Pause',
  resume: 'Continue',
  paused: 'paused; what came is kept',
  retry: 'Try again',
  withoutKeeping: 'Use it without keeping it',
  confirmRemove: (name: string, bytes: number) => `Delete ${name} (${size(bytes)}) from this browser?`,
  confirm: 'Delete',
  keep: 'Keep it',
  stored: (usage: number, quota: number) =>
    `This page stores ${size(usage)}; the browser gives it up to ${size(quota)}.`,
  persistent: 'The browser keeps it until you delete it.',
  notPersistent: 'The browser may delete it when the disk is full.',
  suggestions: 'Models to try',
  goodAt: {
    paper: 'A student of the RelayLLM paper: word problems and mathematics at school',
    sums: 'Word problems and sums, quick for its size',
    languages: 'Simple sums, in many languages',
    small: 'Small and quick to try; weak at arithmetic',
    text: 'Instructions and texts, simple sums',
  },
  download: 'Download',
  memory: 'Memory',
  licence: 'Licence',
  context: 'Context',
  about: (bytes: number) => `about ${size(bytes)}`,
  tokens: (count: number) => plural(count, 'token'),
  bestHere: (kind: string) => `Best for this device: ${kind}.`,
  why: {
    'few-bits': 'On a GPU a token costs what its weights take to read, so the fewest bits are the fastest.',
    'widened-once':
      'Without a GPU, fp16 runs at the speed of fp32 in half the download; 4 bits take about six times as long.',
    'fits-in-wasm': 'Larger weights do not fit into WASM.',
    'only-slow': 'Without a GPU its weights of 4 bits are slow: about six times the time of fp16.',
  },
  showWeights: 'Show weights',
  relay: 'The checkpoints of the RelayLLM paper are not exported for browsers; npm run convert does that.',
  relayLink: 'The checkpoints',
  another: 'Another model',
  found: 'Found on the hub',
  none: (text: string) => `The hub has no model for transformers.js whose name holds "${text}".`,
  loads: (count: number) => `${number(count)} downloads in a month`,
  folder: 'Folder from disk',
  folderHint:
    'With config.json, tokenizer.json and onnx/*.onnx. You can also drop the folder on this page. It is copied into this browser; nothing is uploaded.',
  shipped: 'Come with this page',
};
