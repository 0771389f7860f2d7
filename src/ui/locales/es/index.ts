/**
 * Spanish. Terms:
 *
 *   student model   el modelo alumno       token        el token, los tokens
 *   teacher model   el modelo profesor     entropy      la entropía
 *   call            la llamada             log          el registro
 *   call ratio      la tasa de llamadas    prefill      la lectura anticipada
 *   run             la ejecución           policy       la regla
 *   problem         el problema            problem set  el conjunto de problemas
 *   solution        la solución            weights      los pesos
 *   answer          la respuesta           proxy        el proxy
 *
 * The reader is addressed with «usted»; buttons are infinitives.
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

export const es: Locale = {
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
