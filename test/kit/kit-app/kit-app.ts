import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packFunctions } from '../../../scripts/kit/pack-functions.ts';
import { root } from '../../../scripts/root.ts';

/** The ways in which an app's project can have the functions beside its own. */
export type Installation =
  /** A codebase whose source is the installed package. */
  | 'codebase'
  /** The CLI's function kit, with the wrapper that `functions:kits:install` writes. */
  | 'kit'
  /** The app's own `index.js` exports them again, as a group. */
  | 'group';

/** The prefix that each way gives to the names. */
export const prefixes = {
  codebase: 'house',
  kit: 'kit-counterfoil',
  group: 'counterfoil',
} as const satisfies Record<Installation, string>;

const params = 'MAX_INSTANCES=3\n';
const secrets = ['STRIPE_WEBHOOK_SECRET', 'STRIPE_SECRET_KEY'].map((name) => `${name}=none\n`).join('');
const hello = `import { onRequest } from 'firebase-functions/https';
export const hello = onRequest((_, response) => { response.send('hello from the app'); });
`;

/** The app's rules before Counterfoil's join them. */
const appRules = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    match /notes/{noteId} {
      allow read: if request.auth != null;
    }
  }
}
`;

const writeFiles = async (folder: string, files: Readonly<Record<string, string>>): Promise<void> => {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  }
};

/** Installs the tarball, and links the packages that npm would fetch. */
const installPackage = async (app: string, tarball: string): Promise<void> => {
  const target = join(app, 'node_modules/@counterfoil/functions');
  await mkdir(target, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '--strip-components', '1', '-C', target]);
  for (const name of await readdir(join(root, 'node_modules')))
    if (name !== '@counterfoil') await symlink(join(root, 'node_modules', name), join(app, 'node_modules', name));
  // Of these packages, the CLI has other versions.
  await symlink(join(root, 'functions/node_modules'), join(target, 'node_modules'));
};

const own = { source: 'functions', codebase: 'app' };

const sources = {
  codebase: [
    own,
    {
      source: 'node_modules/@counterfoil/functions',
      codebase: 'counterfoil',
      prefix: prefixes.codebase,
      configDir: 'counterfoil',
    },
  ],
  kit: [
    own,
    {
      kit: 'counterfoil',
      source: 'function-kits/counterfoil/source',
      instances: { counterfoil: 'function-kits/counterfoil/config-counterfoil' },
    },
  ],
  group: [own],
} as const satisfies Record<Installation, readonly object[]>;

const filesOf = async (installation: Installation): Promise<Record<string, string>> => {
  const manifest = {
    type: 'module',
    main: 'index.js',
    engines: { node: '24' },
    dependencies: { 'firebase-functions': '*' },
  };
  const functions = { 'functions/package.json': JSON.stringify(manifest), 'functions/index.js': hello };
  const project = {
    functions: sources[installation],
    hosting: { public: 'public', rewrites: [{ source: '**', destination: '/index.html' }] },
  };
  const shared = {
    ...functions,
    'package.json': JSON.stringify({ private: true, type: 'module' }),
    'public/index.html': 'the app',
    'firestore.rules': appRules,
    'firebase.json': JSON.stringify(project),
  };
  if (installation === 'group')
    return {
      ...shared,
      'functions/index.js': `${hello}export * as counterfoil from '@counterfoil/functions';\n`,
      'functions/.env': params,
      'functions/.secret.local': secrets,
    };
  if (installation === 'codebase')
    return { ...shared, 'counterfoil/.env': params, 'counterfoil/.secret.local': secrets };
  return {
    ...shared,
    'function-kits/counterfoil/source/package.json': JSON.stringify(manifest),
    'function-kits/counterfoil/source/index.js': "export * from '@counterfoil/functions';\n",
    'function-kits/counterfoil/config-counterfoil/.env': params,
    'function-kits/counterfoil/source/.secret.local': secrets,
  };
};

export interface KitApp {
  readonly folder: string;
  /** Runs `counterfoil-kit` as the app's project has installed it. */
  merge(...args: readonly string[]): string;
  read(path: string): Promise<string>;
  remove(): Promise<void>;
}

/** A project of an app with a function of its own, and with the packed functions beside it. Nothing is fetched. */
export const createKitApp = async (installation: Installation): Promise<KitApp> => {
  const folder = await mkdtemp(join(tmpdir(), 'counterfoil-app-'));
  await writeFiles(folder, await filesOf(installation));
  await installPackage(folder, await packFunctions(folder));
  const program = join(folder, 'node_modules/@counterfoil/functions/lib/counterfoil-kit.js');
  return {
    folder,
    merge: (...args) =>
      execFileSync(process.execPath, [program, '--project', folder, ...args], { encoding: 'utf8', stdio: 'pipe' }),
    read: (path) => readFile(join(folder, path), 'utf8'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
};
