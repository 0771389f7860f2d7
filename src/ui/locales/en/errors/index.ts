/** A sentence for each error code that the page can show. Each function gets the error's values by name. */
import type { Sentences } from '../../../../errors/coded-error.ts';
import type { ShownErrors } from '../../shown-errors.ts';
import { api } from './api.ts';
import { engine } from './engine.ts';
import { common, page } from './page.ts';
import { relay } from './relay.ts';
import { setup } from './setup.ts';
import { room } from './room.ts';
import { student } from './student.ts';
import { teacher } from './teacher.ts';

export const errors: Sentences<ShownErrors> = {
  ...common,
  ...relay,
  ...engine,
  ...student,
  ...teacher,
  ...api,
  ...setup,
  ...room,
  ...page,
};

/** For a code that this version does not know. */
export const unknownError = (code: string) => `Something went wrong (${code}).`;
