/**
 * Turns the draft of a block into what is drawn: every credit gets its number of tokens, every formula its
 * markup.
 */
import type { AttributedText, TextRange } from './attribution.ts';
import type {
  BlockDraft,
  SolutionDraft,
  FormulaDraft,
  HighlightTarget,
  TextDraft,
  TokenCounts,
} from './drafts.ts';
import { renderFormula } from './formulas/render-formula.ts';
import type { BlockBody, Compared, Credit, SolutionNode } from './solution-blocks.ts';

export function finishBlock(solution: AttributedText, draft: BlockDraft, counts: TokenCounts): BlockBody {
  const finish = (each: BlockDraft): BlockBody => finishBlock(solution, each, counts);
  const nodes = (drafts: readonly SolutionDraft[]): SolutionNode[] =>
    drafts.flatMap((each) => nodesOf(solution, each, counts));
  switch (draft.kind) {
    case 'rule':
      return draft;
    case 'quote':
      return { kind: 'quote', blocks: draft.blocks.map(finish) };
    case 'list':
      return { kind: 'list', first: draft.first, items: draft.items.map((item) => item.map(finish)) };
    case 'table': {
      const rows = draft.rows.map((row) => row.map(({ align, drafts }) => ({ align, nodes: nodes(drafts) })));
      return { kind: 'table', rows };
    }
    case 'heading':
      return { kind: 'heading', level: draft.level, nodes: nodes(draft.drafts) };
    case 'paragraph':
      return { kind: 'paragraph', continues: draft.continues, nodes: nodes(draft.drafts) };
    case 'code':
      return { kind: 'code', nodes: nodes(draft.drafts) };
  }
}

function nodesOf(solution: AttributedText, draft: SolutionDraft, counts: TokenCounts): SolutionNode[] {
  switch (draft.kind) {
    case 'break':
      return [draft];
    case 'call': {
      const tokens = counts.hidden.get(draft.call) ?? 0;
      const hidden: Credit = { author: 'teacher', call: draft.call, tokens, cover: 'exact' };
      return [{ ...draft, hidden: tokens === 0 ? null : hidden }];
    }
    case 'formula':
      return [formulaNode(solution, draft, counts)];
    default:
      return [textNode(solution, draft, counts)];
  }
}

function textNode(solution: AttributedText, draft: TextDraft, counts: TokenCounts): SolutionNode {
  const { kind, styles, shown, by, start, end } = draft;
  const credit = by === null ? null : creditOf({ ...by, cover: 'exact' }, tokensOf(draft, counts));
  const text = shown ?? solution.text.slice(start, end);
  return { kind, text, styles, credit, compared: comparedAt(solution, draft) };
}

function comparedAt({ parting }: AttributedText, { start, end }: TextRange): Compared {
  if (parting === undefined || parting < start) return null;
  return end <= parting ? 'same' : 'parting';
}

const tokensOf = (target: HighlightTarget, counts: TokenCounts): number => counts.shown.get(target) ?? 0;

function creditOf({ author, call, cover }: Omit<Credit, 'tokens'>, tokens: number): Credit {
  return { author, call, cover, tokens };
}

function formulaNode(solution: AttributedText, draft: FormulaDraft, counts: TokenCounts): SolutionNode {
  const { tex, display, highlights, targets, start, end } = draft;
  const tokens = targets.map((target) => tokensOf(target, counts));
  const inside = highlights.kind === 'inside' ? highlights.highlights : [];
  const credited = inside.map((highlight, index) => ({ ...highlight, tokens: tokens[index] ?? 0 }));
  const whole = highlights.kind === 'whole' ? creditOf(highlights.highlight, tokens[0] ?? 0) : null;
  const html = renderFormula(tex, display, credited);
  const compared = comparedAt(solution, draft);
  if (html !== null) return { kind: 'formula', html, display, credit: whole, compared };
  const [first] = credited;
  const sum = tokens.reduce((total, count) => total + count, 0);
  const credit = whole ?? (first === undefined ? null : creditOf({ ...first, cover: 'group' }, sum));
  return { kind: 'source', text: solution.text.slice(start, end), styles: [], credit, compared };
}
