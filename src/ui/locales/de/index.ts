/**
 * German. Terms:
 *
 *   student model   das Schülermodell      token        das Token, die Tokens
 *   teacher model   das Lehrermodell       entropy      die Entropie
 *   call            der Aufruf             log          das Protokoll
 *   call ratio      die Aufrufquote        prefill      vorab einlesen
 *   run             der Lauf               policy       die Regel
 *   problem         die Aufgabe            problem set  die Aufgabensammlung
 *   solution        die Lösung             weights      die Gewichte
 *   answer          die Antwort            proxy        der Proxy
 *
 * The reader is addressed with „Sie“; buttons are infinitives.
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

export const de: Locale = {
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
