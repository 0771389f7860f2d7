/** English: the language from which the type `Locale` derives. */
import { predict, tour } from './classroom.ts';
import { errors, unknownError } from './errors/index.ts';
import { formats, tag } from './formats.ts';
import { announce, dialog, display, keys, language, notices, page, privacy } from './page.ts';
import { gallery, history, problem, trace } from './problem.ts';
import { problemSets } from './problem-sets.ts';
import { picker } from './picker.ts';
import { hub, loading, settings, status } from './settings.ts';
import { setup } from './setup.ts';
import { answer, call, familiarity, solution } from './solution.ts';
import { access, teacher } from './teacher.ts';
import { meter, timeline, tokens } from './tokens.ts';
import { pause, versions } from './versions.ts';

export const en = {
  /** BCP 47. */
  tag,
  /** The direction in which the language is written. */
  dir: 'ltr' as 'ltr' | 'rtl',
  ...formats,
  access,
  announce,
  answer,
  call,
  dialog,
  display,
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
