/** Reads the chat template that TEACHER_TEMPLATE names, from a file or over the network. */
import { readFile } from 'node:fs/promises';
import { EnvironmentError } from './environment-error.ts';
import { formatFrom, TemplateError } from '../prompt/chat-template.ts';
import type { PromptFormat } from '../prompt/prompt-format.ts';

const timeoutMs = 20_000;

/** Far more than any such file has. */
const maxCharacters = 32 * 1024 * 1024;

async function download(address: string, fetcher: typeof fetch): Promise<string> {
  let response: Response;
  try {
    response = await fetcher(address, { signal: AbortSignal.timeout(timeoutMs) });
  } catch (cause) {
    throw new EnvironmentError(
      'TEACHER_TEMPLATE names an address that does not answer. Check it, or save the file and name its path.',
      { cause },
    );
  }
  if (!response.ok) {
    throw new EnvironmentError(
      `TEACHER_TEMPLATE names an address that answers HTTP ${response.status}. Check it, or save the file and name its path.`,
    );
  }
  return response.text();
}

async function open(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new EnvironmentError(
      'TEACHER_TEMPLATE names a file that cannot be read. Check its path and its rights.',
      { cause },
    );
  }
}

/**
 * @param source a path, or an http or https address
 * @throws EnvironmentError
 */
export async function formatAt(source: string, fetcher: typeof fetch = fetch): Promise<PromptFormat> {
  const text = /^https?:\/\//i.test(source) ? await download(source, fetcher) : await open(source);
  if (text.length > maxCharacters) {
    throw new EnvironmentError('TEACHER_TEMPLATE leads to a file that is too large to be a chat template.');
  }
  try {
    return formatFrom(text);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    throw new EnvironmentError(`TEACHER_TEMPLATE ${error.message}`, { cause: error });
  }
}
