import { parseArgs } from 'node:util';
import { initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import { backfills } from '../functions/src/backfill/backfills.ts';

const usage = `usage: npm run backfill -- --project ID

Brings the documents of earlier versions to the shape and address that this version expects. Run it before and after a
deploy: the second run finds what the earlier version wrote meanwhile. It may run again, and while the system runs.`;

const { values } = parseArgs({ options: { project: { type: 'string' } } });

if (values.project) {
  initializeApp({ projectId: values.project });
  for (const [name, backfill] of Object.entries(backfills)) {
    const { checked, changed } = await backfill(getFirestore());
    console.log(`${name}: ${checked} checked, ${changed} changed`);
  }
} else {
  console.error(usage);
  process.exitCode = 2;
}
