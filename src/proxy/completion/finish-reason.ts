/**
 * Why a server says that an answer ended. OpenAI's API has null until the end, then `stop`, `length` and others. Some
 * servers send an empty text or the text "null" before the end (SGLang 0.4.3, older versions of Ollama's /v1, KoboldCpp),
 * and some name the end token itself (TGI: `eos_token`) or the end (Cohere: `COMPLETE`).
 */
import type { CompletionDelta } from './completion-request.ts';

/** The model ended its turn: an end token, or a stop text. */
const byModel = new Set([
  'complete',
  'stop',
  'eos',
  'eos_token',
  'end_of_text',
  'end_turn',
  'endoftext',
  'stop_sequence',
  'stop_token',
  'word',
]);

/** What a finish reason says about the answer: undefined where it is not over. */
export function endOf(reason: string | null | undefined): CompletionDelta['ended'] {
  const word = (reason ?? '').trim().toLowerCase();
  if (word === '' || word === 'null' || word === 'none') return undefined;
  return byModel.has(word) ? 'by-model' : 'otherwise';
}
