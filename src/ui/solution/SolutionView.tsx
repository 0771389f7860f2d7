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
import type {
  BlockBody,
  Compared,
  Credit,
  SolutionBlock,
  SolutionCell,
  SolutionNode,
} from './solution-blocks.ts';

interface Props {
  readonly blocks: readonly SolutionBlock[];
  readonly onOpenCall: (call: number) => void;
  /** Comes after the last word. */
  readonly end?: ReactNode;
}

/** The solution as elements. */
export function SolutionView({ blocks, onOpenCall, end = null }: Props) {
  if (blocks.length === 0) return end === null ? null : <p>{end}</p>;
  return blocks.map(({ body, direction }, index) => (
    <Block
      key={index}
      body={body}
      direction={direction}
      onOpenCall={onOpenCall}
      end={index === blocks.length - 1 ? end : null}
    />
  ));
}

interface BlockProps {
  readonly body: BlockBody;
  readonly direction: SolutionBlock['direction'];
  readonly onOpenCall: Props['onOpenCall'];
  readonly end: ReactNode;
}

/** Renders again only if its layout changed: a block that stays as it is stays the same object (layout.ts). */
const Block = memo(PlainBlock);

function PlainBlock({ body, direction, onOpenCall, end }: BlockProps) {
  const dir = direction ?? undefined;
  const nodes = (all: readonly SolutionNode[]) =>
    all.map((node, index) => <Node key={index} node={node} onOpenCall={onOpenCall} />);
  switch (body.kind) {
    case 'rule':
      return (
        <>
          <hr />
          {end}
        </>
      );
    case 'heading':
      return (
        <h4 className="solution-heading" dir={dir}>
          {nodes(body.nodes)}
          {end}
        </h4>
      );
    case 'paragraph':
      return (
        <p dir={dir} className={body.continues ? 'solution-scrolls solution-continues' : 'solution-scrolls'}>
          {nodes(body.nodes)}
          {end}
        </p>
      );
    case 'code':
      return (
        <pre className="solution-code" dir="ltr" tabIndex={0}>
          <code>
            {nodes(body.nodes)}
            {end}
          </code>
        </pre>
      );
    case 'quote':
      return (
        <blockquote className="solution-quote" dir={dir}>
          <Blocks bodies={body.blocks} onOpenCall={onOpenCall} end={end} />
        </blockquote>
      );
    case 'list': {
      const items = body.items.map((item, index) => (
        <li key={index}>
          <Blocks bodies={item} onOpenCall={onOpenCall} end={index === body.items.length - 1 ? end : null} />
        </li>
      ));
      return body.first === null ? (
        <ul className="solution-list" dir={dir}>
          {items}
        </ul>
      ) : (
        <ol className="solution-list" dir={dir} start={body.first}>
          {items}
        </ol>
      );
    }
    case 'table':
      return (
        <div className="solution-table" dir={dir}>
          <Table rows={body.rows} nodes={nodes} />
          {end}
        </div>
      );
  }
}

function Blocks({
  bodies,
  onOpenCall,
  end,
}: {
  readonly bodies: readonly BlockBody[];
  readonly onOpenCall: Props['onOpenCall'];
  readonly end: ReactNode;
}) {
  if (bodies.length === 0) return end;
  return bodies.map((body, index) => (
    <Block
      key={index}
      body={body}
      direction={null}
      onOpenCall={onOpenCall}
      end={index === bodies.length - 1 ? end : null}
    />
  ));
}

function Table({
  rows: [header = [], ...rows],
  nodes,
}: {
  readonly rows: readonly (readonly SolutionCell[])[];
  readonly nodes: (all: readonly SolutionNode[]) => ReactNode;
}) {
  const style = (align: SolutionCell['align']) => (align === null ? undefined : { textAlign: align });
  return (
    <table>
      <thead>
        <tr>
          {header.map((cell, index) => (
            <th key={index} style={style(cell.align)}>
              {nodes(cell.nodes)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, column) => (
              <td key={column} style={style(cell.align)}>
                {nodes(cell.nodes)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
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
    case 'source':
      return (
        <ComparedNode compared={node.compared}>
          <Credited credit={node.credit}>{styled(node)}</Credited>
        </ComparedNode>
      );
    case 'formula':
      return (
        <ComparedNode compared={node.compared}>
          <Credited credit={node.credit}>
            <span
              className={node.display ? 'formula formula-display' : 'formula'}
              dir="ltr"
              dangerouslySetInnerHTML={{ __html: node.html }}
            />
          </Credited>
        </ComparedNode>
      );
  }
}

function ComparedNode({ compared, children }: { readonly compared: Compared; readonly children: ReactNode }) {
  if (compared === 'same') return <span className="compare-common">{children}</span>;
  if (compared === null) return children;
  return (
    <>
      <span className="compare-parting" />
      {children}
    </>
  );
}

function styled({ kind, text, styles }: Extract<SolutionNode, { kind: 'text' | 'source' }>): ReactNode {
  const plain = kind === 'source' ? <span className="tex-source">{text}</span> : text;
  return styles.reduceRight<ReactNode>((inside, style) => {
    switch (style) {
      case 'strong':
        return <strong>{inside}</strong>;
      case 'emphasis':
        return <em>{inside}</em>;
      case 'underline':
        return <u>{inside}</u>;
      case 'code':
        return <code>{inside}</code>;
    }
  }, plain);
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
