/**
 * Draws a laid-out solution. What is shown and who wrote it is decided in layout.ts; this file turns nodes into elements
 * and nothing else.
 *
 * The only markup that is set as HTML is KaTeX's own (render-formula.ts); all other text is text.
 */
import type { ReactNode } from 'react';
import { Fragment, memo } from 'react';

import { useLocale } from '../locales/use-locale.ts';
import { CallMark } from './CallMark.tsx';
import type { Credit, SolutionBlock, SolutionNode } from './layout.ts';
import { isSameBlock } from './layout.ts';

interface Props {
  readonly blocks: readonly SolutionBlock[];
  readonly onOpenCall: (call: number) => void;
  /** Comes after the last word. */
  readonly end?: ReactNode;
}

export function SolutionView({ blocks, onOpenCall, end = null }: Props) {
  if (blocks.length === 0) return end === null ? null : <p>{end}</p>;
  return blocks.map((block, index) => (
    <Block key={index} block={block} onOpenCall={onOpenCall} end={index === blocks.length - 1 ? end : null} />
  ));
}

interface BlockProps {
  readonly block: SolutionBlock;
  readonly onOpenCall: Props['onOpenCall'];
  readonly end: ReactNode;
}

/** Renders again only if its layout changed: every batch of tokens lays out the whole solution. */
const Block = memo(
  PlainBlock,
  (before, after) =>
    before.onOpenCall === after.onOpenCall &&
    before.end === after.end &&
    isSameBlock(before.block, after.block),
);

function PlainBlock({ block, onOpenCall, end }: BlockProps) {
  const { shape, nodes } = block;
  const content = nodes.map((node, index) => <Node key={index} node={node} onOpenCall={onOpenCall} />);
  switch (shape.kind) {
    case 'rule':
      return (
        <>
          <hr />
          {end}
        </>
      );
    case 'heading':
      return (
        <h4 className="solution-heading">
          {content}
          {end}
        </h4>
      );
    case 'item':
      return (
        <p className="solution-item">
          <span className="solution-marker">{/\d/.test(shape.marker) ? shape.marker : '•'}</span>
          <span>
            {content}
            {end}
          </span>
        </p>
      );
    case 'paragraph':
      return (
        <p>
          {content}
          {end}
        </p>
      );
  }
}

interface NodeProps {
  readonly node: SolutionNode;
  readonly onOpenCall: Props['onOpenCall'];
}

function Node({ node, onOpenCall }: NodeProps) {
  switch (node.kind) {
    case 'break':
      return <br />;
    case 'call':
      return (
        <>
          <CallMark call={node.call} onOpen={onOpenCall} />
          {node.hidden !== null && <span {...creditAttributes(node.hidden)} />}
        </>
      );
    case 'text':
      return <Credited credit={node.credit}>{styled(node.text, node.style)}</Credited>;
    case 'formula':
      return (
        <Credited credit={node.credit}>
          <span
            className={node.display ? 'formula formula-display' : 'formula'}
            dangerouslySetInnerHTML={{ __html: node.html }}
          />
        </Credited>
      );
  }
}

function styled(text: string, style: Extract<SolutionNode, { kind: 'text' }>['style']) {
  if (style === 'strong') return <strong>{text}</strong>;
  if (style === 'code') return <code>{text}</code>;
  if (style === 'source') return <span className="tex-source">{text}</span>;
  return text;
}

interface CreditedProps {
  readonly credit: Credit | null;
  readonly children: ReactNode;
}

function Credited({ credit, children }: CreditedProps) {
  const strings = useLocale();
  if (credit === null) return <Fragment>{children}</Fragment>;
  const title = credit.cover === 'group' ? { title: strings.solution.groupTitle } : {};
  return (
    <mark {...creditAttributes(credit)} {...title}>
      {children}
    </mark>
  );
}

function creditAttributes({ author, tokens, call, cover }: Credit) {
  return {
    'data-author': author,
    'data-tokens': tokens,
    'data-call': call ?? '',
    'data-cover': cover,
  };
}
