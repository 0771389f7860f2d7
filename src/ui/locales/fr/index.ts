/**
 * French. Terms:
 *
 *   student model   le modèle élève        token        le jeton
 *   teacher model   le modèle enseignant   entropy      l’entropie
 *   call            l’appel                log          le journal
 *   call ratio      le taux d’appel        prefill      la lecture anticipée
 *   run             l’exécution            policy       la règle
 *   problem         le problème            problem set  la série de problèmes
 *   solution        la solution            weights      les poids
 *   answer          la réponse             proxy        le proxy
 *
 * The reader is addressed with « vous »; buttons are infinitives. A no-break space stands before : ; ? ! and within « ».
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

export const fr: Locale = {
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
