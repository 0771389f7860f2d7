/** For tests: one request to a foreign teacher of some kind, and what came of it. */
import type { TeacherRequest } from '../../relay/teacher.ts';
import { collect, scriptedFetch, type ResponseScript } from '../../teacher/testing/fake-fetch.ts';
import { fetchTransport } from '../../teacher/http-transport.ts';
import { baseAddress, providers, type ProviderKind } from './registry.ts';
import { chatML } from '../prompt/prompt-format.ts';

/** What the problem of `request` comes to. */
const asked = 'What is 2 + 3?\nPlease reason step by step, and put your final answer within \\boxed{}.';
export const prompt = `<|im_start|>user\n${asked}<|im_end|>\n<|im_start|>assistant\n`;
export const user = { role: 'user', content: asked };
export const teacherRequest: TeacherRequest = {
  problem: 'What is 2 + 3?',
  prefix: 'We add: \n',
  prefixIds: [],
  fingerprint: '',
  maxTokens: 4,
  temperature: 1.8,
  seed: 7,
};

export async function ask(kind: ProviderKind, script: ResponseScript, changes: Partial<TeacherRequest> = {}) {
  const { fetch, requests } = scriptedFetch(script);
  const url = baseAddress(kind, providers[kind].address);
  const upstream = providers[kind].make(
    { url, model: 'm', apiKey: 'k', post: fetchTransport(fetch) },
    chatML,
  );
  const chunks = await collect(upstream.write({ ...teacherRequest, ...changes }));
  const text = chunks.map((chunk) => (chunk.type === 'text' ? chunk.text : '')).join('');
  return { text, last: chunks.at(-1), body: requests[0]?.body, headers: requests[0]?.headers };
}

/** Lines, and server-sent events, as a server sends them. */
export const lines = (...texts: string[]): ResponseScript => ({
  body: [texts.map((text) => `${text}\n`).join('')],
});
export const events = (...texts: string[]): ResponseScript => ({
  body: [texts.map((text) => `${text}\n\n`).join('')],
});
