import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/**
 * The import arrows: for each folder, the folders that it may not reach. An import that runs against an arrow fails
 * the build. Ours are always relative imports, so the folder's name stands in the path.
 */
const gatewayArrows = {
  '**': [],
  'platform/**': [
    'station',
    'store',
    'audit',
    'sso',
    'idp',
    'signature',
    'project',
    'perspective',
    'scripting',
    'tags',
    'session',
  ],
  'store/**': ['audit', 'sso', 'idp', 'signature', 'project', 'perspective', 'scripting', 'tags'],
  'audit/**': ['sso', 'idp', 'signature', 'project', 'perspective', 'scripting', 'tags'],
  '{sso,tags}/**': ['idp', 'signature', 'perspective', 'scripting', 'session'],
  'project/**': ['idp', 'signature', 'perspective', 'session'],
  'idp/**': ['signature', 'project', 'perspective', 'scripting', 'tags'],
  'signature/**': ['project', 'perspective', 'scripting', 'session'],
  'scripting/**': ['store', 'audit', 'sso', 'idp', 'project', 'perspective'],
  'perspective/**': ['store', 'audit', 'sso', 'idp', 'signature', 'session'],
};
const arrows = [
  {
    files: ['electron/format/**'],
    forbidden: ['gateway', 'shell', 'server', 'cli', 'preload', 'renderer'],
    packages: ['electron', 'svelte'],
  },
  {
    files: ['electron/contract/**'],
    forbidden: ['format', 'gateway', 'shell', 'server', 'cli', 'preload', 'renderer'],
  },
  // A later entry replaces an earlier one for the same file: each repeats what holds for the whole gateway.
  ...Object.entries(gatewayArrows).map(([files, forbidden]) => ({
    files: [`electron/gateway/${files}`],
    forbidden: ['shell', 'server', 'cli', 'preload', 'renderer', ...forbidden],
    packages: ['electron', 'svelte'],
  })),
  { files: ['electron/shell/**'], forbidden: ['server', 'cli', 'preload', 'renderer'] },
  { files: ['electron/{cli,server}/**'], forbidden: ['shell', 'preload', 'renderer'], packages: ['electron'] },
  { files: ['electron/preload/**'], forbidden: ['gateway', 'shell', 'server', 'cli', 'renderer'] },
  {
    files: ['renderer/**'],
    forbidden: ['gateway', 'shell', 'server', 'cli', 'preload'],
    packages: ['electron', 'better-sqlite3'],
  },
];

/** Inside the gateway only `gateway.ts` knows all services. */
function arrowRule({ files, forbidden, packages = [] }) {
  return {
    files,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: forbidden.flatMap((folder) => [`**/${folder}/**`, `../${folder}`]),
              message: `The import arrows run one way: these files may not import from ${forbidden.join(', ')}.`,
            },
            ...(packages.length === 0
              ? []
              : [{ regex: `^(${packages.join('|')})(/|$)`, message: 'This package is not for this folder.' }]),
            ...(files.some((pattern) => pattern.startsWith('electron/gateway/'))
              ? [{ regex: '/gateway\\.ts$', message: 'gateway.ts knows the services; they do not know it.' }]
              : []),
          ],
        },
      ],
    },
  };
}

export default ts.config(
  { ignores: ['dist', 'release*', 'out', '.electron', '.svelte-check', 'test-results', 'build/runtime/launcher'] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      'no-undef': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'No enums: a frozen constant object with a same-named type.' },
        { selector: 'ExportDefaultDeclaration', message: 'No default exports.' },
      ],
      'svelte/no-at-html-tags': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-invalid-void-type': 'off',
      // Electron's classes are types of the main process; its own functions return and take them freely.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Reading a signal is what follows it.
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off', '@typescript-eslint/no-unsafe-call': 'off' },
  },
  // Vitest's matchers (`expect.stringContaining`) are typed as any.
  { files: ['test/**'], rules: { '@typescript-eslint/no-unsafe-assignment': 'off' } },
  // Tools that demand a default export of their configuration.
  { files: ['*.config.js', '*.config.ts', 'build/*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['**/*.js', '**/*.mjs', '**/*.cjs'], ...ts.configs.disableTypeChecked },
  // A sandboxed preload is CommonJS.
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  ...arrows.map(arrowRule),
);
