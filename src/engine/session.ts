/**
 * One exported decoder as an ONNX Runtime session. It reads the inputs and outputs from the graph, so that it supports
 * any export in the layout of transformers.js. It runs single passes; the decoder keeps the cache between them.
 */
import type { Tensor } from 'onnxruntime-common';

import { cacheSlot, shapeAt, type CacheSizes, type CacheSlot } from './cache.ts';
import type { CodedError } from '../errors/coded-error.ts';
import type { DeviceMemory } from './device-memory.ts';
import { DeviceWatch } from './device-watch.ts';
import { engineError, ModelError } from './errors.ts';
import { asExternalData, isSlices, type FileBytes } from './file-slices.ts';
import { feedOf, whyNotFed, type Feed } from './inputs.ts';
import { readLogits } from './logits.ts';
import { usualPassLimit } from './pass-limit.ts';
import type { EngineDevice, OnnxRuntime, RuntimeSession } from './runtime.ts';
import { splitGraph } from './split-graph.ts';
import { isSmall, type Weights, type WeightsPart } from './weights.ts';

export interface DecoderSession {
  /** Whether the graph also has the output of a learned router. */
  readonly hasRouter: boolean;
  readonly slots: readonly CacheSlot[];
  /**
   * Whether every pass after the first has to take one token. transformers.js always decodes so, and some exports
   * support nothing else: in some, a pass of several tokens lost the state
   * (https://github.com/huggingface/transformers/pull/45513); in old ones, the branch with a cache has no causal mask.
   */
  readonly continuesOneByOne: boolean;
  /** How many tokens a pass takes at most, if the device does not require fewer; see pass-limit.ts. */
  readonly passLimit: number;
  /**
   * One pass over new tokens.
   *
   * @param ids the new tokens, at least one.
   * @param past one tensor per slot, for `pastLength` positions or, if the pass writes into it, for more.
   * @param into where the pass writes keys and values, in place of new tensors; null for new ones
   * @param measures whether the tokens are to be scored: see `surprisesOf` in logits.ts.
   * @returns logits of the last position (one per token of the vocabulary), the surprise at each token (null if it
   *   is not measured or the graph gives no logits for it), the router's score at the last position if there is a
   *   router, and a tensor per slot, for `pastLength + ids.length` positions.
   */
  pass(
    ids: readonly number[],
    past: readonly Tensor[],
    pastLength: number,
    measures?: boolean,
    into?: readonly Tensor[] | null,
  ): Promise<{
    readonly logits: Float32Array;
    readonly surprises: Float32Array | null;
    readonly routerScore: number | null;
    readonly present: readonly Tensor[];
  }>;
  /** Whether a cache in place can be tried, and if not, why. */
  readonly inPlace:
    | { readonly memory: DeviceMemory; readonly whyNot: null }
    | { readonly memory: null; readonly whyNot: CodedError };
  /** The contents of a tensor of the cache. @throws DeviceError when the device is lost */
  contentsOf(tensor: Tensor): Promise<Tensor.DataType>;
  /** Why the device can no longer be used; null while it works. */
  readonly deviceFailure: string | null;
  /** One tensor of a slot on the CPU, for `length` positions. */
  cacheTensor(slot: CacheSlot, data: Tensor.DataType, length: number): Tensor;
  release(): Promise<void>;
}

/** [1, sequence]: the score of a learned router at each position. */
const routerOutput = 'router_score';

/**
 * @param cacheSizes those that config.json gives
 * @throws ModelError when the runtime cannot run it, or when it is not a decoder with a cache.
 */
export async function openSession(
  weights: Weights,
  runtime: OnnxRuntime,
  device: EngineDevice,
  cacheSizes?: CacheSizes,
): Promise<DecoderSession> {
  const isInOneThread = device === 'cpu' && isSmall(weights);
  const opened: RuntimeSession[] = [];
  const open = async (part: WeightsPart): Promise<RuntimeSession> => {
    const session = await createSession(part, runtime, device, isInOneThread);
    opened.push(session);
    return session;
  };
  const release = async (): Promise<void> => {
    for (const session of opened) await session.release();
  };
  try {
    const embedding = weights.embedding && (await open(weights.embedding));
    const session = decoderSession(await open(weights), embedding ?? null, runtime, cacheSizes);
    const passLimit = usualPassLimit(device, weights);
    const whyNot = whyNotInPlace(device, weights, session.slots);
    const memory = whyNot === null ? ((await runtime.deviceMemory?.()) ?? null) : null;
    const inPlace =
      memory === null
        ? { memory, whyNot: whyNot ?? engineError('cache-growing-device') }
        : { memory, whyNot: null };
    if (device === 'webgpu')
      return watched({ ...session, inPlace, passLimit, release }, new DeviceWatch(runtime.deviceLost?.()));
    return { ...session, inPlace, passLimit, release };
  } catch (error) {
    await release();
    throw error;
  }
}

