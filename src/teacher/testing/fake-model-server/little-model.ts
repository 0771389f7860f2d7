/**
 * A model that computes its next token from the text before it, as a real one does, so that a continuation can be told
 * from a new start. It reads the prompt in every protocol of protocols.ts.
 */
import { z } from 'zod';
import { answerScript, type ServerProtocol } from './protocols.ts';
import type { FakeRequest, ResponseScript } from './script.ts';

const vocabulary = [
  ' the',
  ' sum',
  ' of',
  '3',
  '4',
  ' is',
  ' =',
  ' +',
  ' 12',
  '.',
  ' so',
  ' pens',
  ' \\times',
  ' 🖊',
  ' done.',
];

/** Text after which it ends its turn. */
const end = 'done.';

const body = z.object({
  prompt: z.string().optional(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })).optional(),
  max_tokens: z.number().optional(),
  max_completion_tokens: z.number().optional(),
  n_predict: z.number().optional(),
  options: z.object({ num_predict: z.number() }).optional(),
});

/** The next token; null at the end of the turn. Blanks do not matter, as a prompt may have lost those at its end. */
function nextToken(text: string): string | null {
  const seen = text.replace(/\s/g, '').slice(-12);
  if (seen.endsWith(end)) return null;
  let hash = 7;
  for (const character of seen) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return vocabulary[hash % vocabulary.length] ?? null;
}

/** What the model has read of the assistant's turn. */
function textIn({ prompt, messages = [] }: z.infer<typeof body>): string {
  if (prompt !== undefined) return prompt;
  return messages.map(({ role, content }) => `${role}: ${content}`).join('\n');
}

/** The greedy continuation of a request. */
export function littleModel(protocol: ServerProtocol): (request: FakeRequest) => ResponseScript {
  return ({ body: sent }) => {
    const read = body.parse(sent);
    const most =
      read.max_tokens ?? read.max_completion_tokens ?? read.n_predict ?? read.options?.num_predict ?? 0;
    let text = textIn(read);
    const pieces: string[] = [];
    while (pieces.length < most) {
      const token = nextToken(text);
      // Its end token counts.
      if (token === null) return answerScript(protocol, pieces, 'model', pieces.length + 1);
      pieces.push(token);
      text += token;
    }
    return answerScript(protocol, pieces, 'limit', pieces.length);
  };
}
