/** What `npm run bench -- decode` asks of a peer, and what it prints. */

/** Who decodes: this project's engine, transformers.js, or llama.cpp. */
export type DecodePeer = 'engine' | 'transformers' | 'llama';

/** Where: Node's ONNX Runtime, or Chromium without and with a software WebGPU adapter. */
export const runtimes = ['node', 'wasm', 'webgpu'] as const;
export type Runtime = (typeof runtimes)[number];

/** The work of one peer in one process. */
export interface PeerTask {
  readonly peer: DecodePeer;
  readonly runtime: Runtime;
  /** Folder of the model; below /models/ of the page in a browser. */
  readonly folder: string;
  /** Path of the ONNX file in it. */
  readonly weights: string;
  /** The same weights as GGUF, for llama.cpp. */
  readonly gguf: string | null;
  readonly prompts: readonly Prompt[];
  /** Tokens that are decoded one by one after each prompt. */
  readonly tokens: number;
  /** Tokens of a teacher's span. */
  readonly span: number;
}

export interface Prompt {
  /** Its length in tokens. */
  readonly context: number;
  readonly ids: readonly number[];
  readonly text: string;
}

export interface PeerResult {
  readonly contexts: readonly ContextTimes[];
  /** Largest memory of the process; null where it is not known. */
  readonly memoryBytes: number | null;
}

/** Milliseconds at one context. */
export interface ContextTimes {
  readonly context: number;
  /** Until the logits after the prompt, or the first token. */
  readonly prefill: number;
  /** Of each token after it. */
  readonly tokens: readonly number[];
  /** The greedy tokens; null where the peer does not show them. */
  readonly ids: readonly number[] | null;
  /** Of the engine: a teacher's span in one pass, and a cut of it with the token after it. */
  readonly span?: number;
  readonly cutAndToken?: number;
}

export interface DecodeRow {
  readonly model: string;
  readonly weights: string;
  readonly runtime: Runtime;
  readonly context: number;
  /** Milliseconds a token, the median; null where a peer was not measured. */
  readonly msEngine: number;
  readonly msTransformersJs: number | null;
  readonly msLlamaCpp: number | null;
  readonly prefillEngine: number;
  readonly prefillTransformersJs: number | null;
  /** Whether both write the same greedy tokens; null where only one was measured. */
  readonly sameTokens: boolean | null;
}

export interface SpanRow {
  readonly model: string;
  readonly weights: string;
  readonly runtime: Runtime;
  readonly context: number;
  readonly spanTokens: number;
  readonly msSpan: number;
  readonly msCutAndToken: number;
  readonly msToken: number;
  readonly memoryBytes: number | null;
}

export interface DecodeFigures {
  readonly rows: readonly DecodeRow[];
  readonly spans: readonly SpanRow[];
}
