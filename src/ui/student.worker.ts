/** The script of the student's worker, where student and teacher meet: each knows only the relay. */
import { serveStudent } from '../student/worker.ts';
import { proxyTeacher } from '../teacher/client.ts';

serveStudent((choice) => (choice.kind === 'proxy' ? proxyTeacher({ url: choice.url }) : null));
