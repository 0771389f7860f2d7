/** A sentence for each error code. Each function gets the error's values by name. */
import type { Locale } from '../../index.ts';
import { formats, hoursAndMinutes, listed, quoted, seconds } from '../formats.ts';
import { engine, student } from './models.ts';
import { setup } from './setup.ts';
import { room } from './room.ts';

const { kilobytes, number } = formats;

/** For a code that this version does not know. */
export const unknownError = (code: string) => `出错了（${code}）。`;

const sources = { teacher: '教师', server: '教师服务器', embedded: '内置教师' };

const quantities = {
  probability: (min: number, max: number) => `${min} 到 ${max} 之间的概率`,
  entropy: (min: number) => `不小于 ${min} 纳特的熵`,
  tokens: (min: number) => `不小于 ${min} 的整数词元数`,
  number: (min: number, max: number) => `${min} 到 ${max} 之间的数`,
};

const orderRules = {
  'run-over': '运行已经结束',
  'started-twice': '运行已经开始',
  'problem-read-twice': '题目已经读过',
  'other-call': '它的调用不是当前打开的调用',
  'call-number': '调用从 0 开始编号，一次一个',
  'command-too-long': '它的指令比解答还长',
};

const kibibytes = (bytes: number) => `${number(Math.floor(bytes / 1024))} KiB`;
const fieldsOf = (fields: readonly string[]) => listed(fields.map((field) => `\`${field}\``));
/** What a server says, after a sentence about it. */
const said = (words: string) => (words === '' ? '' : `服务器回复：${words}`);
const inSeconds = (count: number) => `请在 ${number(count)} 秒后重试。`;

