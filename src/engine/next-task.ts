/**
 * Lets the thread handle its messages. On WASM a pass blocks the thread, and its promise settles before the thread handles
 * any message, so without this the page could not stop a run or a long prompt.
 */
export function nextTask(): Promise<void> {
  // A timer would do too, but browsers make nested ones wait 4 ms.
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
