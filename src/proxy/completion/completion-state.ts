/** The state of one answer: its events become text within n tokens, and a count. */
import type { CallRemark } from '../../relay/events.ts';
import type { TeacherChunk } from '../../relay/teacher.ts';
import { RepeatedSpace } from './repeated-text.ts';
import { RequestedContinuation } from './requested-continuation.ts';
import type { CompletionDelta, CompletionRequest } from './completion-request.ts';
import { chained, type TextFilter } from './text-filter.ts';
import { ThinkBlock, ThinkingMemory } from './think-block.ts';
import { TokenCounter } from './token-counter.ts';
import { WholeCharacters } from './whole-characters.ts';

/** The state of one completion, from its first event to its last. */
export class CompletionState {
  readonly #asked: number;
  readonly #counter: TokenCounter;
  readonly #memory: ThinkingMemory;
  readonly #thinking: ThinkBlock;
  readonly #unwritten: TextFilter;
  readonly #space: RepeatedSpace;
  readonly #filter: TextFilter;
  /** Where the model was asked in words. */
  readonly #requested: RequestedContinuation | null;
  readonly #remarks: readonly CallRemark[];
  #thought = false;
  /** The text after the n-th event, until the server's count says what of it belongs to the n tokens. */
  #held = '';
  #ended: CompletionDelta['ended'];
  #last = false;
  /** Of a continuation that was asked for in words. */
  #extracted: ReturnType<RequestedContinuation['extract']> | null = null;

  constructor(request: CompletionRequest) {
    const { maxTokens, spareTokens = 0, repeatableSpace = '', continuationOf, remarks = [] } = request;
    const isRequested = continuationOf !== undefined;
    this.#asked = maxTokens;
    // Where the start of the text is only known at its end, the n tokens are counted there.
    this.#counter = isRequested
      ? new TokenCounter(maxTokens + spareTokens)
      : new TokenCounter(maxTokens, spareTokens);
    this.#requested = isRequested ? new RequestedContinuation(continuationOf, maxTokens) : null;
    this.#memory = request.thinking ?? new ThinkingMemory();
    this.#thinking = new ThinkBlock(this.#memory.holdsBack);
    this.#space = new RepeatedSpace(repeatableSpace);
    this.#unwritten = chained([request.unwritten ?? chained([]), this.#space]);
    this.#filter = isRequested ? new WholeCharacters() : chained([new WholeCharacters(), this.#thinking]);
    this.#remarks = remarks;
  }

  get began(): boolean {
    return !this.#counter.isEmpty;
  }

  /** The answer has ended, or was cut after n tokens. */
  get isComplete(): boolean {
    return this.#counter.isCut || this.#ended !== undefined;
  }

  /** The rest of the stream need not be read. */
  get isOver(): boolean {
    return this.#counter.isExceeded || this.#last;
  }

  /** Adds an event; returns the text that can be shown by now. */
  add(delta: CompletionDelta): string {
    // After the end only counts are read.
    const isOver = this.#ended !== undefined;
    const {
      text = '',
      thought = '',
      ids = 0,
      count = null,
    }: CompletionDelta = isOver ? { count: delta.count } : delta;
    const written = this.#unwritten.push(text);
    const all = thought + written;
    const before = this.#counter.least;
    const within = this.#counter.add({
      text: all,
      ids,
      count: count === null ? null : count - this.#space.tokens,
    });
    this.#thought ||= thought !== '';
    this.#ended ??= delta.ended;
    this.#last ||= delta.last === true;
    this.#held += all.slice(Math.max(within, thought.length));
    return this.#shown(all.slice(thought.length, within), this.#counter.least - before);
  }

  /** The text that was held back; to be called once. */
  rest(): string {
    const late = this.#counter.withinHeld(this.#held) + this.#unwritten.end();
    const rest = this.#filter.push(late) + this.#filter.end();
    if (rest !== '') this.#requested?.add(rest, 1);
    this.#extracted = this.#requested?.extract(this.#thinking, this.#counter.ofSmallerEvents) ?? null;
    if (this.isComplete) this.#memory.remember(this.#thinking);
    return this.#extracted?.text ?? rest;
  }

  done(): TeacherChunk {
    const remarks = [...this.#remarks];
    if (this.#counter.isExceeded || this.#extracted?.isFlood === true) remarks.push('cut');
    if (this.#thought || this.#thinking.found) remarks.push('thought');
    const isWhole = !(this.#extracted?.isCut ?? this.#counter.endsBeyond);
    return {
      type: 'done',
      endedSolution: this.#ended === 'by-model' && isWhole,
      tokens: this.#tokens(),
      ...(remarks.length === 0 ? {} : { remarks }),
    };
  }

  #shown(text: string, tokens: number): string {
    const shown = this.#filter.push(text);
    if (this.#requested === null) return shown;
    if (shown !== '') this.#requested.add(shown, Math.max(tokens, 1));
    return '';
  }

  #tokens(): number | null {
    const { tokens, least } = this.#counter;
    if (this.#extracted === null || tokens === null) return tokens;
    if (this.#extracted.isFlood) return null;
    if (this.#extracted.isCut) return this.#asked;
    // Whole tokens were removed: their number is known where each event was one token.
    const { removedTokens } = this.#extracted;
    if (removedTokens > 0 && this.#counter.ofSmallerEvents !== null) return null;
    if (removedTokens === 0) return Math.min(tokens, this.#asked);
    const endTokens = this.#ended === 'by-model' ? 1 : 0;
    return tokens - least <= endTokens ? Math.min(tokens - removedTokens, this.#asked) : null;
  }
}
