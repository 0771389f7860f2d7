/** For tests: the files of a tokenizer with the 256 bytes, a few merges and the control tokens of the project. */
import { byteCharacters } from '../../bytes/byte-alphabet.ts';
import type { TokenizerFiles } from '../tokenizer.ts';

const merges = ['t h', 'th e', '1 2', 'Ġ the', 'c a', 'ca l', 'cal l', '< call', '<call >', 'Ã ©'];

/** Qwen2's pre-tokenizer. */
const pattern =
  "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

export const controlNames = ['<|endoftext|>', '<|im_start|>', '<|im_end|>', '<call>', '</call>'];

export const tinyChatTemplate =
  "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>\\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";

/** tokenizer.json as an object. The merges could build `<call>` from plain text, as a careless tokenizer's might. */
export function tinyTokenizerJson(): { model: { vocab: Record<string, number> }; added_tokens: object[] } {
  const tokens = [...byteCharacters, ...merges.map((merge) => merge.replace(' ', ''))];
  const ordinary = tokens.filter((token) => !controlNames.includes(token));
  return {
    normalizer: { type: 'NFC' },
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        { type: 'Split', pattern: { Regex: pattern }, behavior: 'Isolated', invert: false },
        { type: 'ByteLevel', add_prefix_space: false, trim_offsets: false, use_regex: false },
      ],
    },
    post_processor: null,
    decoder: { type: 'ByteLevel' },
    added_tokens: controlNames.map((content, index) => ({
      id: ordinary.length + index,
      content,
      special: true,
      lstrip: false,
      rstrip: false,
      normalized: false,
      single_word: false,
    })),
    model: {
      type: 'BPE',
      vocab: Object.fromEntries([
        ...ordinary.map((token, id) => [token, id]),
        ...controlNames.map((token, index) => [token, ordinary.length + index]),
      ]),
      merges,
      unk_token: null,
    },
  } as ReturnType<typeof tinyTokenizerJson>;
}

export function tinyTokenizerFiles(): TokenizerFiles {
  return {
    tokenizer: new TextEncoder().encode(JSON.stringify(tinyTokenizerJson())),
    config: { chat_template: tinyChatTemplate, eos_token: '<|im_end|>' },
    chatTemplate: null,
  };
}
