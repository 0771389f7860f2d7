// Runs in the page before its own scripts: notes when its parts appear, and every long task.
globalThis.seen = {};
globalThis.longTasks = [];

new PerformanceObserver((list) => {
  globalThis.longTasks.push(...list.getEntries().map(({ duration }) => duration));
}).observe({ type: 'longtask', buffered: true });

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
