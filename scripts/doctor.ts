import { parseArgs } from 'node:util';
import { askBy, sendToGoogle } from './doctor/ask-google.ts';
import { examine, isSound, textOf } from './doctor/examine.ts';

const usage = `usage: npm run doctor -- PROJECT [--database ID] [--prefix PREFIX]

Says what a deployment still lacks, and how to mend it. It reads and never writes. It needs credentials that may view
the project: gcloud auth application-default login. The exit code is 1 while anything is lacking or cannot be seen.`;

const options = { database: { type: 'string', default: '(default)' }, prefix: { type: 'string' } } as const;
const { positionals, values } = parseArgs({ allowPositionals: true, options });
const [project, ...more] = positionals;

const see = async (project: string): Promise<void> => {
  const send = await sendToGoogle(project).catch((error: unknown) => {
    console.error(`no credentials: gcloud auth application-default login\n(${error})`);
  });
  if (!send) {
    process.exitCode = 2;
    return;
  }
  const examined = await examine(askBy(send), { project, ...values });
  console.log(textOf(examined));
  console.log('\nuntried: tests run these checks against recorded shapes, not yet against a project');
  if (!isSound(examined)) process.exitCode = 1;
};

const isId = (text: string): boolean => /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/.test(text);

if (project && more.length === 0 && isId(project)) await see(project);
else {
  console.error(project && more.length === 0 ? `PROJECT: ${project} is no id of a project\n\n${usage}` : usage);
  process.exitCode = 2;
}
