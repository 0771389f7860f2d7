/**
 * Has a server render a prompt that offers no template, but the tokens of a conversation and the text of tokens: vLLM.
 *
 * https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html (Tokenizer API); checked against
 * vllm/entrypoints/serve/tokenize/protocol.py (TokenizeChatRequest, DetokenizeRequest)
 */
import { z } from 'zod';
import { probeQuestion, type RenderedPrompt } from '../prompt/rendered-prompt.ts';
import { addsBos } from './adds-bos.ts';
import type { AskServer } from './provider.ts';

/** Servers without one are not asked for more. */
const version = z.object({ version: z.string() });
const tokenized = z.object({ tokens: z.array(z.int()).min(1) });
const detokenized = z.object({ prompt: z.string() });

/** null where the server cannot. */
export async function renderedByTokenizer(ask: AskServer, model: string): Promise<RenderedPrompt | null> {
  if (!version.safeParse(await ask.get('/version')).success) return null;
  const body = {
    model,
    messages: [{ role: 'user', content: probeQuestion }],
    add_generation_prompt: true,
    chat_template_kwargs: { enable_thinking: false },
  };
  const tokens = tokenized.safeParse(await ask.post('/tokenize', body)).data?.tokens;
  if (tokens === undefined) return null;
  const textOf = async (ids: readonly number[]): Promise<string | undefined> =>
    detokenized.safeParse(await ask.post('/detokenize', { model, tokens: ids })).data?.prompt;
  const prompt = await textOf(tokens);
  if (prompt === undefined) return null;
  // A server that adds a BOS adds the token that its template would begin with.
  const adds = (await addsBos(ask, model)) === true;
  return { prompt, bos: adds ? ((await textOf(tokens.slice(0, 1))) ?? '') : '', addsBos: adds };
}