/** The same session, which fails instead of waiting for a device that is gone. */
function watched(session: DecoderSession, watch: DeviceWatch): DecoderSession {
  return {
    ...session,
    get deviceFailure() {
      return watch.failure;
    },
    pass: (...pass) => watch.run(() => session.pass(...pass)),
    inPlace: watchedMemory(session.inPlace, watch),
    contentsOf: (tensor) => watch.run(() => session.contentsOf(tensor)),
    async release() {
      // A lost device may never answer, and what it held is gone with it.
      const released = session.release().catch(() => undefined);
      if (watch.failure === null) await watch.run(() => released).catch(() => undefined);
    },
  };
}

function watchedMemory(inPlace: DecoderSession['inPlace'], watch: DeviceWatch): DecoderSession['inPlace'] {
  const { memory } = inPlace;
  if (memory === null) return inPlace;
  const allocate: DeviceMemory['allocate'] = (type, dims) => watch.run(() => memory.allocate(type, dims));
  return { memory: { ...memory, allocate }, whyNot: null };
}

/** Why keys and values have to grow, as far as device and graph tell; null where in place can be tried. */
function whyNotInPlace(
  device: EngineDevice,
  { graph }: Weights,
  slots: readonly CacheSlot[],
): CodedError | null {
  if (device !== 'webgpu') return engineError('cache-growing-device');
  const isShared =
    slots.every(({ positions }) => positions !== null) && holds(graphOf(graph), 'GroupQueryAttention');
  return isShared ? null : engineError('cache-growing-graph');
}

/** Whether the text stands in a file: the operators of a graph stand in it by their names. */
function holds(file: Uint8Array, text: string): boolean {
  const wanted = new TextEncoder().encode(text);
  const [first = 0] = wanted;
  for (let at = file.indexOf(first); at >= 0; at = file.indexOf(first, at + 1)) {
    if (wanted.every((byte, i) => file[at + i] === byte)) return true;
  }
  return false;
}

/** @param embedding makes the decoder's first inputs from token ids, if the decoder does not take these itself. */
function decoderSession(
  session: RuntimeSession,
  embedding: RuntimeSession | null,
  runtime: OnnxRuntime,
  cacheSizes: CacheSizes | undefined,
): Omit<DecoderSession, 'release' | 'passLimit' | 'inPlace'> {
  const slots = session.inputMetadata.flatMap(
    (input) => cacheSlot(input, session.outputNames, cacheSizes) ?? [],
  );
  const declared = new Set(session.inputMetadata.map(({ name }) => name));
  const embedded = (embedding?.outputNames ?? []).filter((name) => declared.has(name));
  const readsTokens = ['input_ids', 'inputs_embeds'].some((name) => declared.has(name));
  if (slots.length === 0 || !readsTokens || !session.outputNames.includes('logits')) {
    throw new ModelError(engineError('no-decoder'));
  }
  const fromElsewhere = new Set([...embedded, ...slots.map((slot) => slot.input)]);
  const feeds = feedsOf(session, runtime, fromElsewhere);
  const embeddingFeeds = embedding && feedsOf(embedding, runtime, new Set());
  const hasRouter = session.outputNames.includes(routerOutput);
  const used = new Set(['logits', routerOutput, ...slots.map((slot) => slot.output)]);
  const fetchesOf = (into: readonly Tensor[]): Record<string, Tensor | null> => ({
    logits: null,
    ...(hasRouter && { [routerOutput]: null }),
    ...Object.fromEntries(slots.map(({ output }, index) => [output, required(into[index], output)])),
  });

  return {
    slots,
    hasRouter,
    continuesOneByOne: slots.some((slot) => slot.positions === null) || feeds.has('use_cache_branch'),
    async pass(ids, past, pastLength, measures = false, into = null) {
      const fed = fill(feeds, ids, pastLength);
      for (const [index, slot] of slots.entries()) fed[slot.input] = required(past[index], slot.input);
      const embeddings = embeddingFeeds ? await embedding.run(fill(embeddingFeeds, ids, pastLength)) : {};
      for (const name of embedded) fed[name] = required(embeddings[name], name);
      const outputs = await (into === null ? session.run(fed) : session.run(fed, fetchesOf(into)));
      free(embeddings, () => true);
      free(outputs, (name) => !used.has(name));
      const { last, surprises } = await readLogits(required(outputs['logits'], 'logits'), ids, measures);
      return {
        logits: last,
        surprises,
        routerScore: hasRouter ? await lastNumber(required(outputs[routerOutput], routerOutput)) : null,
        present: into ?? slots.map((slot) => required(outputs[slot.output], slot.output)),
      };
    },
    contentsOf: (tensor) => tensor.getData(),
    deviceFailure: null,
    cacheTensor: (slot, data, length) => new runtime.Tensor(slot.type, data, shapeAt(slot, length)),
  };
}

