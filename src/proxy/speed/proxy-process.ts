/** This project's proxy in a process of its own, on Node as `npm start` runs it, before an upstream from outside. */
import { z } from 'zod';
import { nodeTransport } from '../node/node-transport.ts';
import { serve } from '../node-server.ts';
import { completionsUpstream } from '../providers/completions.ts';
import { chatML } from '../prompt/prompt-format.ts';
import { mockModel } from './target.ts';

const settings = z.object({ upstream: z.string(), streams: z.int(), directory: z.string() });
const { upstream, streams, directory } = settings.parse(JSON.parse(process.argv[2] ?? ''));

const { url } = await serve({
  port: 0,
  hostname: '127.0.0.1',
  directory,
  teacher: completionsUpstream(
    { url: upstream, model: mockModel, apiKey: null, post: nodeTransport },
    chatML,
  ),
  limits: { streams },
});
process.send?.({ port: Number(new URL(url).port) });
