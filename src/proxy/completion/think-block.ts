/**
 * Removes a model's thinking from the start of an answer, in the tags of the known families of models. A later block is
 * kept as text.
 *
 * A server whose chat template opens the block itself sends only the closing tag: everything before it is thinking. That
 * is known only when the tag arrives, so a filter that looks for it holds the answer back (`ThinkingMemory` says when).
 */
import type { TextFilter } from './text-filter.ts';

interface Tags {
  readonly opening: readonly string[];
  readonly closing: string;
}

const tags: readonly Tags[] = [
  { opening: ['<think>'], closing: '</think>' }, // Qwen, DeepSeek and most others
  { opening: ['<thinking>'], closing: '</thinking>' },
  { opening: ['<thought>'], closing: '</thought>' },
  { opening: ['<reasoning>'], closing: '</reasoning>' },
  { opening: ['<seed:think>'], closing: '</seed:think>' }, // Seed-OSS
  { opening: ['[THINK]'], closing: '[/THINK]' }, // Magistral
  { opening: ['◁think▷'], closing: '◁/think▷' }, // Kimi
  {
    // gpt-oss: https://github.com/openai/harmony
    opening: ['analysis', 'commentary'].flatMap((channel) => [
      `<|channel|>${channel}<|message|>`,
      `<|start|>assistant<|channel|>${channel}<|message|>`,
    ]),
    closing: '<|channel|>final<|message|>',
  },
  // The same from a server that leaves special tokens out.
  { opening: ['analysis'], closing: 'assistantfinal' },
];

const openings = tags.flatMap(({ opening, closing }) => opening.map((text) => ({ text, closing })));
/** A word of ordinary text, so only its closing makes it a block. */
const ambiguous = 'analysis';
const certainOpenings = openings.filter(({ text }) => text !== ambiguous);
const closings = tags.map(({ closing }) => closing);
const longestClosing = Math.max(...closings.map((closing) => closing.length));

/** Removes thinking at the start of a text. */
export class ThinkBlock implements TextFilter {
  /** Whether there was a block, complete or cut off. */
  found = false;
  /** Whether a closing tag came without its opening tag. */
  foundClosingOnly = false;
  readonly #holdsBack: boolean;
  #place: 'before' | 'inside' | 'held' | 'after' | 'text' = 'before';
  #closing = '';
  #held = '';
  /** The end of the text that was passed on, in which a closing tag may have begun. */
  #passed = '';

  /** @param holdsBack holds the whole text back until its end, to find a closing tag without an opening one */
  constructor(holdsBack = false) {
    this.#holdsBack = holdsBack;
  }

  push(piece: string): string {
    this.#held += piece;
    if (this.#place === 'before') this.#lookForOpening();
    if (this.#place === 'inside') this.#lookForClosing();
    if (this.#place === 'held') this.#lookForClosingOnly();
    if (this.#place === 'after') this.#skipSpace();
    return this.#place === 'text' ? this.#take() : '';
  }

  /** The start of an opening tag without its rest is text; a block that never closes is removed to its end. */
  end(): string {
    return this.#place === 'before' || this.#place === 'held' ? this.#take() : '';
  }

  #lookForOpening(): void {
    const text = this.#held.trimStart();
    const opening = certainOpenings.find((each) => text.startsWith(each.text));
    const closing = closings.find((each) => text.startsWith(each));
    if (opening !== undefined) {
      this.#held = text.slice(opening.text.length);
      this.#closing = opening.closing;
      this.#place = 'inside';
      this.found = true;
    } else if (closing !== undefined) {
      this.#close(text.slice(closing.length));
      this.foundClosingOnly = true;
    } else if (
      ![...certainOpenings.map((each) => each.text), ...closings].some((tag) => tag.startsWith(text))
    ) {
      this.#place = this.#holdsBack ? 'held' : 'text';
    }
  }

  #lookForClosing(): void {
    const at = this.#held.indexOf(this.#closing);
    if (at >= 0) this.#close(this.#held.slice(at + this.#closing.length));
    // Keeps what may be the start of the closing tag.
    else this.#held = this.#held.slice(1 - this.#closing.length);
  }

  #lookForClosingOnly(): void {
    const end = endOfClosing(this.#held);
    if (end === null) return;
    this.#close(this.#held.slice(end));
    this.foundClosingOnly = true;
  }

  #close(rest: string): void {
    this.found = true;
    this.#held = rest;
    this.#place = 'after';
  }

  /** Empty lines after the block belong to it. */
  #skipSpace(): void {
    this.#held = this.#held.trimStart();
    if (this.#held !== '') this.#place = 'text';
  }

  #take(): string {
    const text = this.#held;
    this.#held = '';
    if (!this.found) {
      this.foundClosingOnly ||= endOfClosing(this.#passed + text) !== null;
      this.#passed = (this.#passed + text).slice(-longestClosing);
    }
    return text;
  }
}

/** The end of the first closing tag in a text without an opening one; null where there is none. */
function endOfClosing(text: string): number | null {
  let end: number | null = null;
  for (const { opening, closing } of tags) {
    if (opening.includes(ambiguous) && !text.trimStart().startsWith(ambiguous)) continue;
    const at = text.indexOf(closing);
    if (at < 0 || (end !== null && at + closing.length >= end)) continue;
    const isOpened = opening.some((tag) => tag !== ambiguous && text.slice(0, at).includes(tag));
    if (!isOpened) end = at + closing.length;
  }
  return end;
}

/**
 * Whether the answers of one server are held back. The first is, until one has come to its end without a closing tag of
 * its own; and all are once such a tag has come.
 */
export class ThinkingMemory {
  #state: 'unknown' | 'plain' | 'closes-only' = 'unknown';

  get holdsBack(): boolean {
    return this.#state !== 'plain';
  }

  /** To be called at the end of a complete answer. */
  remember({ foundClosingOnly }: ThinkBlock): void {
    if (foundClosingOnly) this.#state = 'closes-only';
    else if (this.#state === 'unknown') this.#state = 'plain';
  }
}