/**
 * The functions that make the tensors of a graph's inputs, except for those that other parts supply.
 * @throws ModelError when an input is not supported.
 */
function feedsOf(
  session: RuntimeSession,
  runtime: OnnxRuntime,
  fromElsewhere: ReadonlySet<string>,
): ReadonlyMap<string, Feed> {
  const feeds = new Map<string, Feed>();
  const unknown: string[] = [];
  for (const input of session.inputMetadata.filter(({ name }) => !fromElsewhere.has(name))) {
    const feed = feedOf(input, runtime.Tensor);
    if (feed === null) unknown.push(input.name);
    else feeds.set(input.name, feed);
  }
  if (unknown.length > 0) throw new ModelError(whyNotFed(unknown));
  return feeds;
}

function fill(
  feeds: ReadonlyMap<string, Feed>,
  ids: readonly number[],
  pastLength: number,
): Record<string, Tensor> {
  return Object.fromEntries([...feeds].map(([name, feed]) => [name, feed(ids, pastLength)]));
}

/** Frees the unwanted outputs of a graph: GPU tensors are not garbage-collected. */
function free(tensors: Readonly<Record<string, Tensor>>, isUnwanted: (name: string) => boolean): void {
  for (const [name, tensor] of Object.entries(tensors)) if (isUnwanted(name)) tensor.dispose();
}

/** The name under which an ONNX file in slices is its own data file: no export has it. */
const ownData = 'the ONNX file itself';

/** An ONNX file as ONNX Runtime takes it; of one in slices the graph without its numbers. */
function graphOf(file: FileBytes): Uint8Array<ArrayBuffer> {
  return isSlices(file) ? splitGraph(file, ownData) : file;
}

async function createSession(
  { graph, data }: WeightsPart,
  runtime: OnnxRuntime,
  device: EngineDevice,
  isInOneThread: boolean,
): Promise<RuntimeSession> {
  // On WebGPU the cache stays on the GPU between passes, and only the logits are fetched.
  const location = device === 'webgpu' ? { preferredOutputLocation: 'gpu-buffer' as const } : {};
  // In browsers the number of threads is a setting of the runtime, not of a session.
  const threads = isInOneThread ? { intraOpNumThreads: 1 } : {};
  const files = isSlices(graph) ? [...data, { name: ownData, bytes: graph }] : data;
  const externalData = files.map(({ name, bytes }) => ({
    path: name,
    data: isSlices(bytes) ? asExternalData(bytes) : bytes,
  }));
  try {
    return await runtime.InferenceSession.create(graphOf(graph), {
      executionProviders: [device],
      // Errors only: the runtime's warnings (shape arithmetic on the CPU) are expected.
      logSeverityLevel: 3,
      ...location,
      ...threads,
      ...(externalData.length > 0 && { externalData }),
    });
  } catch (cause) {
    if (cause instanceof ModelError) throw cause;
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new ModelError(engineError('runtime-failed', { device, detail }), { cause });
  }
}

/** The last number of a tensor. Frees the tensor. */
async function lastNumber(tensor: Tensor): Promise<number> {
  const data = await tensor.getData();
  tensor.dispose();
  return Number(data[data.length - 1]);
}

function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new ModelError(engineError('output-missing', { output: name }));
  return value;
}
