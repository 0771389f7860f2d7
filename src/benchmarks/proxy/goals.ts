/** Compares the measurements with the goals of the proxy. */
import type { Goal, ProxySpeed } from './figures.ts';

/** Memory counts as flat below this growth, which is less than any object. */
const flatBytesPerRequest = 64;

/** Which goals the measurements reach. */
export function judgeGoals({ levels, cancellation, memory }: Omit<ProxySpeed, 'goals'>): Goal[] {
  const alone = levels.find(({ streams }) => streams === 1)?.targets;
  const most = levels.at(-1);
  const [added, addedByPeer] = [alone?.proxy?.added.firstToken.p50, alone?.peer?.added.firstToken.p50];
  const seen = cancellation.proxy;
  const kept = memory.proxy?.overRequests;
  const ms = (value: number | undefined): string => (value === undefined ? 'none' : `${value.toFixed(2)} ms`);
  const tally = most?.targets.proxy?.tally;
  return [
    {
      goal: 'first token at one stream: at most a third of what the peer adds (p50)',
      found: `${ms(added)} against ${ms(addedByPeer)}`,
      reached: added === undefined || addedByPeer === undefined ? null : added <= addedByPeer / 3,
    },
    {
      goal: 'first token at one stream: less than 1 ms added (p50)',
      found: ms(added),
      reached: added === undefined ? null : added < 1,
    },
    {
      goal: `${most?.streams ?? 0} streams at the same time: none lost, none mixed`,
      found: `${tally?.lost ?? 0} lost and ${tally?.mixed ?? 0} mixed of ${tally?.streams ?? 0}; ${most?.targets.proxy?.mostOpen ?? 0} were open at once`,
      reached:
        most === undefined || tally === undefined
          ? null
          : tally.lost + tally.mixed === 0 && (most.targets.proxy?.mostOpen ?? 0) >= most.streams,
    },
    {
      goal: `memory over ${kept?.requests ?? 0} requests: flat (less than ${flatBytesPerRequest} bytes a request)`,
      found: `${kept?.growthPerRequest.toFixed(1) ?? '?'} bytes a request`,
      reached: kept === undefined ? null : kept.growthPerRequest < flatBytesPerRequest,
    },
    {
      goal: 'reader gone: upstream cancelled within 100 ms (p99)',
      found: `${ms(seen?.seenAfter?.p99)}, ${seen?.unseen ?? 0} never`,
      reached: seen === undefined ? null : seen.unseen === 0 && (seen.seenAfter?.p99 ?? Infinity) <= 100,
    },
  ];
}
