/** Sentences about a language model: its files, its graph, its tokenizer and its numbers. */
import type { Sentences } from '../../../../errors/coded-error.ts';
import type { engineErrors } from '../../../../engine/errors.ts';
import { formats } from '../formats.ts';

const { number } = formats;

const onlyText = 'A student has to be a model that only continues a text, such as Qwen3.';
const understood =
  'Tokenizers must be able to write every text: byte-level ones (as of Qwen, Llama 3, GPT-2), and those of SentencePiece with byte fallback (as of Llama 2, Mistral, Gemma, Helium).';

export const engine: Sentences<typeof engineErrors> = {
  'file-missing': ({ model, file }) =>
    `The model "${model}" has no ${file}. Is its folder complete, and the address right?`,
  'file-not-read': ({ file, detail }) => `${file} cannot be read: ${detail}`,
  'file-not-json': ({ file }) => `${file} is not JSON.`,
  'file-not-understood': ({ file, detail }) => `${file} is not what this engine can read:\n${detail}`,
  'file-unreachable': ({ address }) =>
    `${address} could not be reached. Is the server running, and this page online?`,
  'file-status': ({ address, status }) => `The server answered ${status} for ${address}.`,
  'file-broke-off': ({ file }) => `The connection broke while ${file} was loading. Try again.`,
  'onnx-unreadable': () => 'The file of the weights is not a whole ONNX file. Load the model again.',
  'data-files-too-many': ({ file, count, limit }) =>
    `config.json says that ${file} has ${number(count)} data files; at most ${number(limit)} are read.`,

  'no-language-model': ({ detail }) => `config.json is not that of a language model:\n${detail}`,
  'no-context-length': () =>
    'config.json is not that of a language model: it has no max_position_embeddings, the length of its context.',
  'no-end-token': () => 'Neither generation_config.json nor config.json says which token ends an answer.',
  'encoder-decoder': () =>
    `This is an encoder-decoder model, such as those that translate or summarise. ${onlyText}`,
  'encoder-decoder-half': ({ inputs }) =>
    `This is the second half of an encoder-decoder model, such as those that translate (its ONNX file wants ${inputs.join(', ')}). ${onlyText}`,
  'not-text-only': ({ inputs }) =>
    `This model wants images or sound (its ONNX file wants ${inputs.join(', ')}). A student has to be a model that reads text alone.`,
  'embeddings-missing': ({ inputs }) =>
    `This ONNX file wants embeddings in the place of tokens (${inputs.join(', ')}), and it comes without a file embed_tokens of the same kind that makes them.`,
  'inputs-unknown': ({ inputs }) =>
    `The ONNX file wants inputs that this engine does not know: ${inputs.join(', ')}.`,
  'no-decoder': () =>
    'The ONNX file is no decoder with a KV cache: it lacks the inputs input_ids and past_key_values.N.key/value, or the output logits.',
  'output-missing': ({ output }) => `The ONNX model gave no ${output}.`,
  'cache-no-tensor': ({ input }) => `The ONNX input ${input} is no tensor.`,
  'cache-type': ({ input, type }) =>
    `The ONNX input ${input} holds ${type}; this engine reads a cache of float32 or float16.`,
  'cache-shape': ({ input, shape }) =>
    `The ONNX input ${input} has the shape [${shape.join(', ')}]. Neither it nor config.json gives its number of heads and head size, or it has no axis that grows.`,

  'tokenizer-loses-characters': ({ type }) =>
    `tokenizer.json describes a ${type} tokenizer that has no tokens for bytes: characters that it does not know, often the line end among them, would be lost, the teacher's as well. ${understood}`,
  'tokenizer-lacks-bytes': ({ count }) =>
    `tokenizer.json lacks ${number(count)} of the 256 bytes. ${understood}`,
  'tokenizer-cuts': ({ detail }) =>
    `tokenizer.json wants text to be cut in a way that this engine does not know: ${detail}`,
  'tokenizer-changes-text': () =>
    'tokenizer.json describes a tokenizer that changes texts, such as one that leaves out spaces or capitals. A student has to be able to read the teacher as it wrote.',
  'private-use-exhausted': () =>
    'The problem uses every private-use character there is, so it cannot be encoded safely.',

  'cache-growing-device': () =>
    'Keys and values grow with each token: keeping them in place pays on WebGPU only.',
  'cache-growing-graph': () =>
    'Keys and values grow with each token: this export has no GroupQueryAttention for all of its cache.',
  'cache-growing-differs': ({ percent }) =>
    `Keys and values grow with each token: kept in place, they gave other numbers on this device, ${percent} % of their range apart.`,
  'cache-growing-failed': ({ cause }) =>
    `Keys and values grow with each token: keeping them in place was tried and failed. ${cause}`,

  'runtime-failed': ({ device, detail }) => `ONNX Runtime cannot run this model on ${device}: ${detail}`,
  'numbers-not-finite': () =>
    'The model answered with numbers that are not finite. Its weights or this device cannot be relied on: choose another device or model.',
  'no-token-left': () => 'No token is left to choose from: all are forbidden.',
  'context-too-long': ({ tokens, limit }) =>
    `The sequence needs ${number(tokens)} positions, but this model has ${number(limit)}.`,
};
