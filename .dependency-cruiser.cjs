/**
 * Who may import whom. `npm test` fails on any other import, and on a circle of imports, types and `import()` included.
 * `scripts/directions.test.ts` covers what the parser does not see: a second import of a lazy file, `import('…').Type`.
 *
 * Each folder may import the folders before it in its list. `.` stands for the files that lie beside the folders.
 */
const orders = {
  'domain/src': [
    'kernel',
    'end-user',
    'provider',
    'counters',
    'stock',
    'booking',
    'restaurant',
    'customers',
    'erasure',
    'analytics',
    'rebuild',
    'health',
    'feed',
    'history',
    'platform',
    'notifications',
    'invariants',
    'rejections',
    'queries',
    'records',
    'preview',
    'calendar',
    '.',
    'wire',
  ],
  'domain/src/provider': ['profile', 'members', 'invitations', 'presence', 'directory', 'suspension', '.'],
  'domain/src/booking': [
    'shared',
    'payments',
    'payment-account',
    'slots',
    'reservation',
    'closures',
    'subscription',
    'voucher',
    'refunds',
    'limits',
    'waiting',
    '.',
  ],
  'domain/src/restaurant': ['shared', 'menu', 'tables', 'print-jobs', 'orders', '.'],
  'client/src': [
    'journal',
    'connection',
    'live',
    'optimistic',
    'commands',
    'presence',
    'provider',
    'me',
    'workspace',
    'inspector',
    'account',
    'desk',
    'react',
    '.',
    'payments',
    'preview',
    'insight',
    'health',
    'platform',
    'directory',
    'tracing',
    'testing',
  ],
  'functions/src': [
    'config',
    'trace',
    'firestore',
    'executor',
    'bundles',
    'calendar',
    'recipes',
    'projections',
    'notify',
    'payments',
    'records',
    'closures',
    'audit',
    'history',
    'rebuild',
    'health',
    'platform',
    'status',
    'leaving',
    'warehouse',
    'triggers',
    'schedules',
    'backfill',
    '.',
  ],
};

/** Entry points of the packages: other packages import these and nothing else. */
const entries = {
  domain:
    '^domain/src/((index|core|booking|subscriptions|desk|directory|restaurant|house|insight|preview|rejections)|kernel/apply-write|wire/warehouse-row)\\.ts$',
  core: '^domain/src/core\\.ts$',
  client:
    '^client/src/(index|account|desk|directory/index|function-prefix|health/index|insight/index|inspector|payments/index|platform/index|preview/index|react|rejections|testing/index|tracing/index)\\.ts$',
};

const test = '\\.test\\.ts$';
const inFolder = (root, folder) => (folder === '.' ? `^${root}/[^/]+$` : `^${root}/${folder}/`);
const anyOf = (patterns) => `(${patterns.join('|')})`;

/** Folders without a place in the list. */
const unlisted = (root, folders) => ({
  path: `^${root}/[^/]+/`,
  pathNot: anyOf(folders.filter((folder) => folder !== '.').map((folder) => inFolder(root, folder))),
});

/** A folder imports no later folder of its list. A folder without a place neither imports nor is imported. */
const folderRules = Object.entries(orders).flatMap(([root, folders]) => [
  ...folders.slice(0, -1).map((folder, n) => ({
    name: `order of ${root}: ${folder}`,
    comment: `${folder} may import only: ${folders.slice(0, n).join(', ') || 'nothing of this list'}`,
    severity: 'error',
    from: { path: inFolder(root, folder), pathNot: test },
    to: { path: anyOf(folders.slice(n + 1).map((later) => inFolder(root, later))) },
  })),
  { name: `order of ${root}: unlisted folder`, severity: 'error', from: unlisted(root, folders), to: {} },
  { name: `order of ${root}: unlisted folder`, severity: 'error', from: {}, to: unlisted(root, folders) },
]);

/** Source of one package may import the listed files of this repository and the listed npm packages. */
const packageRule = (name, { files, packages, builtIns = false }) => ({
  name: `imports of ${name}`,
  severity: 'error',
  from: { path: `^${name}/src/`, pathNot: test },
  to: {
    pathNot: anyOf([
      `^${name}/src/`,
      ...files,
      ...packages.map((name) => `node_modules/${name}/`),
      ...(builtIns ? ['^node:', '^[a-z/_]+$'] : []),
    ]),
  },
});

module.exports = {
  forbidden: [
    { name: 'no import cycles', severity: 'error', from: {}, to: { circular: true } },
    ...folderRules,
    packageRule('domain', { files: [], packages: ['zod'] }),
    packageRule('client', { files: [entries.domain], packages: ['firebase', 'rxjs', 'react', '@types/react'] }),
    packageRule('dashboard', {
      files: [entries.client],
      packages: [
        '@types/react',
        '@types/react-dom',
        'firebase',
        'react',
        'react-dom',
        'rxjs',
        'uqr',
        'uuid',
        'workbox-[a-z]+',
        'wouter',
      ],
    }),
    packageRule('functions', {
      files: [entries.domain],
      packages: [
        '@google-cloud/firestore',
        '@onesignal/node-onesignal',
        '@opentelemetry/[a-z-]+',
        '@sentry/core',
        '@types/nodemailer',
        'firebase-admin',
        'firebase-functions',
        'google-auth-library',
        'ical-generator',
        'nodemailer',
        'p-limit',
        'stripe',
        'uuid',
        'zod',
      ],
      builtIns: true,
    }),
    {
      name: 'the core loads only @counterfoil/domain/core',
      comment:
        'Deciders and schemas are loaded by *.lazy.ts files, the fake for tests, and entries that an app loads by wish.',
      severity: 'error',
      from: {
        path: '^client/src/',
        pathNot: ['\\.lazy\\.ts$', '^client/src/((directory|health|insight|platform|testing)/|rejections\\.ts$)', test],
      },
      to: { path: '^domain/', pathNot: entries.core },
    },
    {
      name: 'unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // TypeScript 7 offers no parser to other programs.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // The parser knows no JSX. `scripts/screen-imports.test.ts` checks these files.
    exclude: { path: ['^(domain|client|functions|dashboard)/(lib|dist)/', '\\.tsx$'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default', 'node'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
