import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
import { teacherForProxy } from './teacher-for-proxy.ts';

/** A server that says that it is Ollama, and nothing else. */
async function startOllama(): Promise<string> {
  const server = createServer(({ url }, response) => {
    response.statusCode = url === '/api/version' ? 200 : 404;
    response.end('{"version":"0.33.0"}');
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it('warns in the log at the start of a kind that does not continue a text', async () => {
  const url = await startOllama();
  const print = vi.spyOn(console, 'log').mockReturnValue();
  onTestFinished(() => print.mockRestore());
  await teacherForProxy({ TEACHER_KIND: 'completions', TEACHER_URL: url, TEACHER_MODEL: 'm' });
  const [lines] = print.mock.calls;
  expect(lines).toEqual([
    `The server at ${url} is Ollama 0.33.0, which does not continue a text for TEACHER_KIND=completions: it puts the text into the model's template, so the teacher starts a new answer. Set TEACHER_KIND=ollama, or leave it out.`,
  ]);
});
