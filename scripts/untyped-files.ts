import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { root } from './root.ts';

/** Every project that `npm test` hands to tsc. */
const projects = ['.', 'domain'];

const linesOf = (command: string, ...args: string[]): string[] =>
  execFileSync(command, args, { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);

const typed = new Set(projects.flatMap((project) => linesOf('tsc', '-p', project, '--listFilesOnly')));
const untyped = linesOf('git', 'ls-files', '*.ts', '*.tsx').filter((path) => !typed.has(resolve(root, path)));
for (const path of untyped) console.error(`${path} is in no tsc project: nothing checks its types`);
process.exitCode = untyped.length > 0 ? 1 : 0;
