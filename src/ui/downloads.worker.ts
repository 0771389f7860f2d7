/** The script of the worker that downloads students from elsewhere. */
import { serveDownloads } from '../student/downloads/worker.ts';

serveDownloads();
