/** How a token looks on its chip: spaces and line ends can be seen. */
import type { SolutionToken } from '../../relay/run-state.ts';
import { locale } from '../locales/index.ts';

/** The text of a chip. */
export function chipText({ text, role }: Pick<SolutionToken, 'text' | 'role'>): string {
  if (role === 'end') return '■';
  // A token within a character of several bytes completes none.
  if (text === '') return '…';
  return text.replaceAll(' ', '·').replaceAll('\n', '↵').replaceAll('\t', '→');
}

/** The same for the ear. */
export function spokenText({ text, role }: Pick<SolutionToken, 'text' | 'role'>): string {
  const strings = locale();
  if (role === 'end') return strings.tokens.end;
  if (text === '') return strings.tokens.part;
  if (text.trim() !== '') return text.trim();
  return text.includes('\n') ? strings.tokens.newline : strings.tokens.space;
}
