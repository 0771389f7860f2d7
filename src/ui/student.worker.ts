/** The script of the student's worker, where student and teacher meet: each depends on the relay only. */
import { serveStudent } from '../student/worker.ts';
import { proxyTeacher } from '../teacher/client.ts';
import { TeacherInPage } from '../teacher/in-page.ts';

const inPage = new TeacherInPage(
  () => new Worker(new URL('./teacher.worker.ts', import.meta.url), { type: 'module', name: 'teacher' }),
);

serveStudent((choice) => {
  switch (choice.kind) {
    case 'proxy':
      return proxyTeacher({
        url: choice.url,
        accessCode: choice.accessCode,
        // Without its name, the address says most about it.
        identity: { name: choice.name ?? new URL(choice.url).host, device: 'remote' },
      });
    case 'in-page':
      return inPage.teacher(choice.model);
    case 'none':
      return null;
  }
});
