/** For tests: one request to a foreign teacher of some kind, and what came of it. */
import type { TeacherRequest } from '../../relay/teacher.ts';
import { collect, scriptedFetch, type Script } from '../../teacher/scripted-fetch.ts';
import { overFetch } from '../../teacher/stream-post.ts';
import { baseAddress, kinds, type ForeignKind } from './kinds.ts';
import { chatML } from './prompt-format.ts';

/** What the problem of `request` comes to. */
const asked = 'What is 2 + 3?\nPlease reason step by step, and put your final answer within \\boxed{}.';
export const prompt = `<|im_start|>user\n${asked}<|im_end|>\n<|im_start|>assistant\n`;
export const user = { role: 'user', content: asked };
export const request: TeacherRequest = {
  problem: 'What is 2 + 3?',
  prefix: 'We add: \n',
  prefixIds: [],
  fingerprint: '',
  maxTokens: 4,
  temperature: 1.8,
  seed: 7,
};

export async function ask(kind: ForeignKind, script: Script, changes: Partial<TeacherRequest> = {}) {
  const { fetch, requests } = scriptedFetch(script);
  const url = baseAddress(kind, kinds[kind].address);
  const upstream = kinds[kind].make({ url, model: 'm', apiKey: 'k', post: overFetch(fetch) }, chatML);
  const chunks = await collect(upstream.write({ ...request, ...changes }));
  const text = chunks.map((chunk) => (chunk.type === 'text' ? chunk.text : '')).join('');
  return { text, last: chunks.at(-1), body: requests[0]?.body, headers: requests[0]?.headers };
}

/** Lines, and server-sent events, as a server sends them. */
export const lines = (...texts: string[]): Script => ({ body: [texts.map((text) => `${text}\n`).join('')] });
export const events = (...texts: string[]): Script => ({
  body: [texts.map((text) => `${text}\n\n`).join('')],
});
