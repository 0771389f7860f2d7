/**
 * Asks a server whether it puts a BOS token before a prompt. Neither a template nor a GGUF's own properties say it: a model
 * may have a BOS that its server does not add.
 *
 * `POST /tokenize` of llama.cpp (tools/server/README.md) takes `content` and `add_special`, that of vLLM (Tokenizer API)
 * takes `prompt` and `add_special_tokens`; each ignores the other's fields.
 */
import { z } from 'zod';
import type { AskServer } from './provider.ts';

const answer = z.object({ tokens: z.array(z.unknown()).min(1) });

/** null where the server does not say. */
export async function addsBos({ post }: AskServer, model: string): Promise<boolean | null> {
  const lengthOf = async (adds: boolean): Promise<number | undefined> => {
    const body = { model, prompt: 'x', content: 'x', add_special: adds, add_special_tokens: adds };
    return answer.safeParse(await post('/tokenize', body)).data?.tokens.length;
  };
  const [bare, whole] = [await lengthOf(false), await lengthOf(true)];
  return bare === undefined || whole === undefined ? null : whole > bare;
}
