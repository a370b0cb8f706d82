import { execFileSync } from 'node:child_process';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root } from '../root.ts';

export const packages = ['domain', 'client'] as const;

/** The files of the repository that packing needs. */
const needed = ['LICENSE', 'package.json', 'tsconfig.base.json', 'tsconfig.packages.json', 'scripts', ...packages];

/** Installed beside the packages: their dependencies and peer dependencies, and the types of React. */
const installed = ['firebase', 'react', 'rxjs', 'zod', '@types/react'];

const link = async (to: string, path: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  await symlink(to, path);
};

/** Copies the repository, because packing changes the folder for a moment while other tests use it. */
const copyOfRepository = async (folder: string): Promise<void> => {
  for (const name of needed) await cp(join(root, name), join(folder, name), { recursive: true });
  const modules = [...installed, '.bin'];
  for (const name of modules) await link(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  for (const name of packages) await link(join(folder, name), join(folder, 'node_modules/@counterfoil', name));
};

export interface PackedApp {
  /** Paths of the app and of the copied repository. */
  readonly app: string;
  readonly repository: string;
  /** The files of each package as apps receive them. */
  readonly files: Readonly<Record<(typeof packages)[number], readonly string[]>>;
}

/**
 * Packs both packages into `folder`, and creates an app there with only them and their dependencies. Works without a
 * network.
 */
export const packedApp = async (folder: string): Promise<PackedApp> => {
  const repository = join(folder, 'repository');
  const app = join(folder, 'app');
  await copyOfRepository(repository);
  await mkdir(app);
  await writeFile(join(app, 'package.json'), JSON.stringify({ type: 'module', private: true }));
  for (const name of installed) await link(join(root, 'node_modules', name), join(app, 'node_modules', name));
  const args = packages.map((name) => join(repository, name));
  execFileSync('npm', ['pack', '--silent', '--offline', ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });

  const install = async (name: (typeof packages)[number]): Promise<string[]> => {
    const { version } = JSON.parse(await readFile(join(root, name, 'package.json'), 'utf8'));
    const tarball = join(folder, `counterfoil-${name}-${version}.tgz`);
    const target = join(app, 'node_modules/@counterfoil', name);
    await mkdir(target, { recursive: true });
    execFileSync('tar', ['-xzf', tarball, '--strip-components', '1', '-C', target]);
    const listed = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' });
    return listed.split('\n').filter(Boolean).sort();
  };
  return { app, repository, files: { domain: await install('domain'), client: await install('client') } };
};
