/** For tests: an ONNX file with external data, as large exports are written. */
import protobuf from 'protobufjs';

/** Weights whose files are all in memory. */
export interface WeightsInMemory {
  readonly graph: Uint8Array<ArrayBuffer>;
  readonly data: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[];
}

/** The fields to change, by their numbers in onnx.proto; all others are copied as bytes. */
const modelProto = protobuf
  .parse(
    `syntax = "proto3";
    message ModelProto {
      int64 ir_version = 1; string producer_name = 2; GraphProto graph = 7; repeated bytes opset_import = 8;
    }
    message GraphProto {
      repeated bytes node = 1; string name = 2; repeated TensorProto initializer = 5;
      repeated bytes input = 11; repeated bytes output = 12;
    }
    message TensorProto {
      repeated int64 dims = 1; int32 data_type = 2; string name = 8; bytes raw_data = 9;
      repeated Entry external_data = 13; int32 data_location = 14;
    }
    message Entry { string key = 1; string value = 2; }`,
    { keepCase: true },
  )
  .root.lookupType('ModelProto');

interface Model {
  graph: { initializer: { raw_data?: Uint8Array; external_data?: object[]; data_location?: number }[] };
}

/** Opening a graph needs the small tensors of shapes, so exports keep these in the graph. */
const smallest = 1024;

/**
 * The same model with the numbers of its larger tensors in `count` files.
 * @param name of the ONNX file, which the others are named after
 */
export function withExternalData(onnx: Uint8Array, name: string, count: number): WeightsInMemory {
  const model = modelProto.decode(onnx) as unknown as Model;
  const files: Uint8Array[][] = Array.from({ length: count }, () => []);
  const lengths = files.map(() => 0);
  const fileName = (i: number): string => `${name}_data${i === 0 ? '' : `_${i}`}`;
  for (const [index, tensor] of model.graph.initializer.entries()) {
    const bytes = tensor.raw_data;
    if (bytes === undefined || bytes.length < smallest) continue;
    const file = index % count;
    const facts = { location: fileName(file), offset: String(lengths[file]), length: String(bytes.length) };
    tensor.external_data = Object.entries(facts).map(([key, value]) => ({ key, value }));
    tensor.data_location = 1;
    delete tensor.raw_data;
    files[file]?.push(bytes);
    lengths[file] = (lengths[file] ?? 0) + bytes.length;
  }
  return {
    graph: new Uint8Array(modelProto.encode(modelProto.create(model)).finish()),
    data: files.map((pieces, i) => ({ name: fileName(i), bytes: new Uint8Array(Buffer.concat(pieces)) })),
  };
}
