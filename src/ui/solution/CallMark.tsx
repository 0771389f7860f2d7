/** The small numbered mark where the student called; a button that shows what was sent. */
import { usePage } from '../page-context.ts';
import { useLocale } from '../locales/use-locale.ts';

interface Props {
  /** From 0, as in the log; shown from 1. */
  readonly call: number;
  readonly onOpen: (call: number) => void;
}

/** The mark of a call, numbered from 1. */
export function CallMark({ call, onOpen }: Props) {
  const strings = useLocale();
  const requested = usePage((state) => state.shown.calls[call]?.requested ?? 0);
  const delivered = usePage((state) => state.shown.calls[call]?.delivered ?? 0);
  const outcome = usePage((state) => state.shown.calls[call]?.outcome?.kind ?? 'pending');
  return (
    <button
      type="button"
      className={`call-mark call-${outcome}`}
      aria-label={strings.solution.callName(call + 1, requested, delivered)}
      title={strings.solution.callName(call + 1, requested, delivered)}
      onClick={() => onOpen(call)}
    >
      {call + 1}
    </button>
  );
}