export const errors: Locale['errors'] = {
  ...engine,
  ...student,
  ...setup,
  ...room,

  message: ({ message }) => message,
  unexpected: ({ detail }) => detail,

  'problem-empty': () => '请先输入题目，或选择一道例题。',
  'problem-binary': () => '这看起来不是文字：其中有控制字符，或不是文字的字节。请以纯文本粘贴题目。',
  'problem-too-long': ({ bytes, limit }) =>
    `题目大小为 ${kilobytes(bytes)}，上限为 ${kilobytes(limit)}。请只保留提出问题的部分。`,
  'random-problem-failed': () => '无法生成随机题目。请检查与网页的连接，然后重试。',

  'set-not-saved': ({ cause }) => `题集及其结果只在本页打开期间保留：浏览器没有保存它们。${cause}`,
  'set-setup-changed': () =>
    '题集已停止：最近一次运行所用的模型与之前的结果不同，因此在“各设置的结果”中单列一行。请检查学生模型和教师模型，然后继续。',

  'student-not-ready': () => '学生模型仍在加载。请等它就绪后重试。',
  'other-student': ({ name }) =>
    `这次运行由 ${name} 写出，其权重与当前加载的学生模型不同，因此无法继续。要尝试修改，请重新解这道题。`,
  'privacy-stopped': () => '运行已停止，因为它可能会调用教师模型。',

  'run-not-saved': ({ cause }) => `这次运行没有保存在浏览器中。${cause}`,
  'run-not-opened': ({ cause }) => `无法打开运行。${cause}`,
  'runs-not-exported': ({ cause }) => `无法读取运行。${cause}`,
  'run-not-deleted': ({ cause }) => `无法删除运行。${cause}`,

  'file-unreadable': () => '无法读取文件。',
  'file-too-large': () => '文件比本网页的任何运行都大，因此没有读取。',
  'link-broken': () => '无法读取链接中的运行：链接不完整，或不是由本网页生成的。',
  'link-too-large': () => '链接中的运行比本网页的任何运行都大。',
  'lesson-broken': () => '这个文件不是已保存的课，或者已被截断。',
  'gallery-away': () => '本网页的服务器没有响应，因此无法取得录制的运行。',
  'gallery-broken': () => '录制运行的列表已损坏。',

  'hub-address': () => '请输入 onnx-community/Qwen3-0.6B-ONNX 这样的 ID，或以 https:// 开头的地址。',
  'hub-unreachable': ({ host }) =>
    `从本网页无法访问 ${host}。请检查网络连接。Hugging Face 以外的主机必须允许其他来源的网页，本网页的运营者也必须允许该主机（MODEL_HOSTS）。网页自带的学生模型不受影响。`,
  'hub-no-model': ({ host, status }) =>
    `${host} 在此地址没有模型，或不允许访问（HTTP ${status}）。请与模型页面上的 ID 核对。`,
  'hub-search-failed': ({ host, status }) =>
    `目前无法在 ${host} 上搜索（HTTP ${status}）。请稍后再试，或输入完整的 ID：org/name。`,
  'folder-no-model': () =>
    '此文件夹中没有模型：需要 config.json、tokenizer.json 以及 onnx/ 中的权重，如 transformers.js 的导出所含。',
  'hub-no-weights': () => '这个模型没有本网页能加载的权重：需要 ONNX 文件，如 transformers.js 的导出所含。',

  'no-proxy': () => '本网页没有附带代理。',
  'proxy-refused': ({ cause, address, origin }) =>
    `${cause}要么 ${address} 上没有运行任何服务，要么它不允许本网页：由其运营者以 ALLOWED_ORIGINS=${origin} 启动。`,

  'no-teacher': () => '本次运行没有教师，因此学生独自继续。',
  'solution-limit': ({ limit }) => `解答已达到 ${number(limit)} 个词元的上限。`,
  'student-limit': ({ limit }) => `学生最多能读 ${number(limit)} 个词元，现已用完。`,
  'teacher-tokens-spent': ({ limit }) => `本次运行的 ${number(limit)} 个教师词元已用完。`,
  'teacher-broke-off': () => '教师在回复中途断开。',
  'teacher-failed': ({ cause }) => `教师出错：${cause}`,
  'token-unknown': ({ id }) => `教师发来了词元 ${id}，而学生没有这个词元。`,

  'prompt-too-long': ({ tokens, limit }) =>
    `这段文字需要 ${number(tokens)} 个词元，而这个学生最多能读 ${number(limit)} 个。请缩短题目，或选择上下文更长的学生。`,
  'student-failed': ({ cause }) => `学生出错：${cause}`,
  'option-not-a-count': ({ name, min, value }) => `${name} 必须是不小于 ${min} 的整数，而不是 ${value}。`,
  'run-seed-not-whole': ({ seed }) => `随机种子必须是整数，而不是 ${seed}。`,
  'resume-without-start': () => '只有以开始事件开头的日志才能继续运行。',
  'resume-after-end': () => '已结束的运行无法继续。请先截短其日志。',
  'resume-within-call': () => '运行无法从调用中间继续。请先截短其日志。',
  'resume-command-too-long': () => '指令比解答还长。',

  'policy-unknown': ({ name, known }) => `没有名为 ${quoted(name)} 的策略。可用的有 ${listed(known)}。`,
  'policy-takes-no-number': ({ kind, number: given }) =>
    `${quoted(kind)} 不带数字，却给出了 ${quoted(given)}。`,
  'policy-needs-number': ({ name, example }) =>
    `${quoted(name)} 的冒号后需要一个数字，例如 ${quoted(example)}。`,
  'policy-number-too-large': ({ name }) => `${quoted(name)} 中的数字太大。`,
  'policy-number-out-of-range': ({ name, quantity, min, max }) =>
    `${quoted(name)} 需要${quantities[quantity](min, max)}。`,
  'policy-needs-router': ({ policy, student }) => `策略 ${policy} 需要带路由器的学生，而 ${student} 没有。`,

  'trace-not-json': () => '这个文件不是保存的运行：它不是 JSON。',
  'trace-not-a-run': () => '这个文件不是保存的运行：缺少 `format` 和 `events`。',
  'trace-format-unknown': ({ format, known }) =>
    `这个文件的格式是 ${quoted(format)}。本版本能读取 ${listed(known.map(quoted))}。`,
  'trace-event-invalid': ({ event, detail }) => `这次保存的运行中，事件 ${event} 已损坏：\n${detail}`,
  'trace-without-start': () => '保存的运行以事件“run-started”开头。',
  'trace-order': ({ event, rule }) =>
    `这次保存的运行中，事件 ${event} 与前面的内容不符：${orderRules[rule]}。`,
  'event-invalid': ({ detail }) => `这不是运行的事件：\n${detail}`,

  unreachable: ({ source }) =>
    `无法连接${sources[source]}。${
      source === 'server'
        ? '代理的运营者需要检查 TEACHER_URL，以及服务器是否在运行。'
        : '请检查网络，以及代理是否在运行。'
    }`,
  'no-response': ({ source, milliseconds }) => `${sources[source]}在 ${seconds(milliseconds)}内没有响应。`,
  'no-sign-of-life': ({ source, milliseconds }) =>
    `${sources[source]}在 ${seconds(milliseconds)}内毫无动静。`,
  'no-first-token': ({ source, milliseconds }) =>
    `${sources[source]}在 ${seconds(milliseconds)}内没有写出词元。`,
  'stopped-writing': ({ source, milliseconds }) =>
    `${sources[source]}停止书写已有 ${seconds(milliseconds)}。`,
  'connection-broke': ({ source }) => `${sources[source]}正在写时，连接断开了。`,
  'answer-cut': ({ source }) => `${sources[source]}的回复还没结束就断开了。`,
  'not-an-answer': ({ source }) =>
    source === 'server'
      ? `${sources.server}发来了不属于回复的内容。请检查它是否使用 TEACHER_KIND 的协议。`
      : `${sources[source]}发来了不是词元的内容，因此已中断。`,
  'web-page-answer': ({ source }) => `${sources[source]}返回了一个网页，而不是词元流。请检查地址。`,
  'other-content-type': ({ source, type }) =>
    `${sources[source]}返回的${type === '' ? '内容没有类型' : `内容类型是 ${quoted(type)}`}，而不是词元流。请检查地址。`,
  'event-too-long': ({ source, limit }) =>
    `${sources[source]}发来的一个事件超过 ${number(limit)} 个字符，因此没有读取其余部分。`,

  'teacher-away': () => '教师不在：其地址没有响应。',
  'no-proxy-here': () => '这个地址没有教师代理。',
  'code-wanted': () => '这位教师需要访问码。',
  'proxy-error-unreadable': () => '教师因一个无法读取的错误而断开。',
  'proxy-refused-request': ({ status }) => `教师拒绝了请求（HTTP ${status}）。`,
  'proxy-over-budget': ({ status }) => `教师目前没有可用的预算（HTTP ${status}）。`,
  'proxy-not-found': ({ status }) => `这个地址没有教师（HTTP ${status}）。`,

  'context-exceeded': ({ tokens, limit }) =>
    `题目和已有解答共 ${number(tokens)} 个词元，而这位教师最多能读 ${number(limit)} 个。请缩短题目。`,
  'embedded-failed': ({ cause }) => `内置教师出错。${cause}`,
  'in-page-not-loaded': ({ cause }) => `无法加载本网页内的教师。${cause}`,
  'teacher-worker-stopped': ({ detail }) =>
    detail === '' ? '教师的 Worker 已停止：其脚本未能加载。' : `教师的 Worker 因错误而停止：${detail}`,

  'body-not-json-type': () => '请求体必须是 JSON。请设置请求头 Content-Type: application/json。',
  'body-broke-off': () => '请求体还没结束就断开了。请重新发送请求。',
  'body-too-large': ({ bytes }) => `请求体超过 ${kibibytes(bytes)}。请缩短题目或已有解答。`,
  'body-not-json': ({ fields }) => `请求体不是 JSON。请发送带有 ${fieldsOf(fields)} 的 JSON 对象。`,
  'body-not-an-object': ({ fields }) => `请求体必须是带有 ${fieldsOf(fields)} 的 JSON 对象。`,
  'body-invalid': () => '请求体的结构不对。请与 API 核对。',
  'problem-not-text': () => '`problem` 必须是文字。请发送学生正在解的题目。',
  'problem-missing': () => '`problem` 为空。请发送学生正在解的题目。',
  'problem-too-large': ({ bytes }) => `\`problem\` 超过 ${kibibytes(bytes)}。请缩短题目。`,
  'prefix-not-text': () => '`prefix` 必须是文字。请发送已有解答；刚开始时发送空文字。',
  'prefix-too-large': ({ bytes }) => `\`prefix\` 超过 ${kibibytes(bytes)}。已有解答太长，无法继续。`,
  'prefix-ids-not-ids': () => '`prefixIds` 必须是词元 ID 的列表：从 0 开始的整数。',
  'prefix-ids-too-many': ({ limit }) => `\`prefixIds\` 超过 ${number(limit)} 个 ID。已有解答太长，无法继续。`,
  'fingerprint-not-text': () => '`fingerprint` 必须是文字：`prefixIds` 所用分词器的指纹。',
  'fingerprint-empty': () => '`fingerprint` 为空。请连同 `prefixIds` 一起省略。',
  'prefix-ids-and-fingerprint': () => '`prefixIds` 与 `fingerprint` 必须成对：两者都发送，或都不发送。',
  'max-tokens-not-whole': () => '`maxTokens` 必须是整数。请发送教师应写的词元数。',
  'max-tokens-too-small': () => '`maxTokens` 不能小于 1。请求零个词元的调用不需要教师。',
  'max-tokens-too-large': ({ limit }) =>
    `\`maxTokens\` 不能大于 ${number(limit)}。请减少词元数，或分多次调用。`,
  'temperature-not-number': () => '`temperature` 必须是数字。发送 0 表示取概率最大的词元。',
  'temperature-negative': () => '`temperature` 不能为负。发送 0 表示取概率最大的词元。',
  'temperature-too-high': ({ limit }) => `\`temperature\` 不能大于 ${number(limit)}。`,
  'seed-not-whole-number': () => '`seed` 必须是整数。',
  'seed-negative': () => '`seed` 不能为负。',
  'teacher-not-a-name': () => '`teacher` 必须是 health 所列教师之一的名称。',
  'teacher-unknown': ({ known }) => `这个代理没有叫这个名称的教师。可用的有：${known.join('、')}。`,
  'teacher-no-choice': () => '这个代理只有一位教师。请省略 `teacher`。',
  'wrong-method': ({ method, path }) => `${path} 请使用 ${method}。`,
  'unknown-path': ({ path, known }) => `${path} 上没有内容。代理支持 ${listed(known)}。`,
  'host-not-allowed': ({ host }) => `本服务器不接受名称 ${quoted(host)}。运营者可以把它加入 ALLOWED_HOSTS。`,
  'metrics-not-allowed': () => '指标仅供本机查看。代理的运营者可以设置 METRICS_TOKEN，供他人发送。',
  'no-prefills': () => '这位教师不接受预填充。',

  'access-code-missing': () => '这位教师需要访问码。请询问其管理者。',
  'access-code-wrong': () => '教师不认识这个访问码。请询问其管理者。',
  'access-code-guesses': () => '从这里发来的错误访问码太多。请等一分钟再试。',
  'requests-exceeded': ({ limit, seconds: wait }) =>
    `每个客户端每分钟最多请求 ${number(limit)} 次。${inSeconds(wait)}`,
  'tokens-exceeded': ({ limit, seconds: wait }) =>
    `每个客户端每分钟最多可请教师写 ${number(limit)} 个词元。${inSeconds(wait)}`,
  'streams-exceeded': ({ limit }) =>
    `每个客户端最多同时接收 ${number(limit)} 个回复。请等一个回复结束后重试。`,
  'teacher-busy': ({ seconds: wait }) => `教师正忙于其他网页。${inSeconds(wait)}`,
  'budget-reserved': ({ seconds: wait }) => `今天最后的词元已留给其他调用。${inSeconds(wait)}`,
  'budget-spent': ({ minutes }) =>
    `教师今天的词元已用完。${hoursAndMinutes(minutes)}后（UTC 零点）会有新的词元。`,

  'proxy-without-teacher': () => '这个代理没有教师。',
  'embedded-not-loaded': ({ cause }) => `无法加载内置教师。${cause}`,
  'proxy-not-set-up': () => '代理尚未设置好。原因见其日志。',
  'proxy-stopping': () => '代理正在停止。请稍后重试。',
  'proxy-stopped-writing': () => '教师正在写时，代理被停止了。',
  'proxy-stopped-prefill': () => '预填充时，代理被停止了。',
  'proxy-failed': () => '代理出错。请重试。',
  'proxy-failed-writing': () => '教师正在写时，代理出错。请重试。',

  'server-refused-key': ({ status }) =>
    `教师服务器没有接受代理的密钥（HTTP ${status}）。代理的运营者需要设置 TEACHER_API_KEY。`,
  'server-over-budget': ({ status, words }) =>
    `教师服务器没有空闲或没有预算（HTTP ${status}）。${said(words)}`,
  'server-model-missing': ({ words }) =>
    `教师服务器没有这个模型或地址（HTTP 404）。代理的运营者需要检查 TEACHER_URL 和 TEACHER_MODEL。${said(words)}`,
  'server-error': ({ status, words }) => `教师服务器返回错误（HTTP ${status}）。${said(words)}`,
  'server-broke-off': ({ words }) => `教师服务器因错误而断开。${said(words)}`,
  'server-loading': ({ words }) => `教师服务器正在加载模型（HTTP 503）。${said(words)}`,
  'server-loading-timeout': ({ milliseconds }) =>
    `教师服务器正在加载模型，${seconds(milliseconds)}内未就绪。请稍后重试。`,
  'server-not-usable': ({ variable }) =>
    `教师服务器还不能使用：无法读取 ${variable} 指定的文件。代理的运营者需要检查该文件。`,
  'server-no-prefix': () =>
    '教师服务器不允许这个模型从中间续写回复。请把 TEACHER_MODEL 设为支持的模型，例如 claude-haiku-4-5，或用文字请求：TEACHER_KIND=instruct，TEACHER_URL=https://api.anthropic.com。',
};
