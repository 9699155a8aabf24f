// The import table of docs/architecture.md. One rule per room: what is not named is refused.

const anyRoom = '^(domain|contract|keys|service|gateway|main|preload|renderer|e2e|bench|scripts)/';
const test = '\\.test\\.tsx?$';

/** A room may import itself, the named rooms, and packages. */
function room(name, from, allowed, comment) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from, pathNot: test },
    to: { path: anyRoom, pathNot: [from, ...allowed] },
  };
}

/** Packages only these rooms know. */
function packageOnlyIn(name, packages, rooms) {
  return {
    name,
    severity: 'error',
    comment: `${packages} is known to ${rooms} and nowhere else`,
    from: { pathNot: [rooms, test, '\\.config\\.ts$', '^(e2e|bench|scripts)/'] },
    to: { path: `(^|/)node_modules/(${packages})/` },
  };
}

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Two files that need each other to run are one file, or a third is missing. Types alone may point back.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      comment: 'An import that resolves to nothing escapes every other rule.',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?(asset|url|raw)$' },
    },

    room('domain', '^domain/', [], 'The rules of the centre know nothing of how they are used.'),
    room('contract', '^contract/', ['^domain/'], 'The contract says what can be asked, not how it is done.'),
    room(
      'keys',
      '^keys/',
      ['^domain/', '^contract/'],
      'Keys are made, wrapped and opened without knowing what they open.',
    ),
    room('service', '^service/', ['^domain/', '^contract/', '^keys/'], 'The service knows no window.'),
    room(
      'gateway',
      '^gateway/',
      ['^domain/', '^service/training/speaker\\.ts$'],
      'The training gateway stands on the other side of the wire: it knows how villagers talk and nothing of who listens.',
    ),
    room('main', '^main/', ['^contract/', '^keys/'], 'Main owns windows, never data.'),
    room('preload', '^preload/', ['^contract/'], 'The preload forwards a port and the shell, nothing else.'),
    room('renderer', '^renderer/', ['^domain/', '^contract/'], 'A screen asks through the contract.'),
    room(
      'scripts',
      '^scripts/',
      [],
      'Setting up, running and packing work before anything of the console is installed.',
    ),
    {
      name: 'public-doors',
      severity: 'error',
      comment:
        'Journeys and measurements use the window or the headless door: of the console they know the words only.',
      from: { path: '^(e2e|bench)/', pathNot: test },
      to: {
        path: '^(keys|service|main|preload|renderer|scripts)/',
      },
    },

    {
      name: 'connectors',
      severity: 'error',
      comment: 'A connector turns frames into items. It knows neither where they go nor who reads them.',
      from: { path: '^service/connectors/', pathNot: test },
      to: { path: anyRoom, pathNot: ['^domain/', '^service/connectors/', '^service/(log|new-id)\\.ts$'] },
    },
    {
      name: 'connectors-are-strangers',
      severity: 'error',
      comment: 'One kind of account never leans on another; what two need lies beside the registry.',
      from: { path: '^service/connectors/([^/]+)/', pathNot: test },
      to: { path: '^service/connectors/[^/]+/', pathNot: '^service/connectors/$1/' },
    },
    {
      name: 'store',
      severity: 'error',
      comment: 'The store speaks in domain values and knows no one above it.',
      from: { path: '^service/store/', pathNot: test },
      to: { path: '^service/', pathNot: ['^service/store/', '^service/(log|new-id)\\.ts$'] },
    },
    {
      name: 'ingest',
      severity: 'error',
      comment: 'Ingest puts a batch into the store, in the order written in one function.',
      from: { path: '^service/ingest/', pathNot: test },
      to: { path: '^service/', pathNot: ['^service/(ingest|store)/', '^service/(log|new-id)\\.ts$'] },
    },
    {
      name: 'audit',
      severity: 'error',
      comment: 'What vouches for the chain knows the store and nobody who writes into it.',
      from: { path: '^service/audit/', pathNot: test },
      to: { path: '^service/', pathNot: ['^service/(audit|store)/', '^service/log\\.ts$'] },
    },
    {
      name: 'outbox',
      severity: 'error',
      comment:
        'What was approved goes out of the store over a connector; how a kind of account says it is the affair of the connector.',
      from: { path: '^service/outbox/', pathNot: test },
      to: {
        path: '^service/',
        pathNot: ['^service/(outbox|store)/', '^service/(log|new-id)\\.ts$', '^service/connectors/connector\\.ts$'],
      },
    },
    {
      name: 'brief',
      severity: 'error',
      comment: 'Document to bytes.',
      from: { path: '^service/brief/', pathNot: test },
      to: { path: '^(service|contract)/', pathNot: ['^service/brief/', '^service/(log|new-id)\\.ts$'] },
    },
    {
      name: 'training',
      severity: 'error',
      comment: 'Synthetic people and history go in like real ones.',
      from: { path: '^service/training/', pathNot: test },
      to: { path: '^(service|contract)/', pathNot: ['^service/(training|store)/', '^service/(log|new-id)\\.ts$'] },
    },
    {
      name: 'features',
      severity: 'error',
      comment:
        'A use case decides by the domain and remembers by the store; sockets and windows reach it from outside.',
      from: { path: '^service/features/', pathNot: test },
      to: { path: '^service/(connectors|ingest)/' },
    },

    {
      name: 'screens-are-strangers',
      severity: 'error',
      comment: 'Features never import each other; what two need moves to renderer/ui (looks) or domain (rules).',
      from: { path: '^renderer/features/([^/]+)/', pathNot: test },
      to: { path: '^renderer/features/[^/]+/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'looks-know-no-screen',
      severity: 'error',
      comment: 'Looks and data serve the screens, not the other way round.',
      from: { path: '^renderer/(ui|data|text|styles)/', pathNot: test },
      to: { path: '^renderer/(features|app)/' },
    },
    {
      name: 'antd-only-in-the-kit',
      severity: 'error',
      comment: 'The widget library is named in one folder, so that it can be replaced there.',
      from: { path: anyRoom, pathNot: '^renderer/ui/kit/' },
      to: { path: '(^|/)node_modules/(antd|@ant-design|rc-[^/]+|@rc-component)/' },
    },

    {
      name: 'no-node-in-pure-rooms',
      severity: 'error',
      comment: 'domain, contract and renderer run anywhere: no Node, no Electron.',
      from: { path: '^(domain|contract|renderer)/', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-packages-only-in-the-domain',
      severity: 'error',
      comment: 'The domain may use packages that only compute.',
      from: { path: '^domain/', pathNot: test },
      to: { path: '(^|/)node_modules/', pathNot: '(^|/)node_modules/(opencc-js|chinese-days|pinyin-pro)/' },
    },
    packageOnlyIn('database-only-in-the-store', 'better-sqlite3|better-sqlite3-multiple-ciphers', '^service/store/'),
    packageOnlyIn('electron-only-in-the-shell', 'electron|electron-updater|electron-log', '^(main|preload)/'),
    packageOnlyIn('sockets-only-in-connectors', 'ws', '^(service/connectors|gateway)/'),
    packageOnlyIn('react-only-in-windows', 'react|react-dom|recharts|lucide-react', '^renderer/'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|node_modules/\\.)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    builtInModules: { add: ['electron/main', 'electron/renderer'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
