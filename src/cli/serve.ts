/**
 * The built page and the proxy with its teacher on one port of this process: what `npm start` runs after it has
 * installed and built.
 */
import { serve, type RunningServer } from '../proxy/node.ts';
import { securityHeadersFor } from '../proxy/security-headers.ts';
import { serverFromEnvironment } from '../proxy/server-environment.ts';
import { inProject, teacherForProxy } from './models.ts';

/**
 * Loads the teacher, listens, and prints the address.
 *
 * @param port 0 takes a free one.
 * @throws PortError, EnvironmentError: their messages are for the person.
 */
export async function serveProduct(port: number): Promise<RunningServer> {
  const choice = await teacherForProxy(process.env);
  const { modelHosts, ...reach } = serverFromEnvironment(process.env);
  const headers = securityHeadersFor(modelHosts);
  const server = await serve({ port, directory: inProject('dist'), ...choice, ...reach, headers });
  const teacher =
    choice.teacher === null
      ? choice.absence
      : `Teacher: ${choice.teacher.description.name} (${choice.teacher.description.kind}).`;
  console.log(`${teacher}\nThe page is at ${server.url} - stop with Ctrl-C.`);
  return server;
}
