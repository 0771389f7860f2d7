/** Sentences about a language model and its files, and about the student's worker and device. */
import type { engineErrors } from '../../../../engine/errors.ts';
import type { Sentences } from '../../../../errors/coded-error.ts';
import type { studentErrors } from '../../../../student/errors.ts';
import { formats } from '../formats.ts';

const { number, size } = formats;

const onlyText = '学生必须是只续写文字的模型，例如 Qwen3。';
const understood =
  '分词器必须能写出任何文字：字节级分词器（如 Qwen、Llama 3、GPT-2），或带字节回退的 SentencePiece 分词器（如 Llama 2、Mistral、Gemma、Helium）。';

export const engine: Sentences<typeof engineErrors> = {
  'file-missing': ({ model, file }) => `模型“${model}”缺少 ${file}。文件夹完整吗？地址正确吗？`,
  'file-not-read': ({ file, detail }) => `无法读取 ${file}：${detail}`,
  'file-not-json': ({ file }) => `${file} 不是 JSON。`,
  'file-not-understood': ({ file, detail }) => `本引擎无法理解 ${file}：\n${detail}`,
  'file-unreachable': ({ address }) => `无法访问 ${address}。服务器在运行吗？本网页在线吗？`,
  'file-status': ({ address, status }) => `服务器对 ${address} 返回 ${status}。`,
  'file-broke-off': ({ file }) => `加载 ${file} 时连接断开。请重试。`,
  'onnx-unreadable': () => '权重文件不是完整的 ONNX 文件。请重新加载该模型。',
  'data-files-too-many': ({ file, count, limit }) =>
    `config.json 称 ${file} 有 ${number(count)} 个数据文件；最多读取 ${number(limit)} 个。`,

  'no-language-model': ({ detail }) => `config.json 不属于语言模型：\n${detail}`,
  'no-context-length': () => 'config.json 不属于语言模型：缺少 max_position_embeddings，即上下文长度。',
  'no-end-token': () => 'generation_config.json 和 config.json 都没有说明哪个词元结束回复。',
  'encoder-decoder': () => `这是编码器-解码器模型，用于翻译或摘要等。${onlyText}`,
  'encoder-decoder-half': ({ inputs }) =>
    `这是编码器-解码器模型的后一半，用于翻译等（其 ONNX 文件需要 ${inputs.join('、')}）。${onlyText}`,
  'not-text-only': ({ inputs }) =>
    `这个模型需要图像或声音（其 ONNX 文件需要 ${inputs.join('、')}）。学生必须是只读文字的模型。`,
  'embeddings-missing': ({ inputs }) =>
    `这个 ONNX 文件需要嵌入向量而不是词元（${inputs.join('、')}），却没有同类的 embed_tokens 文件来生成它们。`,
  'inputs-unknown': ({ inputs }) => `ONNX 文件需要本引擎不认识的输入：${inputs.join('、')}。`,
  'no-decoder': () =>
    'ONNX 文件不是带 KV 缓存的解码器：缺少输入 input_ids 和 past_key_values.N.key/value，或输出 logits。',
  'output-missing': ({ output }) => `ONNX 模型没有给出 ${output}。`,
  'cache-no-tensor': ({ input }) => `ONNX 输入 ${input} 不是张量。`,
  'cache-type': ({ input, type }) =>
    `ONNX 输入 ${input} 的类型是 ${type}；本引擎读取 float32 或 float16 的缓存。`,
  'cache-shape': ({ input, shape }) =>
    `ONNX 输入 ${input} 的形状是 [${shape.join(', ')}]。它和 config.json 都没有给出注意力头的数量和大小，或者它没有会增长的轴。`,

  'tokenizer-loses-characters': ({ type }) =>
    `tokenizer.json 描述的 ${type} 分词器没有字节词元：它不认识的字符（往往包括换行）会丢失，教师写的也不例外。${understood}`,
  'tokenizer-lacks-bytes': ({ count }) =>
    `tokenizer.json 缺少 256 个字节中的 ${number(count)} 个。${understood}`,
  'tokenizer-cuts': ({ detail }) => `tokenizer.json 要求以本引擎不认识的方式切分文字：${detail}`,
  'tokenizer-changes-text': () =>
    'tokenizer.json 描述的分词器会改变文字，例如去掉空格或大写。学生必须能按原样读取教师写的内容。',
  'private-use-exhausted': () => '题目用到了所有私用区字符，因此无法安全编码。',

  'cache-growing-device': () => '键和值随每个词元增长：只有在 WebGPU 上原地保存才有好处。',
  'cache-growing-graph': () => '键和值随每个词元增长：这个导出的缓存并非全部使用 GroupQueryAttention。',
  'cache-growing-differs': ({ percent }) =>
    `键和值随每个词元增长：原地保存时，本设备给出的数字不同，相差其范围的 ${percent} %。`,
  'cache-growing-failed': ({ cause }) => `键和值随每个词元增长：尝试原地保存但失败了。${cause}`,

  'runtime-failed': ({ device, detail }) => `ONNX Runtime 无法在 ${device} 上运行这个模型：${detail}`,
  'numbers-not-finite': () => '模型给出了非有限的数值。它的权重或本设备不可靠：请选择其他设备或模型。',
  'no-token-left': () => '没有可选的词元：全部被禁止。',
  'context-too-long': ({ tokens, limit }) =>
    `序列需要 ${number(tokens)} 个位置，而这个模型只有 ${number(limit)} 个。`,
};

