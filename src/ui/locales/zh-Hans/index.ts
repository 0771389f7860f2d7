/**
 * Chinese in simplified characters. Terms:
 *
 *   student model   学生模型        token        词元
 *   teacher model   教师模型        entropy      熵
 *   call            调用            log          日志
 *   call ratio      调用率          prefill      预填充
 *   run             运行            policy       策略
 *   problem         题目            problem set  题集
 *   solution        解答            weights      权重
 *   answer          答案            proxy        代理
 *
 * The reader is addressed with 你, or not at all. A space stands between Chinese and Latin letters or digits.
 */
import type { Locale } from '../index.ts';
import { predict, tour } from './classroom.ts';
import { errors, unknownError } from './errors/index.ts';
import { formats, tag } from './formats.ts';
import { meter } from './meter.ts';
import { announce, dialog, display, docs, keys, language, notices, page, privacy } from './page.ts';
import { problem, trace } from './problem.ts';
import { problemSets } from './problem-sets.ts';
import { picker } from './picker.ts';
import { gallery, history } from './runs.ts';
import { hub, settings } from './settings.ts';
import { setup } from './setup.ts';
import { answer, call, familiarity, solution } from './solution.ts';
import { loading, status } from './status.ts';
import { access, teacher } from './teacher.ts';
import { timeline, tokens } from './tokens.ts';
import { pause, versions } from './versions.ts';

export const zhHans: Locale = {
  tag,
  dir: 'ltr',
  ...formats,
  access,
  announce,
  answer,
  call,
  dialog,
  display,
  docs,
  errors,
  familiarity,
  gallery,
  history,
  hub,
  keys,
  language,
  loading,
  meter,
  notices,
  page,
  pause,
  picker,
  predict,
  privacy,
  problem,
  problemSets,
  settings,
  setup,
  solution,
  status,
  teacher,
  timeline,
  tokens,
  tour,
  trace,
  unknownError,
  versions,
};
