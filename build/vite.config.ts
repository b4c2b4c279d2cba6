/**
 * One build of everything: the renderer's two entries, the main process with its worker and command line, and one
 * single-file CommonJS preload a kind of frame (a sandboxed preload can load nothing else).
 */
import { copyFile, cp, mkdir, writeFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { builtName, fontFamilies } from '../electron/gateway/paper/fonts.ts';
import { translatorVersion } from '../electron/gateway/scripting/translation/version.ts';
import { defineConfig, type EnvironmentOptions, type Plugin, type Rolldown } from 'vite';

const root = join(import.meta.dirname, '..');
const run = promisify(execFile);

/** Native modules and CPython's WebAssembly stay packages; all other code is bundled. */
const external = [
  'electron',
  'original-fs',
  'better-sqlite3',
  '@node-rs/argon2',
  '@myriaddreamin/typst-ts-node-compiler',
  'pyodide',
];

function node(
  out: string,
  format: 'es' | 'cjs',
  input: Readonly<Record<string, string>>,
  entryFileNames = format === 'cjs' ? '[name].cjs' : '[name].js',
): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, external: external.filter((name) => typeof name === 'string') },
    build: {
      target: 'node20.18',
      outDir: join(root, 'dist', out),
      emptyOutDir: false,
      minify: false,
      sourcemap: true,
      ssr: true,
      rolldownOptions: {
        input: { ...input },
        external,
        platform: 'node',
        output: {
          format,
          entryFileNames,
          // Beside the entries: what runs finds its worker and its prelude by its own place.
          chunkFileNames: '[name].js',
          ...(format === 'cjs' ? { codeSplitting: false } : {}),
        },
      },
    },
  };
}

/** What stands beside the code at run time: the interpreter's modules and snapshot, the grammar of scripts with the version of what translates them, the script library of the built-in pages, layout and fonts of paper, and the icons that projects name. */
function assets(): Plugin {
  return {
    name: 'countersign-assets',
    applyToEnvironment: ({ name }) => name === 'main',
    closeBundle: async () => {
      await mkdir(join(root, 'dist', 'main'), { recursive: true });
      await cp(join(root, 'electron/gateway/scripting/python'), join(root, 'dist/main/python'), { recursive: true });
      await mkdir(join(root, 'dist', 'main', 'grammar'), { recursive: true });
      for (const file of ['web-tree-sitter/web-tree-sitter.wasm', 'tree-sitter-python/tree-sitter-python.wasm'])
        await copyFile(join(root, 'node_modules', file), join(root, 'dist/main/grammar', basename(file)));
      await writeFile(join(root, 'dist/main/grammar/version'), translatorVersion());
      await run(process.execPath, [join(root, 'build/runtime/pythonSnapshot.ts')]);
      await copyFile(join(root, 'out/python-snapshot.bin'), join(root, 'dist/main/python-snapshot.bin'));
      for (const name of ['pages.py', 'audit.py'])
        await copyFile(join(root, 'electron/gateway/project/builtIn', name), join(root, 'dist/main', name));
      await copyFile(join(root, 'electron/gateway/paper/signedRecord.typ'), join(root, 'dist/main/signedRecord.typ'));
      await mkdir(join(root, 'dist/main/fonts'), { recursive: true });
      for (const file of fontFamilies.flatMap(({ files }) => files))
        await copyFile(join(root, 'node_modules', file), join(root, 'dist/main/fonts', builtName(file)));
      await cp(join(root, 'node_modules/@material-symbols/svg-400/outlined'), join(root, 'dist/renderer/icons'), {
        recursive: true,
      });
    },
  };
}

const documentNames = ['page', 'challenge'] as const;

type Modules = Pick<Rolldown.PluginContext, 'getModuleInfo'>;

const loaded = new Map<string, ReadonlySet<string>>();

