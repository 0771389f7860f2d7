/** The script of the student's worker, where student and teacher meet: each depends on the relay only. */
import { serveStudent } from '../student/worker.ts';
import { proxyTeacher } from '../teacher/client.ts';
import { TeacherInPage } from '../teacher/in-page.ts';

const inPage = new TeacherInPage(
  () => new Worker(new URL('./teacher.worker.ts', import.meta.url), { type: 'module', name: 'teacher' }),
);

serveStudent((choice) => {
  switch (choice.kind) {
    case 'proxy': {
      const { url, accessCode, headers, teacherName, identity } = choice;
      // Without its name, the address says most about it.
      const unnamed = { name: new URL(url).host, device: 'remote' } as const;
      return proxyTeacher({ url, accessCode, headers, teacherName, identity: identity ?? unnamed });
    }
    case 'in-page':
      return inPage.teacher(choice.model);
    case 'none':
      return null;
  }
});