const activities = {
  load: '仍在加载',
  solve: '正在解题',
};

const onWasm = '学生在 WASM 上运行';
const loadAgain = '请重新加载学生。';

export const student: Sentences<typeof studentErrors> = {
  'load-stopped': () => '加载已停止。',
  'student-closed': () => '学生已关闭。',
  'student-busy': ({ activity }) => `学生正忙：${activities[activity]}。请先停止它。`,
  'student-not-loaded': () => '尚未加载学生。请先加载一个。',
  'student-worker-stopped': ({ detail }) =>
    detail === ''
      ? `学生的 Worker 已停止：其脚本未能加载。${loadAgain}`
      : `学生的 Worker 因错误而停止：${detail}。${loadAgain}`,

  'gpu-lost': ({ detail }) => `GPU 停止工作（${detail}），因此学生模型改在 WASM 上运行。运行从同一词元继续。`,

  'download-is-page': ({ address }) => `${address} 是网页，不是模型文件，因此被拒绝。`,
  'download-is-pointer': ({ address }) =>
    `${address} 是 Git LFS 指针，不是文件本身，因此被拒绝。主机需要提供 LFS 文件。`,
  'download-too-long': ({ file, expected }) => `${file} 比主机声明的更长（${expected} 字节），因此被拒绝。`,
  'download-size': ({ file, bytes, expected }) =>
    `${file} 有 ${bytes} 字节，而主机声明为 ${expected} 字节，因此被拒绝。`,
  'download-hash': ({ file }) => `${file} 的 SHA-256 与主机给出的不符，因此被拒绝。请重新加载模型。`,
  'download-changed': ({ file }) => `${file} 在加载期间于服务器上发生了变化。请重新加载模型。`,
  'download-broke-off': ({ file }) => `加载 ${file} 时连接断开。已收到的部分会保留：重试即可继续。`,
  'no-storage': () =>
    '浏览器不为本网页存储任何内容：只有通过 HTTPS 或来自 localhost 的网页才能存储，有些浏览器在隐私窗口中也不行。可以不保存，直接使用该模型。',
  'no-room': ({ bytes, free }) =>
    `浏览器没有足够空间存放此模型：需要 ${size(bytes)}，可用 ${size(free)}。请删除其他模型，或不保存直接使用；那样每次访问都会重新下载。`,
  'not-stored': ({ detail }) =>
    `浏览器未能存储此模型${detail === '' ? '' : `（${detail}）`}。可以不保存直接使用；那样每次访问都会重新下载。`,
  'folder-again': () => '此模型来自一个文件夹，复制过程中断了。请重新选择该文件夹以继续。',
  'stored-part-missing': () => '浏览器删除了这个模型的一部分。请重新加载。',

  'insecure-context': () =>
    `${onWasm}，而且离开此网络就打不开本网页：浏览器只向通过 HTTPS 或来自 localhost 的网页提供 WebGPU、多线程和离线使用。网页的运营者可以为它配置证书（TLS_CERT）。`,
  'no-webgpu': () => `${onWasm}：此浏览器没有 WebGPU。`,
  'no-adapter': () => `${onWasm}：此浏览器有 WebGPU，但没有找到可用的显卡。`,
  'no-shader-f16': () =>
    `${onWasm}：这些权重以半精度计算，而此显卡做不到（没有 shader-f16）。q4 类的权重可以在它上面运行。`,
  'webgpu-failed': ({ cause }) => `${onWasm}：已尝试 WebGPU，但失败了。${cause}`,

  'first-numbers-not-finite': () => '它最初的数值不是有限数。',
  'numbers-differ': ({ percent }) => `对同一段文字，它给出的数值不同，相差其范围的 ${percent}%。`,
  'first-pass-failed': ({ cause }) =>
    `模型已在 WASM 上打开，但第一次计算失败。${cause}它的权重可能是为其他设备准备的；请试试这个模型的其他权重。`,
};
