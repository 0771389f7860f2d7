/** The script of the teacher's worker, which the student's worker starts where no proxy serves. */
import { serveTeacher } from '../teacher/worker.ts';

serveTeacher();
