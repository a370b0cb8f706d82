import { parseArgs } from 'node:util';
import { initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import { rerun } from '../functions/src/executor/rerun.ts';

const usage = `usage: npm run rerun -- --project ID PATH...

Runs again commands that were refused as internal, such as endUsers/{uid}/commands/{id}, and events that have failed, such
as serviceProviders/{pid}/events/{id}. The log has their paths; find a command by the reference number of its sender.`;

const { positionals, values } = parseArgs({ allowPositionals: true, options: { project: { type: 'string' } } });

if (values.project && positionals.length > 0) {
  initializeApp({ projectId: values.project });
  for (const path of positionals) {
    const willRun = await rerun(getFirestore().doc(path));
    console.log(`${path}: ${willRun ? 'will run again' : 'neither refused as internal nor failed'}`);
  }
} else {
  console.error(usage);
  process.exitCode = 2;
}
