import { parseArgs } from 'node:util';
import { initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import { rerunQueued } from '../functions/src/executor/rerun-queued.ts';

const usage = `usage: npm run rerun -- --project ID PATH...

Queues commands again that were refused as internal, such as endUsers/{uid}/commands/{id}. Find them in the log by the
reference number that their sender got.`;

const { positionals, values } = parseArgs({ allowPositionals: true, options: { project: { type: 'string' } } });

if (values.project && positionals.length > 0) {
  initializeApp({ projectId: values.project });
  for (const path of positionals) {
    const isQueued = await rerunQueued(getFirestore().doc(path));
    console.log(`${path}: ${isQueued ? 'queued again' : 'not refused as internal'}`);
  }
} else {
  console.error(usage);
  process.exitCode = 2;
}
