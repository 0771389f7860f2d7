/**
 * For tests: the embedded teacher over a model with a fault. Its tokens are the 256 bytes, so that a character may be cut
 * in two.
 */
import type { Teacher } from '../../relay/teacher.ts';
import { embeddedTeacher } from '../../teacher/embedded.ts';
import type { Fault } from '../../teacher/testing/fake-model-server/faults.ts';

interface Behavior {
  /** The bytes that it writes, whatever it reads. */
  readonly writes?: string;
  /** Milliseconds of each forward pass; Infinity never returns. */
  readonly passMs?: (pass: number) => number;
  /** The forward pass that fails. */
  readonly failsAt?: number;
}

const failure = 'CUDA out of memory';

/** The faults that a model in the same process can have, without a connection, a protocol or a separate count. */
const behaviors: Partial<Record<Fault, Behavior>> = {
  'nothing wrong': {},
  'slow: 20 s before the first token and between tokens': { passMs: () => 20_000 },
  'headers, then never a token': { passMs: () => Infinity },
  'falls silent within the answer': { passMs: (pass) => (pass === 0 ? 0 : Infinity) },
  'HTTP 500 with its own words': { failsAt: 0 },
  'error within the answer': { failsAt: 1 },
  'the last token ends within a character': { writes: '= é' },
  'tokens without end': { writes: '= 5'.repeat(100) },
};

const bytesOf = (text: string): number[] => [...new TextEncoder().encode(text)];

/** Null where the embedded teacher cannot have this fault. */
export function faultyModel(fault: Fault): Teacher | null {
  const behavior = behaviors[fault];
  if (behavior === undefined) return null;
  const { writes = '= 5', passMs = () => 0, failsAt = Infinity } = behavior;
  const promised = bytesOf(writes);
  return embeddedTeacher({
    name: 'bytes',
    weightsDigest: '',
    device: 'cpu',
    contextLength: 1000,
    endTokens: [256],
    tokenizer: {
      fingerprint: 'fingerprint',
      controlTokens: [256],
      encode: bytesOf,
      bytesOf: (id) => Uint8Array.of(id),
      renderChat: ([message]) => bytesOf(message?.content ?? ''),
    },
    decoder: () => {
      let pass = 0;
      return {
        forward: async () => {
          const current = pass;
          pass += 1;
          if (current === failsAt) throw new Error(failure);
          const milliseconds = passMs(current);
          if (milliseconds === Infinity) await new Promise(() => undefined);
          if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds));
          const logits = new Float32Array(257);
          logits[promised[current] ?? 256] = 10;
          return logits;
        },
        truncate: () => undefined,
        dispose: () => undefined,
      };
    },
  });
}
