/** One call in full: what was asked, what came, and the exact text that was sent. */
import type { ModelIdentity } from '../../relay/events.ts';
import type { CallRecord } from '../../relay/run-state.ts';
import { Dialog } from '../dialog/Dialog.tsx';
import { Facts } from '../dialog/Facts.tsx';
import { DocsLink } from '../docs/DocsLink.tsx';
import { usePage } from '../page-context.ts';
import { locale } from '../locales/index.ts';
import { sentenceOf } from '../locales/sentence.ts';
import { useLocale } from '../locales/use-locale.ts';

interface Props {
  readonly call: number;
  readonly onClose: () => void;
}

/** The dialog of a call. */
export function CallDialog({ call, onClose }: Props) {
  const strings = useLocale();
  const record = usePage((state) => state.shown.calls[call]);
  const header = usePage((state) => state.shown.header);
  if (record === undefined || header === null) return null;
  const { title, hint } = wayOf(header.teacher);
  return (
    <Dialog heading={strings.call.heading(call + 1)} onClose={onClose}>
      <CallFacts record={record} />
      <h3>{title}</h3>
      {hint !== null && <p className="hint">{hint}</p>}
      <h4 className="label">{strings.call.problem}</h4>
      <pre dir="auto" tabIndex={0}>
        {header.problem}
      </pre>
      <h4 className="label">{strings.call.prefix}</h4>
      <pre dir="auto" tabIndex={0}>
        {record.prefix === '' ? strings.call.emptyPrefix : record.prefix}
      </pre>
      <h4 className="label">{strings.call.tokens}</h4>
      <pre>{record.granted}</pre>
      <p className="hint">
        {strings.call.sampling(header.sampling.temperature, header.seed)}. {strings.call.sameIds}{' '}
        {header.teacher?.device === 'remote' && <DocsLink page="sent">{strings.docs.sent}</DocsLink>}
      </p>
    </Dialog>
  );
}

/** Where the text below went: over a network, to a model on the same device, or nowhere. */
function wayOf(teacher: ModelIdentity | null): { readonly title: string; readonly hint: string | null } {
  const strings = locale();
  if (teacher === null) return { title: strings.call.notSent, hint: strings.call.nothingLeft };
  if (teacher.device === 'remote') return { title: strings.call.sent, hint: null };
  return { title: strings.call.got, hint: strings.call.stayed };
}

function CallFacts({ record }: { readonly record: CallRecord }) {
  const strings = useLocale();
  const facts = [
    [strings.call.by, strings.call.callers[record.by]],
    [strings.call.asked, strings.number(record.requested)],
    [strings.call.granted, strings.number(record.granted)],
    [strings.call.delivered, deliveredText(record)],
    [strings.call.firstToken, duration(record.firstTokenMs)],
    [strings.call.total, duration(record.totalMs)],
    [strings.call.outcome, outcomeText(record)],
    ...remarkFacts(record),
  ] as const;
  return <Facts facts={facts} />;
}

/** Nothing needs no counting. */
function deliveredText({ delivered, countedBy }: CallRecord): string {
  const strings = locale();
  const count = strings.number(delivered);
  return delivered === 0 ? count : `${count} (${strings.call.deliveredBy[countedBy]})`;
}

function duration(ms: number | null): string {
  const strings = locale();
  return ms === null ? strings.meter.none : strings.milliseconds(ms);
}

function remarkFacts({ remarks }: CallRecord): (readonly [string, string])[] {
  const strings = locale();
  const sentences = remarks.map((remark) => strings.call.remarks[remark]);
  return sentences.length === 0 ? [] : [[strings.call.remark, sentences.join(' ')]];
}

function outcomeText({ outcome }: CallRecord): string {
  const strings = locale();
  if (outcome === null) return strings.call.outcomes.pending;
  return outcome.kind === 'failed'
    ? strings.call.failed(sentenceOf(outcome.error))
    : strings.call.outcomes[outcome.kind];
}
