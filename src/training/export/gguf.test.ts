import { describe, expect, it } from 'vitest';
import { Random } from '../../bytes/random.ts';
import { parameterShapes, type Qwen3Config } from '../model/config.ts';
import { initialParameters } from '../model/initial.ts';
import { tinyConfig } from '../testing/tiny-model.ts';
import { byteCharacters } from '../../bytes/byte-alphabet.ts';
import { chatTemplate, TrainingTokenizer } from '../tokenizer/files.ts';
import { fromFloat16, toFloat16 } from '../../bytes/float16.ts';
import { ggufModel } from './gguf.ts';
import { numbersOf, readGguf } from '../testing/gguf-reader.ts';

const tokenizer = new TrainingTokenizer({ tokens: [...byteCharacters, 'ab'], merges: [['a', 'b']] });
const config: Qwen3Config = { ...tinyConfig, vocabularySize: tokenizer.size, layers: 2 };
const random = new Random(3);
const parameters = initialParameters(config, () => random.next());
const model = { name: 'tiny', config, parameters, tokenizer };

const parameter = (wanted: string): readonly number[] => {
  const found = parameters[parameterShapes(config).findIndex(({ name }) => name === wanted)];
  if (found === undefined) throw new Error(`There is no parameter ${wanted}.`);
  return [...found];
};

describe('a model as GGUF', () => {
  const bytes = ggufModel(model, 'float32');
  const file = readGguf(bytes);
  const metadata = Object.fromEntries([...file.metadata].map(([key, { value }]) => [key, value]));
  const tensor = (wanted: string) => {
    const found = file.tensors.find(({ name }) => name === wanted);
    if (found === undefined) throw new Error(`There is no tensor ${wanted}.`);
    return { sizes: found.sizes, numbers: numbersOf(bytes, found) };
  };

  it('says what llama.cpp asks of the Qwen3 architecture', () => {
    expect(metadata).toMatchObject({
      'general.architecture': 'qwen3',
      'general.name': 'tiny',
      'qwen3.block_count': 2,
      'qwen3.context_length': 32,
      'qwen3.embedding_length': 16,
      'qwen3.feed_forward_length': 24,
      'qwen3.attention.head_count': 2,
      'qwen3.attention.head_count_kv': 1,
      'qwen3.attention.key_length': 8,
      'qwen3.attention.value_length': 8,
      'qwen3.attention.layer_norm_rms_epsilon': Math.fround(1e-6),
      'qwen3.rope.freq_base': 10_000,
    });
  });

  it('holds the tokenizer: bytes and merges, then control tokens, none of which begins a text unasked', () => {
    expect(metadata).toMatchObject({
      'tokenizer.ggml.model': 'gpt2',
      'tokenizer.ggml.pre': 'qwen2',
      'tokenizer.ggml.merges': ['a b'],
      'tokenizer.ggml.bos_token_id': tokenizer.control('<|endoftext|>'),
      'tokenizer.ggml.eos_token_id': tokenizer.control('<|im_end|>'),
      'tokenizer.ggml.eot_token_id': tokenizer.control('<|im_end|>'),
      'tokenizer.ggml.padding_token_id': tokenizer.control('<|endoftext|>'),
      'tokenizer.ggml.add_bos_token': false,
      'tokenizer.chat_template': chatTemplate,
    });
    const controls = ['<|endoftext|>', '<|im_start|>', '<|im_end|>', '<call>', '</call>'];
    expect(metadata['tokenizer.ggml.tokens']).toEqual([...byteCharacters, 'ab', ...controls]);
    expect(metadata['tokenizer.ggml.token_type']).toEqual([
      ...Array.from({ length: 257 }, () => 1),
      ...controls.map(() => 3),
    ]);
  });

  it('has the tensors that llama.cpp loads, under its names', () => {
    const layer = ['attn_norm', 'attn_q', 'attn_k', 'attn_v', 'attn_output', 'attn_q_norm', 'attn_k_norm'];
    const feedForward = ['ffn_norm', 'ffn_gate', 'ffn_up', 'ffn_down'];
    expect(file.tensors.map(({ name }) => name)).toEqual([
      'token_embd.weight',
      ...[0, 1].flatMap((i) => [...layer, ...feedForward].map((part) => `blk.${i}.${part}.weight`)),
      'output_norm.weight',
    ]);
  });

  it('turns matrices to [output, input], and leaves the rows of the embedding', () => {
    const ours = parameter('model.layers.1.mlp.down_proj.weight'); // [24, 16]
    const { sizes, numbers } = tensor('blk.1.ffn_down.weight');
    expect(sizes).toEqual([24, 16]);
    expect(numbers).toEqual(
      Array.from({ length: 16 }, (_, output) => ours.filter((_, at) => at % 16 === output)).flat(),
    );
    expect(tensor('token_embd.weight')).toEqual({
      sizes: [16, config.vocabularySize],
      numbers: parameter('model.embed_tokens.weight'),
    });
  });

  it('can hold the matrices in half precision; norms stay as they are', () => {
    const halves = ggufModel(model, 'float16');
    const read = readGguf(halves);
    expect(read.metadata.get('general.file_type')).toEqual({ type: 4, value: 1 });
    for (const each of read.tensors) {
      const { numbers } = tensor(each.name);
      const isNorm = each.name.endsWith('norm.weight');
      expect(each.type).toBe(isNorm ? 0 : 1);
      expect(numbersOf(halves, each)).toEqual(
        isNorm ? numbers : [...fromFloat16(toFloat16(Float32Array.from(numbers)))],
      );
    }
  });

  it('refuses numbers that do not fit the shape', () => {
    expect(() => ggufModel({ ...model, parameters: parameters.slice(1) })).toThrow(/embed_tokens/);
  });
});
