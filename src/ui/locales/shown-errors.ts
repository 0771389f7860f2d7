/** Every error that the page can show: its own, and those of the parts below it. */
import { commonErrors } from '../../errors/coded-error.ts';
import { engineErrors } from '../../engine/errors.ts';
import { relayErrors } from '../../relay/errors.ts';
import { roomErrors } from '../../room/errors.ts';
import { studentErrors } from '../../student/errors.ts';
import { apiErrors } from '../../teacher/api-errors.ts';
import { teacherErrors } from '../../teacher/errors.ts';
import { setupErrors } from '../../teacher/setup-errors.ts';
import { pageErrors } from '../page-error.ts';

export const shownErrors = {
  ...commonErrors,
  ...relayErrors,
  ...engineErrors,
  ...studentErrors,
  ...teacherErrors,
  ...apiErrors,
  ...setupErrors,
  ...roomErrors,
  ...pageErrors,
};

export type ShownErrors = typeof shownErrors;
