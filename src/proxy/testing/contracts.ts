/** For tests: one call to a provider, what it sent, and what came of the response. */
import type { TeacherRequest } from '../../relay/teacher.ts';
import { fetchTransport } from '../../teacher/http-transport.ts';
import { fakeFetch } from '../../teacher/testing/fake-model-server/fake-fetch.ts';
import { collect, type ResponseScript } from '../../teacher/testing/fake-model-server/script.ts';
import { chatML } from '../prompt/prompt-format.ts';
import { providerUpstream, type Provider } from '../providers/provider.ts';

/** The user's message for the problem of `teacherRequest`. */
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

/** Sends one call to the provider, whose server responds with the script. */
export async function ask(provider: Provider, script: ResponseScript, changes: Partial<TeacherRequest> = {}) {
  const { fetch, requests } = fakeFetch(script);
  const server = { url: provider.url, model: 'm', apiKey: 'k', transport: fetchTransport(fetch) };
  const upstream = providerUpstream(provider, server, chatML);
  const chunks = await collect(upstream.write({ ...teacherRequest, ...changes }));
  const text = chunks.map((chunk) => (chunk.type === 'text' ? chunk.text : '')).join('');
  return { text, last: chunks.at(-1), body: requests[0]?.body, headers: requests[0]?.headers };
}

/** Lines as a server sends them. */
export const lines = (...texts: string[]): ResponseScript => ({
  body: [texts.map((text) => `${text}\n`).join('')],
});

/** Server-sent events as a server sends them. */
export const events = (...texts: string[]): ResponseScript => ({
  body: [texts.map((text) => `${text}\n\n`).join('')],
});
