// `npm run build:server`: compiles the server into `dist-server`, for whoever runs it without `npm start`.
import { compileServer } from './compile.mjs';

await compileServer();