/** In a browser these wait at their top for a module that needs those files, which would then wait for themselves. */
const entry = /\/renderer\/\w+\/(main|bridge)\.ts$/;

/** The modules that a document imports, itself or through others; not those that it imports when they are needed. */
function loadedBy(name: string, modules: Modules): ReadonlySet<string> {
  const before = loaded.get(name);
  if (before !== undefined) return before;
  const found = new Set([join(root, 'renderer', `${name}.html`)]);
  for (const module of found)
    for (const imported of modules.getModuleInfo(module)?.importedIds ?? []) found.add(imported);
  const shared = new Set([...found].filter((module) => !module.endsWith('.html') && !entry.test(module)));
  loaded.set(name, shared);
  return shared;
}

function isLoadedByAll(module: string, modules: Modules): boolean {
  return documentNames.every((name) => loadedBy(name, modules).has(module));
}

export default defineConfig({
  root: join(root, 'renderer'),
  // Pages of a browser have paths; what they load has the same address from each.
  base: '/',
  publicDir: false,
  logLevel: 'warn',
  plugins: [svelte({ configFile: join(root, 'svelte.config.js') }), assets()],
  environments: {
    client: {
      build: {
        target: 'chrome130',
        outDir: join(root, 'dist', 'renderer'),
        emptyOutDir: true,
        assetsInlineLimit: 0,
        // What is loaded later comes from beside the document: a link for each file that it needs costs more than it brings.
        modulePreload: {
          polyfill: false,
          resolveDependencies: (_file, files, { hostType }) => (hostType === 'html' ? files : []),
        },
        rolldownOptions: {
          input: { page: join(root, 'renderer/page.html'), challenge: join(root, 'renderer/challenge.html') },
          output: {
            codeSplitting: {
              groups: [
                // What makes schemas has its setting before the first of them is made, in whatever file that stands.
                { name: 'schemas', test: /node_modules\/zod\/|renderer\/jitless/, priority: 2 },
                // What a document loads before it can show anything is one file, and what both load is another: each file
                // is a request that the main process answers while it opens the station.
                { name: (module, modules) => (isLoadedByAll(module, modules) ? 'first' : null), priority: 1 },
                ...documentNames.map((name) => ({
                  name: (module: string, modules: Modules) =>
                    loadedBy(name, modules).has(module) ? `${name}-first` : null,
                })),
                // One sheet, when the first of the components is drawn that a document does not load at once: each sheet that
                // comes is a request, and has the document look through the styles of all that it shows.
                { name: 'components', test: /renderer\/components\/.*\.css$/ },
              ],
            },
          },
        },
      },
    },
    main: node('main', 'es', {
      main: join(root, 'electron/main.ts'),
      'demo-provider': join(root, 'electron/demo/main.ts'),
      'scripting-worker': join(root, 'electron/gateway/scripting/worker.ts'),
      'database-check-worker': join(root, 'electron/gateway/signature/databaseCheckWorker.ts'),
      'paper-worker': join(root, 'electron/gateway/signature/paperWorker.ts'),
      'history-worker': join(root, 'electron/gateway/history/historyWorker.ts'),
      'database-sqlite-worker': join(root, 'electron/gateway/databases/drivers/sqliteWorker.ts'),
      'strength-worker': join(root, 'electron/gateway/sso/strengthWorker.ts'),
    }),
    verifier: node('verifier', 'es', { 'countersign-verify': join(root, 'electron/verifier/main.ts') }, '[name].mjs'),
    preload_page: node('preload', 'cjs', { page: join(root, 'electron/preload/page.ts') }),
    preload_challenge: node('preload', 'cjs', { challenge: join(root, 'electron/preload/challenge.ts') }),
  },
  builder: {
    buildApp: async (builder) => {
      for (const name of ['client', 'main', 'verifier', 'preload_page', 'preload_challenge']) {
        const environment = builder.environments[name];
        if (environment !== undefined) await builder.build(environment);
      }
    },
  },
});
