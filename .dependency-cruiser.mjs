const gateway = '^electron/gateway';

/** For each room, the rooms that it may not reach, directly or through any file beside it. */
const walls = {
  'electron/contract': ['electron/(?!contract/)', 'renderer'],
  'electron/format': ['electron/(?!format/|contract/)', 'renderer'],
  'electron/ledger': ['electron/(?!ledger/|contract/)', 'renderer'],
  // The words of BIP 39 are data that both sides must have alike; nothing else of a package.
  'electron/verifier': ['electron/(?!verifier/)', 'renderer', 'node_modules/(?!@scure/bip39/wordlists/)'],
  'electron/gateway/paper': [`${gateway}/(?!paper/|platform/)`],
  'electron/preload': ['electron/(?!preload/|contract/)', 'renderer'],
  'electron/cli': ['electron/shell', 'renderer'],
  'electron/server': ['electron/(shell|cli)', 'renderer'],
  'electron/shell': ['electron/server', 'renderer'],
  'electron/host': ['electron/(shell|cli|server|preload|demo)', 'renderer'],
  'electron/gateway': ['electron/(host|shell|cli|server|preload|demo)', 'renderer'],
  'electron/gateway/platform': [`${gateway}/(?!platform/)`],
  'electron/gateway/expression': [`${gateway}/(?!expression/|platform/)`],
  'electron/gateway/store': [`${gateway}/(?!store/|platform/)`],
  'electron/gateway/audit': [`${gateway}/(?!audit/|store/|platform/)`],
  'electron/gateway/alarms': [`${gateway}/(?!alarms/|tags/|store/|platform/|expression/)`],
  'electron/gateway/history': [`${gateway}/(?!history/|tags/|platform/|expression/)`],
  'electron/gateway/tags': [`${gateway}/(?!tags/|platform/|expression/)`],
  'electron/gateway/folders': [`${gateway}/(?!folders/|platform/)`],
  'electron/gateway/mail': [`${gateway}/(?!mail/|platform/)`],
  'electron/gateway/databases': [`${gateway}/(?!databases/|queries/|platform/)`],
  'electron/gateway/queries': [`${gateway}/(?!queries/|platform/)`],
  'electron/gateway/sso': [`${gateway}/(idp|signature|project|perspective|scripting|tags|session|demo)/`],
  'electron/gateway/idp': [`${gateway}/(signature|project|perspective|scripting|tags|session|demo)/`],
  'electron/gateway/signature': [`${gateway}/(project|perspective|scripting|session|demo)/`],
  'electron/gateway/scripting': [`${gateway}/(?!scripting/|platform/)`],
  // The version of the translator is a hash over the folder.
  'electron/gateway/scripting/translation': [
    'electron/(?!gateway/scripting/translation/|gateway/platform/pythonVersion\\.ts$)',
    'node_modules/(?!web-tree-sitter/)',
  ],
  'electron/gateway/perspective': [`${gateway}/(store|audit|sso|idp|signature|session|demo|station)/`],
  'electron/gateway/project': [`${gateway}/(store|audit|sso|idp|signature|perspective|session|demo|station|check)/`],
  'electron/gateway/check': [`${gateway}/(store|audit|sso|idp|signature|session|demo|station)/`],
  'electron/gateway/session': [`${gateway}/demo/`],
  renderer: ['electron/(?!contract/|format/)'],
};

const toRegExp = (target) => (target.startsWith('^') ? target : `^${target}`);

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...Object.entries(walls).map(([room, targets]) => ({
      name: `${room.replaceAll('/', '-')}-wall`,
      severity: 'error',
      comment: 'The arrows run one way; a wall is not passed through a file beside it.',
      from: { path: `^${room}/` },
      to: { path: targets.map(toRegExp), reachable: true },
    })),
    {
      name: 'no-electron-outside-the-shell',
      severity: 'error',
      from: { path: '^(electron|renderer)/', pathNot: '^electron/(main|program)\\.ts$|^electron/(shell|preload)/' },
      to: { path: '^node_modules/electron/' },
    },
    {
      name: 'composition-alone-knows-all',
      severity: 'error',
      comment: 'Services are put together in one place, and know nothing of it.',
      from: { path: `${gateway}/(?!composition/)[^/]+/` },
      to: { path: `${gateway}/(composition/|gateway\\.ts$)` },
    },
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    // `original-fs` is a module of Electron itself.
    { name: 'resolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^original-fs$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.svelte', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'svelte', 'node', 'default', 'types'],
      mainFields: ['module', 'main'],
    },
  },
};
