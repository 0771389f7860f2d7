/**
 * From documents to packed rows: several documents share a row, none is cut, and none sees another. A batch is a pure
 * function of the documents given, so a training run that resumes at step k sees what it would have seen.
 */

/** One training document: a prompt that is only read and a completion that is learned. */
export interface Document {
  readonly tokens: readonly number[];
  /** Per token: how much predicting it counts in the loss. */
  readonly weights: readonly number[];
}

export interface Batch {
  readonly rows: number;
  readonly length: number;
  /** All [rows * length], row after row; see `BatchTensors`. */
  readonly tokens: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Float32Array;
  readonly positions: Int32Array;
  readonly documents: Int32Array;
  /** Tokens that belong to a document, and those that count in the loss. */
  readonly filled: number;
  readonly counted: number;
  /** Documents that were longer than a row and were left out. */
  readonly skipped: number;
}

/** How many documents in a row may fail to fit before the batch is taken as full. */
const PATIENCE = 6;

/**
 * Packs documents into rows, first fit, until several in a row find no place.
 * @param documents consumed only as far as needed
 */
export function packBatch(documents: Iterable<Document>, rows: number, length: number): Batch {
  const size = rows * length;
  const batch = {
    tokens: new Int32Array(size),
    targets: new Int32Array(size),
    weights: new Float32Array(size),
    positions: new Int32Array(size),
    documents: new Int32Array(size).fill(-1),
  };
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
    const start = row * length + (used[row] ?? 0);
    for (let i = 0; i < inputs; i++) {
      const weight = document.weights[i + 1] ?? 0;
      batch.tokens[start + i] = document.tokens[i] ?? 0;
      batch.targets[start + i] = document.tokens[i + 1] ?? 0;
      batch.weights[start + i] = weight;
      batch.positions[start + i] = i;
      batch.documents[start + i] = number;
      if (weight > 0) counted++;
    }
    number++;
    filled += inputs;
    used[row] = (used[row] ?? 0) + inputs;
  }
  return { rows, length, ...batch, filled, counted, skipped };
}
