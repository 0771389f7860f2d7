/** For tests: every adapter of the proxy, each before a teacher that has a given fault. */
import type { Upstream } from '../upstream.ts';
import { voices } from './protocols.ts';
import { embeddedUpstream } from '../providers/embedded.ts';
import { baseAddress, providers } from '../providers/registry.ts';
import { chatML } from '../prompt/prompt-format.ts';
import { faultyModel } from './faulty-model.ts';
import { faultyUpstream, type Fault } from './faults.ts';
import { fetchTransport } from '../../teacher/http-transport.ts';

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
      return providers[voice.kind].make(
        { url, model: 'm', apiKey: null, post: fetchTransport(fetch) },
        chatML,
      );
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
