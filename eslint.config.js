/**
 * Lint of Svelte components: what `oxlint` (.oxlintrc.json: everything else, with types) cannot read. Their types are
 * checked by svelte-check besides.
 */
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
  { ignores: ['**/*.ts', '!**/*.svelte.ts', '**/*.js', '**/*.mjs', '**/*.cjs', 'dist', 'release*', 'out'] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: {
        parser: ts.parser,
        svelteConfig,
        project: './tsconfig.renderer.json',
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      'no-undef': 'off',
      'svelte/no-at-html-tags': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      // Reading a signal is what follows it.
      '@typescript-eslint/no-unused-expressions': 'off',
      // The import arrows are `.dependency-cruiser.mjs`, which does not see the types that a Svelte component imports.
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '/electron/(?!contract/|format/)', message: 'A renderer knows the contract alone.' }] },
      ],
    },
  },
);
