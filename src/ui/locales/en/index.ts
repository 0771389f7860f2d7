/** English: the language from which the type `Locale` derives. */
import { predict, tour } from './classroom.ts';
import { first } from './first.ts';
import { announce, dialog, docs } from './page.ts';
import { picker } from './picker.ts';
import { problemSets } from './problem-sets.ts';
import { gallery, history } from './runs.ts';
import { hub, settings } from './settings.ts';
import { setup } from './setup.ts';
import { answer, call, familiarity, solution } from './solution.ts';
import { access, teacher } from './teacher.ts';
import { timeline, tokens } from './tokens.ts';
import { pause, versions } from './versions.ts';

export const en = {
  ...first,
  access,
  announce,
  answer,
  call,
  dialog,
  docs,
  familiarity,
  gallery,
  history,
  hub,
  pause,
  picker,
  predict,
  problemSets,
  settings,
  setup,
  solution,
  teacher,
  timeline,
  tokens,
  tour,
  versions,
};
