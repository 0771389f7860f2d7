// A student with GroupQueryAttention, as models of the hub have it: the weights of the base student, written as a
// checkpoint of Hugging Face and converted by this project's own command.
import { join } from 'node:path';
import { convert } from '../../src/conversion/convert.ts';
import { writeEmbeddedCheckpoint } from '../../src/conversion/testing/embedded-checkpoint.ts';

/** Makes its folder, in the layout of transformers.js. */
export async function makeGqaStudent(): Promise<string> {
  const from = await writeEmbeddedCheckpoint('relay-student-base');
  const to = join(from, 'converted');
  await convert({ from, to, kind: 'fp32' });
  return to;
}
