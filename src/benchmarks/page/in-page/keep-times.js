// Runs in the page before its own scripts: notes when its parts appear, every long task, and what kept frames waiting.
globalThis.seen = {};
globalThis.longTasks = [];
globalThis.longFrames = [];

new PerformanceObserver((list) => {
  globalThis.longTasks.push(...list.getEntries().map(({ duration }) => duration));
}).observe({ type: 'longtask', buffered: true });

new PerformanceObserver((list) => {
  for (const { startTime, duration, blockingDuration, styleAndLayoutStart, scripts } of list.getEntries()) {
    const parts = scripts.map(({ invoker, duration: ms }) => ({ what: invoker, ms }));
    const layout = { what: 'style and layout', ms: startTime + duration - styleAndLayoutStart };
    globalThis.longFrames.push({
      blocking: blockingDuration,
      parts: styleAndLayoutStart > 0 ? [...parts, layout] : parts,
    });
  }
}).observe({ type: 'long-animation-frame', buffered: true });

const parts = {
  interactive: () => document.querySelector('.problem button[type=submit]') !== null,
  gallery: () => document.querySelector('.gallery-card') !== null,
  studentReady: () => /WASM|WebGPU/.test(document.querySelector('.badge')?.textContent ?? ''),
};

new MutationObserver(() => {
  for (const [name, isThere] of Object.entries(parts)) {
    if (name in globalThis.seen || !isThere()) continue;
    globalThis.seen[name] = Infinity;
    // A part is there when it has been drawn and the thread is free again.
    requestAnimationFrame(() => setTimeout(() => (globalThis.seen[name] = performance.now())));
  }
}).observe(document, { childList: true, subtree: true, characterData: true });
