import { defineConfig, globalIgnores } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const topLevelAwait = {
  selector: 'Program > ExpressionStatement > AwaitExpression',
  message: 'Awaiting at the top level of the ESM main delays `ready`; awaiting whenReady() there hangs.',
};
const rawIpc = {
  selector: "CallExpression[callee.object.name='ipcMain']",
  message: 'Calls come in through electron/ipc.ts alone: it checks the sender and the input.',
};

export default defineConfig(
  globalIgnores(['coverage/', 'dist/', 'release/', 'test-results/', 'playwright-report/']),
  tseslint.configs.strictTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: {
        // Its types are the tests' (a page's among them), which the root's project must not see.
        projectService: { allowDefaultProject: ['playwright.config.ts'] },
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts', '**/*.svelte.test.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    // typescript-eslint sees an imported .svelte component as `any`; svelte-check types the props.
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      'svelte/no-at-html-tags': 'error',
      // State here is replaced whole ($state.raw), never changed in place: plain Map and Set are what is meant.
      'svelte/prefer-svelte-reactivity': 'off',
      'prefer-const': 'off',
    },
  },
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['build/**', 'bench/**', 'tests/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['electron/**/*.ts'],
    ignores: ['electron/ipc.ts', '**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', rawIpc] },
  },
  { files: ['electron/main.ts'], rules: { 'no-restricted-syntax': ['error', rawIpc, topLevelAwait] } },
);
