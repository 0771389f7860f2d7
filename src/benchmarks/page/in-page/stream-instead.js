// Runs in the page: replaces the student's worker by a fake that sends the log `streamed.log`, a message of
// `streamed.events` events every `streamed.everyMs`.
globalThis.Worker = class extends EventTarget {
  onmessage = null;

  terminate() {}

  postMessage({ type, request }) {
    const { log, events, everyMs } = globalThis.streamed;
    const send = (data) => this.onmessage?.(new MessageEvent('message', { data }));
    const identity = { name: 'a-student', device: 'wasm' };
    if (type === 'load') {
      const loaded = { type: 'loaded', identity, contextLength: 20_000, canCall: true, fallback: null };
      setTimeout(() => send({ ...loaded, request }));
    }
    if (type !== 'solve') return;
    let sent = 0;
    const timer = setInterval(() => {
      const batch = structuredClone(log.slice(sent, sent + events));
      sent += events;
      if (batch.length > 0) return send({ type: 'events', request, events: batch });
      clearInterval(timer);
      return send({ type: 'finished', request });
    }, everyMs);
  }
};
