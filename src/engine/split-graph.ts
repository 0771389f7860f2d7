/**
 * Splits an ONNX file into its graph and its numbers without reading the numbers: the graph gets references to the places
 * where they lie in the same file, as ONNX has them for external data
 * (https://onnx.ai/onnx/repo-docs/ExternalData.html). So ONNX Runtime reads a large model tensor by tensor.
 *
 * It walks the file's protocol buffers by hand: a library would need the whole file in memory.
 */
import { engineError, ModelError } from './errors.ts';
import type { FileSlices } from './file-slices.ts';

/** Numbers of fields in onnx.proto. */
const graphField = 7;
const initializerField = 5;
const rawDataField = 9;
const externalDataField = 13;
const dataLocationField = 14;

/** Opening a graph needs the small tensors of shapes, so these stay in it. */
const smallest = 1024;

/** How messages write their fields: https://protobuf.dev/programming-guides/encoding/ */
const varintType = 0;
const fixed64Type = 1;
const lengthType = 2;
const fixed32Type = 5;

const windowBytes = 2 ** 15;

interface Field {
  readonly number: number;
  readonly type: number;
  /** Where the field begins, and its contents: those of a length-delimited field without the length. */
  readonly start: number;
  readonly contents: number;
  readonly end: number;
}

/** A file that is read from front to back in pieces. */
class Window {
  #start = 0;
  #bytes: Uint8Array = new Uint8Array();

  constructor(readonly file: FileSlices) {}

  read(begin: number, end: number): Uint8Array {
    const isHere = begin >= this.#start && end <= this.#start + this.#bytes.length;
    return isHere ? this.#bytes.slice(begin - this.#start, end - this.#start) : this.file.read(begin, end);
  }

  byteAt(position: number): number {
    const at = position - this.#start;
    const known = this.#bytes[at];
    if (known !== undefined && at >= 0) return known;
    this.#start = position;
    this.#bytes = this.file.read(position, Math.min(position + windowBytes, this.file.byteLength));
    const [byte] = this.#bytes;
    if (byte === undefined) throw new ModelError(engineError('onnx-unreadable'));
    return byte;
  }

  /** @returns the number, and where it ends */
  varint(position: number): readonly [value: number, end: number] {
    let value = 0;
    let factor = 1;
    for (let at = position; at < position + 10; at += 1) {
      const byte = this.byteAt(at);
      value += (byte & 0x7f) * factor;
      factor *= 0x80;
      if (byte < 0x80) return [value, at + 1];
    }
    throw new ModelError(engineError('onnx-unreadable'));
  }

  /** The fields of a message that lies between two places. */
  *fields(begin: number, end: number): Generator<Field> {
    for (let start = begin; start < end;) {
      const [tag, next] = this.varint(start);
      const field = this.#field(tag, start, next);
      if (field.end > end) throw new ModelError(engineError('onnx-unreadable'));
      yield field;
      start = field.end;
    }
  }

  #field(tag: number, start: number, next: number): Field {
    const [number, type] = [Math.floor(tag / 8), tag % 8];
    switch (type) {
      case varintType:
        return { number, type, start, contents: next, end: this.varint(next)[1] };
      case fixed64Type:
        return { number, type, start, contents: next, end: next + 8 };
      case fixed32Type:
        return { number, type, start, contents: next, end: next + 4 };
      case lengthType: {
        const [length, contents] = this.varint(next);
        return { number, type, start, contents, end: contents + length };
      }
      default:
        throw new ModelError(engineError('onnx-unreadable'));
    }
  }
}

/**
 * The graph of an ONNX file, whose larger tensors refer to the file itself.
 * @param name under which the file is given to ONNX Runtime as external data
 * @throws ModelError when it is not an ONNX file
 */
export function splitGraph(file: FileSlices, name: string): Uint8Array<ArrayBuffer> {
  const window = new Window(file);
  const model: Uint8Array[] = [];
  for (const field of window.fields(0, file.byteLength)) {
    if (field.number !== graphField || field.type !== lengthType) {
      model.push(window.read(field.start, field.end));
      continue;
    }
    const graph: Uint8Array[] = [];
    for (const part of window.fields(field.contents, field.end)) {
      const tensor =
        part.number === initializerField && part.type === lengthType ? splitTensor(window, part, name) : null;
      graph.push(tensor ?? window.read(part.start, part.end));
    }
    model.push(message(graphField, graph));
  }
  return joined(model);
}

/** The tensor with a reference in place of its numbers; null for one that stays. */
function splitTensor(window: Window, tensor: Field, name: string): Uint8Array | null {
  if (tensor.end - tensor.contents < smallest) return null;
  const kept: Uint8Array[] = [];
  let raw: Field | null = null;
  for (const field of window.fields(tensor.contents, tensor.end)) {
    if (field.number === rawDataField && field.type === lengthType) raw = field;
    // Numbers that are written in another way stay where they are.
    else if (field.end - field.start >= smallest) return null;
    else kept.push(window.read(field.start, field.end));
  }
  if (raw === null || raw.end - raw.contents < smallest) return null;
  const facts = { location: name, offset: String(raw.contents), length: String(raw.end - raw.contents) };
  for (const [key, value] of Object.entries(facts)) {
    kept.push(message(externalDataField, [text(1, key), text(2, value)]));
  }
  kept.push(Uint8Array.of(...varint(dataLocationField * 8 + varintType), 1));
  return message(initializerField, kept);
}

function text(number: number, value: string): Uint8Array {
  return message(number, [new TextEncoder().encode(value)]);
}

function message(number: number, parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return joined([Uint8Array.of(...varint(number * 8 + lengthType), ...varint(length)), ...parts]);
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) + 0x80);
  return [...bytes, rest];
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
