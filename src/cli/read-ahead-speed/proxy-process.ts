/**
 * The proxy of the benchmark in a process of its own, on Node as `npm start` runs it: before the embedded teacher, or
 * before a server that takes a known time to read a prompt that it does not know.
 */
import { z } from 'zod';
import { nodePost } from '../../proxy/node-post.ts';
import { serve } from '../../proxy/node.ts';
import { completionsUpstream } from '../../proxy/upstreams/completions.ts';
import { chatML } from '../../proxy/upstreams/prompt-format.ts';
import { withReadAhead } from '../../proxy/upstreams/reading-ahead.ts';
import { inProject, teacherForProxy, type TeacherForProxy } from '../models.ts';
import { startSlowReader } from './slow-reader.ts';

const settings = z.object({ readingMs: z.number().nullable() });
const { readingMs } = settings.parse(JSON.parse(process.argv[2] ?? ''));

async function teacherOf(): Promise<TeacherForProxy> {
  if (readingMs === null) return teacherForProxy({});
  const url = await startSlowReader(readingMs);
  const server = { url, model: 'slow', apiKey: null, post: nodePost };
  return { teacher: withReadAhead(completionsUpstream(server, chatML)) };
}

const { url } = await serve({
  port: 0,
  hostname: '127.0.0.1',
  directory: inProject('public'),
  ...(await teacherOf()),
});
process.send?.({ port: Number(new URL(url).port) });
