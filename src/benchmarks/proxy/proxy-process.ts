/** This project's proxy in its own process, on Node as `npm start` runs it, before the fake model server. */
import { z } from 'zod';
import { nodeTransport } from '../../proxy/node/node-transport.ts';
import { serve } from '../../proxy/node-server.ts';
import { chatML } from '../../proxy/prompt/prompt-format.ts';
import { completions } from '../../proxy/providers/completions.ts';
import { providerUpstream } from '../../proxy/providers/provider.ts';
import { mockModel } from './target.ts';

const settings = z.object({ upstream: z.string(), streams: z.int(), directory: z.string() });
const { upstream, streams, directory } = settings.parse(JSON.parse(process.argv[2] ?? ''));

const server = { url: upstream, model: mockModel, apiKey: null, transport: nodeTransport };
const { url } = await serve({
  port: 0,
  hostname: '127.0.0.1',
  directory,
  teacher: providerUpstream(completions, server, chatML),
  limits: { streams },
});
process.send?.({ port: Number(new URL(url).port) });
