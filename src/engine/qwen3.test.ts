/** A small model with files like those of `onnx-community/Qwen3-0.6B-ONNX`: the engine reads their peculiarities. */
import { describe, expect, it } from 'vitest';

import { tinyModelSource, tinyVocabularySize } from './testing/model.ts';
import { openModel, readModelFiles, type LanguageModel, type ModelFiles } from './model.ts';
import { recordingRuntime } from './testing/session.ts';
import { tinyTokenizerFiles, tinyTokenizerJson } from './testing/tokenizer.ts';

const [endOfText, endOfTurn, think, thought] = [265, 267, tinyVocabularySize, tinyVocabularySize + 1];
const vocabularySize = tinyVocabularySize + 2;

/** The head size exceeds the hidden size divided by the number of heads; the graph gives the cache's shape. */
const config = {
  architectures: ['Qwen3ForCausalLM'],
  model_type: 'qwen3',
  hidden_size: 8,
  num_attention_heads: 4,
  num_key_value_heads: 2,
  head_dim: 4,
  tie_word_embeddings: true,
  max_position_embeddings: 256,
  vocab_size: vocabularySize + 6,
  bos_token_id: endOfText,
  eos_token_id: endOfTurn,
  'transformers.js_config': {
    use_external_data_format: { 'model.onnx': true, 'model_fp16.onnx': true },
    kv_cache_dtype: { q4f16: 'float16', fp16: 'float16' },
  },
};

/** Leaves the thinking out only if `enable_thinking` is false, as Qwen3's own template does. */
const template = `{%- for message in messages %}{{- '<|im_start|>' + message.role + '\\n' + message.content + '<|im_end|>\\n' }}{%- endfor %}{%- if add_generation_prompt %}{{- '<|im_start|>assistant\\n' }}{%- if enable_thinking is defined and enable_thinking is false %}{{- '<think>\\n\\n</think>\\n\\n' }}{%- endif %}{%- endif %}`;

function read(weightsFile: string): Promise<ModelFiles> {
  const tokenizer = tinyTokenizerJson();
  const added = ['<think>', '</think>'].map((content, index) => ({
    ...{ id: think + index, content, special: false, normalized: false },
    ...{ lstrip: false, rstrip: false, single_word: false },
  }));
  const source = tinyModelSource({
    files: {
      'config.json': JSON.stringify(config),
      'generation_config.json': JSON.stringify({
        do_sample: true,
        eos_token_id: [endOfTurn, endOfText],
        temperature: 0.6,
      }),
      'tokenizer.json': JSON.stringify({
        ...tokenizer,
        added_tokens: [...tokenizer.added_tokens, ...added],
      }),
      'tokenizer_config.json': JSON.stringify({
        ...(tinyTokenizerFiles().config as object),
        bos_token: null,
        chat_template: template,
      }),
      'onnx/model_q4f16.onnx': 'weights',
      'onnx/model_fp16.onnx': 'weights',
    },
  });
  return readModelFiles(source, undefined, weightsFile);
}

describe('a model such as Qwen3-0.6B', () => {
  it('ends an answer with either of its end tokens', async () => {
    expect((await read('onnx/model_q4f16.onnx')).endTokens).toEqual([endOfTurn, endOfText]);
  });

  it('is asked to answer without thinking first', async () => {
    const { tokenizer } = await read('onnx/model_q4f16.onnx');
    const thinking = tokenizer.renderChat([{ role: 'user', content: 'the <think>' }], { thinks: true });
    expect(tokenizer.canThink).toBe(true);
    const prompt = tokenizer.renderChat([{ role: 'user', content: 'the <think>' }]);
    expect(prompt.slice(0, thinking.length)).toEqual(thinking);
    expect(prompt.length).toBeGreaterThan(thinking.length);
    const bytes = Uint8Array.from(prompt.flatMap((id) => [...tokenizer.bytesOf(id)]));
    expect(new TextDecoder().decode(bytes)).toBe(
      '<|im_start|>user\nthe <think><|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\n',
    );
    // Thinking tags in the text are not control tokens; those in the template are.
    expect(prompt.filter((id) => id === think || id === thought)).toEqual([think, thought]);
  });

  it('has data files for the weights that config.json names', async () => {
    expect((await read('onnx/model_q4f16.onnx')).weights.data).toEqual([]);
    await expect(read('onnx/model_fp16.onnx')).rejects.toThrow(/^file-missing.*onnx\/model_fp16\.onnx_data/);
  });

  it('runs with a half-precision cache of the head size in the graph, and a padded vocabulary', async () => {
    const runtime = recordingRuntime({
      cacheType: 'float16',
      vocabularySize: config.vocab_size,
      next: (sequence) => sequence.length,
    });
    const model: LanguageModel = await openModel(await read('onnx/model_q4f16.onnx'), runtime, 'cpu');
    const decoder = model.decoder();
    expect(await decoder.forward([1, 2, 3])).toHaveLength(vocabularySize);
    await decoder.forward([4, 5]);
    decoder.truncate(2);
    const logits = await decoder.forward([6]);
    expect(logits.indexOf(Math.max(...logits))).toBe(3);
    expect(runtime.passes).toEqual([3, 2, 1]);
  });
});
