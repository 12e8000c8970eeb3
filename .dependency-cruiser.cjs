// The house's layers as data: what each folder may import. ARCHITECTURE.md draws them.
const forbid = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });
const source = { pathNot: '\\.test\\.ts$' };
const library = (names) => `node_modules/(${names})/`;
const only = (name, folder, allowed, exceptions = []) =>
  forbid(name, { path: folder, pathNot: ['\\.test\\.ts$', ...exceptions] }, { pathNot: allowed });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    forbid('no-circular', {}, { circular: true }),
    forbid('no-unresolvable', {}, { couldNotResolve: true, pathNot: '^electron$' }),

    only('contract-imports-only-valibot', '^contract/', ['^contract/', library('valibot')]),

    forbid(
      'core-is-plain-node',
      { path: '^core/' },
      { path: '^(electron|loopback|renderer|tests|build)/|node_modules/(electron|svelte)/' },
    ),
    forbid(
      'nothing-in-core-imports-the-reader',
      { path: '^core/', ...source },
      { path: '^core/reader\\.ts$' },
    ),
    only('ingest-stands-alone', '^core/ingest/', [
      '^core/(ingest|threads)/',
      '^contract/',
      'node_modules/',
      '^(node:)?[a-z_/]+$',
    ]),
    only('annotations-stand-alone', '^core/annotations/', [
      '^core/(annotations|threads)/',
      '^contract/',
      'node_modules/',
      '^(node:)?[a-z_/]+$',
    ]),
    only('search-knows-no-library', '^core/search/', [
      '^core/(search|threads|files)/',
      '^contract/',
      'node_modules/',
      '^(node:)?[a-z_/]+$',
    ]),
    only('library-reads-ingest-and-search', '^core/library/', [
      '^core/(library|ingest|search|threads|files)/',
      '^contract/',
      'node_modules/',
      '^(node:)?[a-z_/]+$',
    ]),
    only('interop-reads-annotations', '^core/interop/', [
      '^core/interop/',
      '^core/annotations/(store|describe|functions|anchor|in-slices)\\.ts$',
      '^core/(files|threads)/',
      '^contract/',
      'node_modules/',
      '^(node:)?[a-z_/]+$',
    ]),
    only('notebook-reads-annotations-and-folding', '^core/notebook/', [
      '^core/(notebook|annotations|search|library)/',
      '^contract/',
      'node_modules/',
      '^(node:)?[a-z_/]+$',
    ]),
    forbid(
      'only-postings-imports-flexsearch',
      { pathNot: '^core/search/(postings|flexsearch-faults\\.test)\\.ts$|^bench/' },
      { path: library('flexsearch') },
    ),

    only(
      'electron-imports-contract-and-electron',
      '^electron/',
      ['^(electron|contract)/', 'node_modules/electron/', '^electron$', '^(node:)?[a-z_/]+$'],
      ['^electron/main\\.ts$'],
    ),
    forbid('electron-main-composes', { path: '^electron/main\\.ts$' }, { path: '^(loopback|renderer)/' }),
    forbid(
      'loopback-sees-contract-and-core',
      { path: '^loopback/', ...source },
      { path: '^(electron|renderer)/|node_modules/electron/' },
    ),

    forbid('renderer-has-no-node', { path: '^renderer/', ...source }, { dependencyTypes: ['core'] }),
    forbid(
      'renderer-sees-only-the-contract',
      { path: '^renderer/', ...source },
      { path: '^(core|electron|loopback|build|tests)/' },
    ),
    only('state-imports-contract-host-svelte', '^renderer/state/', [
      '^renderer/(state|host)/',
      '^contract/',
      library('svelte|esm-env|clsx'),
    ]),
    only('host-imports-contract', '^renderer/host/', ['^renderer/host/', '^contract/']),
    forbid(
      'ui-has-no-domain',
      { path: '^renderer/ui/', ...source },
      { path: '^(contract/(?!messages)|renderer/(?!ui/))' },
    ),
    forbid(
      'views-do-not-import-one-another',
      {
        path: '^renderer/(shelf|page|margin|search|dialogs|notebook|review|related|health|interchange)/',
        ...source,
      },
      {
        path: '^renderer/(shelf|page|margin|search|dialogs|notebook|review|related|health|interchange)/',
        pathNot: '^renderer/$1/',
      },
    ),
    forbid(
      'views-call-through-state',
      {
        path: '^renderer/(shelf|page|margin|search|dialogs|notebook|review|related|health|interchange)/',
        ...source,
      },
      { path: '^renderer/host/|^contract/(client|dispatch)' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(css|woff2?|svg)$' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    builtInModules: { add: ['electron'] },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.svelte'],
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'default'],
    },
  },
};
