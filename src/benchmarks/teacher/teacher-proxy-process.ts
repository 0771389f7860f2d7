/** The proxy of the benchmark `teacher` in a process of its own, on Node as `npm start` runs it. */
import { z } from 'zod';
import { inProject } from '../../cli/project.ts';
import { teacherForProxy } from '../../cli/server/teacher-for-proxy.ts';
import { serve } from '../../proxy/node-server.ts';

const environment = z.record(z.string(), z.string()).parse(JSON.parse(process.argv[2] ?? ''));
const { url } = await serve({
  port: 0,
  hostname: '127.0.0.1',
  directory: inProject('public'),
  ...(await teacherForProxy(environment)),
});
process.send?.({ port: Number(new URL(url).port) });
