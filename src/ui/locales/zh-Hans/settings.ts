/** The settings of a run, the student model and how it loads. */
import type { Locale } from '../index.ts';
import { formats } from './formats.ts';

const { size } = formats;

export const settings: Locale['settings'] = {
  heading: '设置',
  whoDecides: '由谁调用教师模型',
  policies: {
    learned: '学生决定何时调用、调用多少',
    never: '不调用：只有学生',
    always: '全部由教师写：只有教师',
    entropy: '规则：在学生没有把握处调用',
    'token-random': '随机',
    fixed: '学生决定何时调用；长度固定',
    prompted: '学生按提示中的说明决定',
  },
  policyParameters: {
    entropy: '熵高于此值时调用（纳特）',
    'token-random': '每个词元处的调用概率',
    fixed: '每次调用的词元数',
  },
  policyInForce: (label) => `这个学生模型没有 <call> 词元。实际生效的是：${label}。`,
  tokensPerCall: '每次调用的词元数',
  writesCommands: '这个学生把 <call> 写成普通文字（RelayLLM 检查点如此）',
  thinks: '回答前先思考',
  calibrate: '为这个学生测量阈值',
  calibrateHint: '用它独自解答的十道题',
  calibrating: (done, of) => `第 ${done + 1} 题，共 ${of} 题 …`,
  pauses: '每次调用时暂停并询问我',
  prefill: '预填充：学生写调用时，教师先读文字',
  prefillHint: '教师的第一个词可能更早到达；文字不变。',
  prefillUnavailable: '当前的教师模型不支持。',
  maxCalls: '最多调用次数',
  maxTeacherTokens: '教师词元上限',
  maxTokens: '解答的最大长度（词元）',
  temperature: '温度',
  temperatureHint: '0 表示总是取概率最大的词元',
  filters: '采样过滤',
  topP: 'Top-p',
  topPHint: '只取合计达到此份额的最可能词元；1 表示全部',
  topK: 'Top-k',
  topKHint: '只取这么多个最可能的词元；0 表示全部',
  minP: 'Min-p',
  minPHint: '只取概率不低于最大概率此比例的词元；0 表示全部',
  repetitionPenalty: '重复惩罚',
  repetitionPenaltyHint: '降低题目和解答中已有词元的概率；1 表示不惩罚',
  inputPrice: '输入价格',
  outputPrice: '输出价格',
  priceHint: '教师模型的价格，美元/百万词元',
  seed: '随机种子',
  student: '学生模型',
  students: {
    'relay-student': '在需要帮助时调用（默认）',
    'relay-student-difficulty-aware': '同上，采用 RelayLLM 论文的难度感知奖励：调用较少',
    'relay-student-simple': '同上，奖励几乎不计调用长度：调用较多',
    'relay-student-alone': '训练方式相同，但没有调用：独自解答',
    'relay-student-warmup': '同上，策略优化之前：知道如何调用，不知道在哪里调用',
    'relay-student-base': '同上，预热之前：独自解答',
  },
  device: '学生模型运行于',
  devices: {
    auto: '优先 WebGPU，否则 WASM',
    webgpu: 'WebGPU',
    wasm: 'WASM',
  },
  cacheInPlace: '键和值原地保存在 GPU 上：截断或调用不移动数据。',
  reset: '恢复默认设置',
};

export const hub: Locale['hub'] = {
  more: '其他学生模型',
  label: 'Hugging Face 模型 ID、名称或模型地址',
  hint: '适用于 transformers.js 的模型。它在本浏览器中运行，请选择小模型。',
  search: '查找',
  offers: '这个模型的权重',
  load: (file, bytes) => `加载 ${file.replace('onnx/', '')}，${bytes === null ? '大小未知' : size(bytes)}`,
  remarks: {
    recommended: '推荐用于本设备',
    'slow-on-wasm': '没有 GPU 时较慢：4 位权重所需时间约为 fp16 的六倍',
    'needs-shader-f16': '此显卡不支持 shader-f16，因此只能在 WASM 上缓慢运行',
    'too-large': '太大，没有 GPU 无法运行',
  },
  loading: (name) => `正在加载 ${name}`,
  remove: (name) => `从本浏览器中删除 ${name}`,
  removeShort: '删除',
};

export const loading: Locale['loading'] = {
  region: '加载学生模型',
  label: '正在加载学生模型',
  bytes: (loaded, total) => (total === null ? size(loaded) : `${size(loaded, total)}，共 ${size(total)}`),
  starting: '正在启动……',
};

export const status: Locale['status'] = {
  region: '各部分在哪里运行',
  student: '学生模型',
  teacher: '教师模型',
  network: '网络',
  networks: {
    online: '在线',
    offline: '离线',
    onDevice: '在本设备上',
    checking: '正在检查……',
  },
  worksOffline: '离线也可用',
  failed: '未加载',
  checking: '正在检查……',
  inPage: '在本网页内',
  codeWanted: '在本网页内；服务器上的需要访问码',
  kinds: {
    embedded: '在本服务器上',
    ollama: 'Ollama',
    llamacpp: 'llama.cpp',
    mistral: 'Mistral',
    deepseek: 'DeepSeek',
    openrouter: 'OpenRouter',
    anthropic: 'Anthropic',
  },
  otherKind: '远程服务器',
  devices: { webgpu: 'WebGPU', wasm: 'WASM', cpu: 'CPU', remote: '远程' },
};
