// What knip counts as a way into the project. It finds files, exports and packages that nothing uses.
export default {
  entry: [
    // Compiled, and imported by start.mjs from where that put it.
    'src/cli/server/{serve-product,stopper}.ts',
    // Programs that a benchmark compiles and starts by their file names.
    'src/**/*-process.ts',
    'src/offline/service-worker.ts',
    // Read as a text by website.ts.
    'src/docs/docs.css',
    'deploy/*.ts',
    'e2e/{engine,parity}/{main,vite.config}.ts',
    'src/benchmarks/decode/page/{main,vite.config}.ts',
    'e2e/firefox/{vitest.config,set-up,firefox.test}.ts',
  ],
  project: ['src/**/*.{ts,tsx,mjs,css}', 'lint/*.mjs', 'e2e/**/*.ts', 'deploy/*.ts'],
  // A type in the signature of an exported function is part of the interface, whether or not a file imports its name.
  ignoreExportsUsedInFile: { interface: true, type: true },
  compilers: {
    css: (text) =>
      [...text.matchAll(/(?:url\(|@import )'([^':]+)'/g)]
        .map(([, address]) => `import '${address}';`)
        .join('\n'),
  },
};
