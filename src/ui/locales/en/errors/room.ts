/** Sentences about rooms. */
import type { Sentences } from '../../../../errors/coded-error.ts';
import type { roomErrors } from '../../../../room/errors.ts';
import { formats, plural } from '../formats.ts';

const { kilobytes, number } = formats;

export const room: Sentences<typeof roomErrors> = {
  'room-unknown': () =>
    'There is no room with this code. Check the six letters; a room lasts four hours, and it may have ended.',
  'room-guesses': () =>
    'Too many wrong codes came from here. Wait a minute, then check the code and try again.',
  'room-locked': () => 'This room is locked: no more devices can join. Ask the person who leads it.',
  'room-full': ({ limit }) => `This room is full: it has room for ${plural(limit, 'device', 'devices')}.`,
  'room-ended': () => 'This room has ended.',
  'rooms-full': () => 'This server has no space for another room. Try again when another class has ended.',
  'room-name-invalid': ({ limit }) => `A name has at most ${number(limit)} characters.`,
  'room-member-unknown': () => 'This device is not known in the room. Join again with the code.',
  'room-removed': () => 'The person who leads the room removed this device. Ask them before you join again.',
  'room-left': () => 'This device has left the room. Join again with the code.',
  'room-command-invalid': () =>
    'The room did not understand this request. Reload the page: it may be older than the server.',
  'room-lead-only': () => 'Only the person who leads the room can do this.',
  'room-device-only': () => 'Only a device that joined the room can do this.',
  'room-device-unknown': () => 'This device is no longer in the room.',
  'room-activity-over': () => 'This came too late: the class is doing something else now.',
  'room-marks-outside': ({ words }) =>
    `A mark is outside the text, which has ${plural(words, 'word', 'words')}.`,
  'room-marks-shown': () => 'The calls are shown already, so marks no longer count.',
  'room-problem-unknown': () => 'This set has no such problem.',
  'room-question-over': () => 'This question is over.',
  'room-proposals-full': ({ limit }) => `There are ${number(limit)} proposals already. Vote for one of them.`,
  'room-proposal-unknown': () => 'There is no such proposal.',
  'room-material-unknown': () => 'The room does not have this text any more.',
  'room-material-too-large': ({ bytes }) =>
    `This is larger than the room takes: at most ${kilobytes(bytes)}.`,
  'room-materials-full': ({ bytes }) => `The room holds no more runs: it has used its ${kilobytes(bytes)}.`,
  'room-busy': () => 'This is more than the room takes at once. Wait a moment, then try again.',
  'room-budget-spent': () => 'The room has spent its teacher tokens. Students continue alone.',
  'rooms-off': () =>
    'This server has no rooms. They need the Node server (npm start); a static page or an edge platform has none.',
  'room-store-away': () =>
    'The server cannot reach the store that keeps its rooms. It tries again by itself.',
  'room-unreachable': () => 'The room cannot be reached. Check the network; the page tries again by itself.',
  'room-events-unknown': () =>
    'The room sends something that this page does not know: the page is older than the server. Reload it.',
};
