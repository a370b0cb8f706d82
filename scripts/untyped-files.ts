import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { root } from './root.ts';
import { typedProjects } from './typed-projects.ts';

const linesOf = (command: string, ...args: string[]): string[] =>
  execFileSync(command, args, { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);

const typed = new Set(typedProjects.flatMap((project) => linesOf('tsc', '-p', project, '--listFilesOnly')));
const untyped = linesOf('git', 'ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx')
  .filter((path) => existsSync(resolve(root, path)))
  .filter((path) => !typed.has(resolve(root, path)));
for (const path of untyped) console.error(`${path} is in no tsc project: nothing checks its types`);
process.exitCode = untyped.length > 0 ? 1 : 0;
