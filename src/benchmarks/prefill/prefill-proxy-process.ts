/**
 * The proxy of the benchmark in a process of its own, on Node as `npm start` runs it: before the embedded teacher, or
 * before a server that takes a known time to read a prompt that it does not know.
 */
import { z } from 'zod';
import { nodeTransport } from '../../proxy/node/node-transport.ts';
import { serve } from '../../proxy/node-server.ts';
import { completions } from '../../proxy/providers/completions.ts';
import { providerUpstream } from '../../proxy/providers/provider.ts';
import { chatML } from '../../proxy/prompt/prompt-format.ts';
import { withPrefill } from '../../proxy/providers/with-prefill.ts';
import { inProject } from '../../cli/project.ts';
import { teacherForProxy, type TeacherForProxy } from '../../cli/server/teacher-for-proxy.ts';
import { startSlowReader } from './slow-reader.ts';

const settings = z.object({ readingMs: z.number().nullable() });
const { readingMs } = settings.parse(JSON.parse(process.argv[2] ?? ''));

async function teacherOf(): Promise<TeacherForProxy> {
  if (readingMs === null) return teacherForProxy({});
  const url = await startSlowReader(readingMs);
  const server = { url, model: 'slow', apiKey: null, transport: nodeTransport };
  return { teacher: withPrefill(providerUpstream(completions, server, chatML)) };
}

const { url } = await serve({
  port: 0,
  hostname: '127.0.0.1',
  directory: inProject('public'),
  ...(await teacherOf()),
});
process.send?.({ port: Number(new URL(url).port) });
