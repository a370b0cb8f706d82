import { parseArgs } from 'node:util';
import { initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import { backfills, backfillsAfterDeploy } from '../functions/src/backfill/backfills.ts';

const usage = `usage: npm run backfill -- --project ID [--after-deploy]

Brings the documents of earlier versions to the shape and address that this version expects. Run it before a deploy, and
with --after-deploy once the last instance of the earlier version is gone: some steps may run only then. It may run
again, and while the system runs.`;

const { values } = parseArgs({ options: { project: { type: 'string' }, 'after-deploy': { type: 'boolean' } } });

if (values.project) {
  initializeApp({ projectId: values.project });
  const steps = { ...backfills, ...(values['after-deploy'] ? backfillsAfterDeploy : {}) };
  for (const [name, backfill] of Object.entries(steps)) {
    const { checked, changed } = await backfill(getFirestore());
    console.log(`${name}: ${checked} checked, ${changed} changed`);
  }
} else {
  console.error(usage);
  process.exitCode = 2;
}
