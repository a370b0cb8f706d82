import { parseArgs } from 'node:util';
import { initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import { rerun, rerunFailed } from '../functions/src/executor/rerun.ts';

const usage = `usage: npm run rerun -- --project ID PATH...
       npm run rerun -- --project ID --provider PID --failed

Runs again commands that were refused as internal, such as endUsers/{uid}/commands/{id}, and events that have failed, such
as serviceProviders/{pid}/events/{id}. The log has their paths; find a command by the reference number of its sender.
--failed runs again all failed events of a provider. The next run of retryEvents processes them.`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { project: { type: 'string' }, provider: { type: 'string' }, failed: { type: 'boolean' } },
});

const { project, provider, failed = false } = values;
const isBulk = provider !== undefined && failed;
const isNamed = provider === undefined && !failed && positionals.length > 0;

if (project && (isNamed || (isBulk && positionals.length === 0))) {
  initializeApp({ projectId: project });
  const firestore = getFirestore();
  if (isBulk) console.log(`${provider}: ${await rerunFailed(firestore, provider)} failed events will run again`);
  for (const path of positionals) {
    const willRun = await rerun(firestore.doc(path));
    console.log(`${path}: ${willRun ? 'will run again' : 'neither refused as internal nor failed'}`);
  }
} else {
  console.error(usage);
  process.exitCode = 2;
}
