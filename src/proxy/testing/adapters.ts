/** For tests: the upstream of every provider and the embedded teacher, each before a teacher with a given fault. */
import { fetchTransport } from '../../teacher/http-transport.ts';
import { faultyFetch, type Fault } from '../../teacher/testing/fake-model-server/faults.ts';
import { protocolOf } from '../../teacher/testing/fake-model-server/protocols.ts';
import { chatML } from '../prompt/prompt-format.ts';
import { embeddedUpstream } from '../providers/embedded.ts';
import { baseAddress, providerUpstream } from '../providers/provider.ts';
import { embeddedKind, registry } from '../providers/registry.ts';
import type { Upstream } from '../upstream.ts';
import { faultyModel } from './faulty-model.ts';

export interface Adapter {
  readonly name: string;
  /** The upstream before a teacher with this fault; null where its teacher cannot have it. */
  under(fault: Fault): Upstream | null;
}

export const adapters: readonly Adapter[] = [
  ...registry.providers.map((provider): Adapter => ({
    name: provider.kind,
    under: (fault) => {
      const protocol = protocolOf(provider.kind);
      const transport = fetchTransport(faultyFetch(fault, protocol).fetch);
      const server = { url: baseAddress(provider, protocol.address), model: 'm', apiKey: null, transport };
      return providerUpstream(provider, server, chatML);
    },
  })),
  {
    name: embeddedKind,
    under: (fault) => {
      const teacher = faultyModel(fault);
      return teacher && embeddedUpstream(teacher, 'fingerprint');
    },
  },
];
