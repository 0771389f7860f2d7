/** A server with rooms in its own process, on Node as `npm start` runs it, before the fake model server. */
import { z } from 'zod';
import { nodeTransport } from '../../proxy/node/node-transport.ts';
import { serve } from '../../proxy/node-server.ts';
import { chatML } from '../../proxy/prompt/prompt-format.ts';
import { completions } from '../../proxy/providers/completions.ts';
import { providerUpstream } from '../../proxy/providers/provider.ts';
import { startRooms } from '../../proxy/rooms/start-rooms.ts';
import { openSharedStore } from '../../proxy/store/shared-store.ts';
import { defaultRoomLimits } from '../../room/limits.ts';
import { mockModel } from '../proxy/target.ts';

const settings = z.object({ upstream: z.string(), storeUrl: z.string().nullable() });
const { upstream, storeUrl } = settings.parse(JSON.parse(process.argv[2] ?? ''));

const server = { url: upstream, model: mockModel, apiKey: null, transport: nodeTransport };
const report = (error: unknown): void => console.error(error);
const shared = storeUrl === null ? null : await openSharedStore(storeUrl, report);
const { rooms } = startRooms(defaultRoomLimits, shared?.connection ?? null, report);
const { url } = await serve({
  port: 0,
  hostname: '127.0.0.1',
  directory: '.',
  teacher: providerUpstream(completions, server, chatML),
  rooms,
  ...(shared === null ? {} : { buckets: shared.buckets }),
  trustedHops: 1,
});
process.send?.({ port: Number(new URL(url).port) });
