import { buildAll } from './build.ts';
import { runInSuite } from './suite/in-suite.ts';

const [separator, ...rest] = process.argv.slice(2);
const command = separator === '--' || separator === undefined ? rest : [separator, ...rest];
if (command.length === 0) {
  console.error('usage: npm run emulators -- <command>');
  process.exit(1);
}
await buildAll();
process.exit(await runInSuite(command));
