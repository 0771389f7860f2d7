// `npm run build:server`: compiles the server into `dist-server`, to run it without `npm start`.
import { compileServer } from './build/compile.mjs';

await compileServer();
