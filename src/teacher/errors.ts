/** The errors of teachers: of the client of the proxy, of streams, and of the embedded teacher. */
import { defineErrors, errorMaker } from '../errors/coded-error.ts';

/** Who writes: the teacher behind a proxy, as the page sees it; the server that the proxy asks; the embedded teacher. */
export const streamSources = ['teacher', 'server', 'embedded'] as const;
export type StreamSource = (typeof streamSources)[number];

export const teacherErrors = defineErrors({
  // Streams
  unreachable: { source: streamSources },
  'no-response': { source: streamSources, milliseconds: 'number' },
  'no-sign-of-life': { source: streamSources, milliseconds: 'number' },
  'no-first-token': { source: streamSources, milliseconds: 'number' },
  'stopped-writing': { source: streamSources, milliseconds: 'number' },
  'connection-broke': { source: streamSources },
  'answer-cut': { source: streamSources },
  'not-an-answer': { source: streamSources },
  'web-page-answer': { source: streamSources },
  /** `type` is the content type, empty where there is none. */
  'other-content-type': { source: streamSources, type: 'text' },
  'event-too-long': { source: streamSources, limit: 'number' },

  // The client of the proxy
  'teacher-away': {},
  'no-proxy-here': {},
  'code-wanted': {},
  'proxy-error-unreadable': {},
  'proxy-refused-request': { status: 'number' },
  'proxy-over-budget': { status: 'number' },
  'proxy-not-found': { status: 'number' },

  // The embedded teacher
  'context-exceeded': { tokens: 'number', limit: 'number' },
  'embedded-failed': { cause: 'error' },
  'in-page-not-loaded': { cause: 'error' },
  /** `detail` is what the browser says, empty where the worker's script did not load. */
  'teacher-worker-stopped': { detail: 'text' },
});

export const teacherError = errorMaker(teacherErrors);
