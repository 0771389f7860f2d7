/** The errors of a room, as codes: a part of its API. src/ui/locales makes the sentences. */
import { defineErrors, errorMaker } from '../errors/coded-error.ts';

export const roomErrors = defineErrors({
  // Coming in
  'room-unknown': {},
  'room-guesses': {},
  'room-locked': {},
  'room-full': { limit: 'number' },
  'room-ended': {},
  'rooms-full': {},
  'room-name-invalid': { limit: 'number' },
  'room-member-unknown': {},
  'room-removed': {},
  'room-left': {},

  // Commands
  'room-command-invalid': {},
  'room-lead-only': {},
  'room-device-only': {},
  'room-device-unknown': {},
  'room-activity-over': {},
  'room-marks-outside': { words: 'number' },
  'room-marks-shown': {},
  'room-problem-unknown': {},
  'room-question-over': {},
  'room-proposals-full': { limit: 'number' },
  'room-proposal-unknown': {},
  'room-material-unknown': {},
  'room-material-too-large': { bytes: 'number' },
  'room-materials-full': { bytes: 'number' },
  'room-busy': {},

  // The teacher
  'room-budget-spent': {},

  // The server
  'rooms-off': {},
  'room-unreachable': {},
  'room-events-unknown': {},
  'room-store-away': {},
});

export const roomError = errorMaker(roomErrors);
