/**
 * From documents to packed rows: several documents share a row, none is cut, and none sees another. A batch is a pure
 * function of the documents given, so a training run that resumes at step k sees what it would have seen.
 */

/** One training document: a prompt that is only read and a completion that is learned. */
export interface Document {
  readonly tokens: readonly number[];
  /** Per token: how much predicting it counts in the loss. */
  readonly weights: readonly number[];
  /**
   * Per token: 0, or the number of the command that it belongs to. A command attends to what stands before it, and
   * nothing after it attends to the command: as if it had been removed again. Default: no commands.
   */
  readonly commandMask?: readonly number[];
  /** Per token: 1 where it was drawn with the call tokens masked. Nowhere where this is left out. */
  readonly callsMasked?: readonly number[];
}

export interface Batch {
  readonly rows: number;
  readonly length: number;
  /** All [rows * length], row after row; see `packedFields`. */
  readonly tokens: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Float32Array;
  readonly positions: Int32Array;
  readonly documents: Int32Array;
  readonly commandMask: Int32Array;
  /** Of the targets; see `maskedFields`. */
  readonly callsMasked: Int32Array;
  /** Tokens that belong to a document, and those that count in the loss. */
  readonly filled: number;
  readonly counted: number;
  /** Documents that were longer than a row and were left out. */
  readonly skipped: number;
}

/** How many documents in a row may fail to fit before the batch is taken as full. */
const PATIENCE = 6;

function emptyArrays(rows: number, length: number) {
  const size = rows * length;
  return {
    tokens: new Int32Array(size),
    targets: new Int32Array(size),
    weights: new Float32Array(size),
    positions: new Int32Array(size),
    documents: new Int32Array(size).fill(-1),
    commandMask: new Int32Array(size),
    callsMasked: new Int32Array(size),
  };
}

type Arrays = ReturnType<typeof emptyArrays>;

/** Where each token stands among those that it reads: what follows a command has the position at which the command began. */
function positionsOf({ tokens, commandMask }: Document): readonly number[] {
  let [kept, inside, last] = [0, 0, 0];
  return tokens.map((_, i) => {
    const command = commandMask?.[i] ?? 0;
    if (command === 0) return kept++;
    inside = command === last ? inside + 1 : 0;
    last = command;
    return kept + inside;
  });
}

/** Writes a document to the slots from `start` on; returns how many of its targets count. */
function place(arrays: Arrays, start: number, document: Document, number: number): number {
  const inputs = document.tokens.length - 1;
  const positions = positionsOf(document);
  let counted = 0;
  for (let i = 0; i < inputs; i++) {
    const weight = document.weights[i + 1] ?? 0;
    arrays.tokens[start + i] = document.tokens[i] ?? 0;
    arrays.targets[start + i] = document.tokens[i + 1] ?? 0;
    arrays.weights[start + i] = weight;
    arrays.positions[start + i] = positions[i] ?? 0;
    arrays.documents[start + i] = number;
    arrays.commandMask[start + i] = document.commandMask?.[i] ?? 0;
    arrays.callsMasked[start + i] = document.callsMasked?.[i + 1] ?? 0;
    if (weight > 0) counted++;
  }
  return counted;
}

/**
 * Packs documents into rows, first fit, until several in a row find no place.
 * @param documents consumed only as far as needed
 */
export function packBatch(documents: Iterable<Document>, rows: number, length: number): Batch {
  const arrays = emptyArrays(rows, length);
  const used = new Array<number>(rows).fill(0);
  let [filled, counted, skipped, misses, number] = [0, 0, 0, 0, 0];
  for (const document of documents) {
    const inputs = document.tokens.length - 1;
    if (inputs > length) {
      skipped++;
      continue;
    }
    const row = used.findIndex((taken) => taken + inputs <= length);
    if (row < 0) {
      if (++misses >= PATIENCE) break;
      continue;
    }
    counted += place(arrays, row * length + (used[row] ?? 0), document, number++);
    filled += inputs;
    used[row] = (used[row] ?? 0) + inputs;
  }
  return { rows, length, ...arrays, filled, counted, skipped };
}

/**
 * Packs all documents into as many batches as they need: what finds no place in a batch comes first in the next one.
 * `documents` of a batch holds indices into the list given.
 * @throws Error if a document is longer than a row
 */
export function packAll(documents: readonly Document[], rows: number, length: number): Batch[] {
  let waiting = documents.map((document, number) => ({
    document,
    number,
    inputs: document.tokens.length - 1,
  }));
  const tooLong = waiting.find(({ inputs }) => inputs > length);
  if (tooLong !== undefined)
    throw new Error(`A document of ${tooLong.inputs} tokens does not fit a row of ${length}.`);
  const batches: Batch[] = [];
  while (waiting.length > 0) {
    const arrays = emptyArrays(rows, length);
    const used = new Array<number>(rows).fill(0);
    let [filled, counted] = [0, 0];
    waiting = waiting.filter(({ document, number, inputs }) => {
      const row = used.findIndex((taken) => taken + inputs <= length);
      if (row < 0) return true;
      counted += place(arrays, row * length + (used[row] ?? 0), document, number);
      filled += inputs;
      used[row] = (used[row] ?? 0) + inputs;
      return false;
    });
    batches.push({ rows, length, ...arrays, filled, counted, skipped: 0 });
  }
  return batches;
}
