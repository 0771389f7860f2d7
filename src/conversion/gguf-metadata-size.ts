/**
 * How many bytes the metadata of a GGUF file takes, by its values. Shows whether a reader returned all of them whole.
 *
 * https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
 */
import { GGUFValueType, type GGUFTypedMetadata } from '@huggingface/gguf';

interface Entry {
  readonly value: unknown;
  readonly type: GGUFValueType;
  /** Of the values of a list. */
  readonly subType?: GGUFValueType | undefined;
}

/** Magic, version, and the counts of tensors and values; the library lists all but the first as metadata. */
const fixed = { bytes: 4 + 4 + 8 + 8, names: new Set(['version', 'tensor_count', 'kv_count']) };

const numberBytes: Readonly<Partial<Record<GGUFValueType, number>>> = {
  [GGUFValueType.UINT8]: 1,
  [GGUFValueType.INT8]: 1,
  [GGUFValueType.BOOL]: 1,
  [GGUFValueType.UINT16]: 2,
  [GGUFValueType.INT16]: 2,
  [GGUFValueType.UINT32]: 4,
  [GGUFValueType.INT32]: 4,
  [GGUFValueType.FLOAT32]: 4,
  [GGUFValueType.UINT64]: 8,
  [GGUFValueType.INT64]: 8,
  [GGUFValueType.FLOAT64]: 8,
};

const encoder = new TextEncoder();
/** A text has its length in front. */
const textBytes = (text: unknown): number => 8 + encoder.encode(String(text)).length;

/** From the start of the file to the table of tensors, in version 2 or 3; null where lists hold lists. */
export function metadataBytes(metadata: GGUFTypedMetadata): number | null {
  let bytes = fixed.bytes;
  for (const [name, entry] of Object.entries(metadata)) {
    if (fixed.names.has(name)) continue;
    const value = valueBytes(entry);
    if (value === null) return null;
    bytes += textBytes(name) + 4 + value;
  }
  return bytes;
}

function valueBytes({ type, value, subType }: Entry): number | null {
  if (type === GGUFValueType.STRING) return textBytes(value);
  if (type !== GGUFValueType.ARRAY) return numberBytes[type] ?? null;
  const values: readonly unknown[] = Array.isArray(value) ? value : [];
  if (subType === undefined || subType === GGUFValueType.ARRAY) return null;
  const listed =
    subType === GGUFValueType.STRING
      ? values.reduce<number>((sum, text) => sum + textBytes(text), 0)
      : values.length * (numberBytes[subType] ?? NaN);
  return 4 + 8 + listed;
}
