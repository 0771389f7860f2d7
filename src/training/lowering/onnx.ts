/**
 * The part of the ONNX file format that this project writes and reads back, as protobuf messages. Independent of the
 * graph builder and of jax-js.
 *
 * Field numbers are those of onnx.proto (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto).
 */
import protobuf from 'protobufjs';
import { z } from 'zod';

const schema = `
  syntax = "proto3";
  message ModelProto {
    int64 ir_version = 1; string producer_name = 2; GraphProto graph = 7;
    repeated OperatorSetIdProto opset_import = 8;
  }
  message OperatorSetIdProto { string domain = 1; int64 version = 2; }
  message GraphProto {
    repeated NodeProto node = 1; string name = 2; repeated TensorProto initializer = 5;
    repeated ValueInfoProto input = 11; repeated ValueInfoProto output = 12;
  }
  message NodeProto {
    repeated string input = 1; repeated string output = 2; string name = 3; string op_type = 4;
    repeated AttributeProto attribute = 5; string domain = 7;
  }
  message AttributeProto {
    string name = 1; float f = 2; int64 i = 3; bytes s = 4; TensorProto t = 5;
    repeated float floats = 7; repeated int64 ints = 8; int32 type = 20;
  }
  message TensorProto {
    repeated int64 dims = 1; int32 data_type = 2; string name = 8; bytes raw_data = 9;
    repeated EntryProto external_data = 13; int32 data_location = 14;
  }
  message EntryProto { string key = 1; string value = 2; }
  message ValueInfoProto { string name = 1; TypeProto type = 2; }
  message TypeProto { TypeProto.Tensor tensor_type = 1; message Tensor { int32 elem_type = 1; TensorShapeProto shape = 2; } }
  message TensorShapeProto {
    repeated Dimension dim = 1;
    message Dimension { oneof value { int64 dim_value = 1; string dim_param = 2; } }
  }
`;

const modelProto = protobuf.parse(schema, { keepCase: true }).root.lookupType('ModelProto');

/** Element types, with their numbers in the file format. */
export const elementTypes = {
  float32: 1,
  uint8: 2,
  int8: 3,
  int32: 6,
  int64: 7,
  bool: 9,
  float16: 10,
  float64: 11,
} as const;

export type ElementType = keyof typeof elementTypes;

export type Attribute = number | string | readonly number[] | { readonly float: number };
export type Attributes = Readonly<Record<string, Attribute>>;

export interface OnnxNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Attributes;
  /** Of operators outside the standard: `com.microsoft` for those of ONNX Runtime. */
  readonly domain?: string;
}

/** A tensor whose values are stored in the file, little-endian and row-major. */
export interface OnnxInitializer {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
  /** Where the values lie if not in the file; `bytes` is empty then. */
  readonly external?: ExternalData;
}

/** A range of another file in the same folder. */
export interface ExternalData {
  readonly location: string;
  readonly offset: number;
  readonly length: number;
}

/** An input or output of the graph. A dimension is a size, or the name of a size known at run time only. */
export interface OnnxPort {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly (number | string)[];
}

export interface OnnxModel {
  readonly opset: number;
  readonly nodes: readonly OnnxNode[];
  readonly initializers: readonly OnnxInitializer[];
  readonly inputs: readonly OnnxPort[];
  readonly outputs: readonly OnnxPort[];
}

/** IR version 8 came with opset 15 and is read by every ONNX Runtime that reads opset 18. */
const IR_VERSION = 8;

function encodeAttribute(name: string, value: Attribute): object {
  if (typeof value === 'number') return { name, i: value, type: 2 };
  if (typeof value === 'string') return { name, s: new TextEncoder().encode(value), type: 3 };
  if ('float' in value) return { name, f: value.float, type: 1 };
  return { name, ints: value, type: 7 };
}

function encodePort({ name, type, shape }: OnnxPort): object {
  const dim = shape.map((size) => (typeof size === 'number' ? { dim_value: size } : { dim_param: size }));
  return { name, type: { tensor_type: { elem_type: elementTypes[type], shape: { dim } } } };
}

/**
 * The tensors stored in an .onnx file. Values that stand elsewhere than in `raw_data` are not read.
 * @throws Error if the bytes are no ONNX model, or a tensor is of a type that this project does not write
 */
export function storedTensors(bytes: Uint8Array): OnnxInitializer[] {
  const message = modelSchema.parse(modelProto.toObject(modelProto.decode(bytes), { longs: Number }));
  return (message.graph.initializer ?? []).map(({ name, data_type, dims = [], raw_data }) => {
    const type = elementTypeNames.get(data_type);
    if (type === undefined) throw new Error(`The tensor ${name} has the element type ${data_type}.`);
    return { name, type, shape: dims, bytes: raw_data };
  });
}

const elementTypeNames = new Map(
  (Object.keys(elementTypes) as ElementType[]).map((type) => [elementTypes[type] as number, type]),
);

const modelSchema = z.object({
  graph: z.object({
    initializer: z
      .array(
        z.object({
          name: z.string(),
          data_type: z.number(),
          dims: z.array(z.number()).optional(),
          // Empty tensors are left out of the file.
          raw_data: z.instanceof(Uint8Array).default(new Uint8Array()),
        }),
      )
      .optional(),
  }),
});

function encodeExternal({ location, offset, length }: ExternalData): object {
  const entries = { location, offset: String(offset), length: String(length) };
  return {
    external_data: Object.entries(entries).map(([key, value]) => ({ key, value })),
    data_location: 1,
  };
}

/** The bytes of an .onnx file. */
export function encodeModel(model: OnnxModel): Uint8Array {
  const message = modelProto.create({
    ir_version: IR_VERSION,
    producer_name: 'relay-in-the-browser',
    opset_import: [
      { domain: '', version: model.opset },
      ...[...new Set(model.nodes.flatMap(({ domain }) => domain ?? []))].map((domain) => ({
        domain,
        version: 1,
      })),
    ],
    graph: {
      name: 'graph',
      node: model.nodes.map(({ operator, inputs, outputs, attributes, domain = '' }) => ({
        input: inputs,
        output: outputs,
        name: outputs[0] ?? '',
        op_type: operator,
        domain,
        attribute: Object.entries(attributes).map(([name, value]) => encodeAttribute(name, value)),
      })),
      initializer: model.initializers.map(({ name, type, shape, bytes, external }) => ({
        name,
        dims: shape,
        data_type: elementTypes[type],
        ...(external === undefined ? { raw_data: bytes } : encodeExternal(external)),
      })),
      input: model.inputs.map(encodePort),
      output: model.outputs.map(encodePort),
    },
  });
  return modelProto.encode(message).finish();
}
