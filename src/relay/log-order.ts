/** The order of the events of one run: what a log from outside must keep to, so that a fold over it makes sense. */
import { relayError, TraceError, type relayErrors } from './errors.ts';
import type { CallId, RelayEvent, RunStarted } from './events.ts';

/** The rule that an order breaks, in the values of the error. */
type OrderRule = (typeof relayErrors)['trace-order']['rule'][number];

/**
 * Checks that the events are in a valid order, so that a fold over them makes sense.
 * @throws TraceError
 */
export function checkedLog(events: readonly RelayEvent[]): [RunStarted, ...RelayEvent[]] {
  const [first, ...rest] = events;
  if (first?.type !== 'run-started') throw new TraceError(relayError('trace-without-start'));
  let tokens = 0;
  let calls = 0;
  let openCall: CallId | null = null;
  let hasRead = false;
  let over = false;
  const demand = (index: number, holds: boolean, rule: OrderRule) => {
    if (!holds) throw new TraceError(relayError('trace-order', { event: index + 2, rule }));
  };
  rest.forEach((event, index) => {
    demand(index, !over, 'run-over');
    demand(index, event.type !== 'run-started', 'started-twice');
    if (event.type === 'problem-read') {
      demand(index, !hasRead, 'problem-read-twice');
      hasRead = true;
    }
    if (event.type === 'token') {
      demand(index, event.call === openCall, 'other-call');
      tokens += 1;
    }
    if (event.type === 'call-requested') {
      demand(index, openCall === null && event.call === calls, 'call-number');
      openCall = event.call;
      calls += 1;
    }
    if (event.type === 'call-requested' || event.type === 'command-ignored') {
      demand(index, event.commandTokens <= tokens, 'command-too-long');
    }
    if (event.type === 'call-ended') {
      demand(index, event.call === openCall, 'other-call');
      openCall = null;
    }
    over = event.type === 'run-ended';
  });
  return [first, ...rest];
}
