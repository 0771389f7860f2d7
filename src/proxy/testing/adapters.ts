/** For tests: every adapter of the proxy, each before a teacher that has a given fault. */
import type { Upstream } from '../upstream.ts';
import { voices } from '../upstreams/adapters.fixture.ts';
import { embeddedUpstream } from '../upstreams/embedded.ts';
import { baseAddress, kinds } from '../upstreams/kinds.ts';
import { chatML } from '../upstreams/prompt-format.ts';
import { faultyModel } from './faulty-model.ts';
import { faultyUpstream, type Fault } from './faulty-upstream.ts';
import { overFetch } from '../../teacher/stream-post.ts';

export interface Adapter {
  readonly name: string;
  /** The adapter before a teacher with this fault; null where its teacher cannot have it. */
  under(fault: Fault): Upstream | null;
}

export const adapters: readonly Adapter[] = [
  ...voices.map((voice): Adapter => ({
    name: voice.kind,
    under: (fault) => {
      const { fetch } = faultyUpstream(fault, voice);
      const url = baseAddress(voice.kind, voice.address);
      return kinds[voice.kind].make({ url, model: 'm', apiKey: null, post: overFetch(fetch) }, chatML);
    },
  })),
  {
    name: 'embedded',
    under: (fault) => {
      const teacher = faultyModel(fault);
      return teacher && embeddedUpstream(teacher, 'fingerprint');
    },
  },
];
