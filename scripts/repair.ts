import { parseArgs } from 'node:util';
import { sentenceOf } from '@counterfoil/domain';
import { initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { getFirestore } from 'firebase-admin/firestore';
import { type RepairStep, repairProvider } from '../functions/src/audit/repair-provider.ts';
import { auditAccounts } from '../functions/src/leaving/audit-accounts.ts';
import { eraseOrphan } from '../functions/src/leaving/erase-orphan.ts';

const usage = `usage: npm run repair -- --project ID --provider ID [--apply]
       npm run repair -- --project ID --people [--apply]

Audits a provider and shows each finding with the writes that mend it. With --apply, it mends them, the sources before
what follows from them, and audits again. A run that died may simply run again. The exit code is 1 while something is
left that a person must decide, or that another run must mend.

--people finds people with documents and without an account, and asks for their erasure.`;

const { values } = parseArgs({
  options: {
    project: { type: 'string' },
    provider: { type: 'string' },
    people: { type: 'boolean', default: false },
    apply: { type: 'boolean', default: false },
  },
});

const show = ({ finding, state, writes, message }: RepairStep): void => {
  const { what, where, from, expected, found } = finding;
  console.log(`\n${state}: ${what}\n  where    ${where}`);
  console.log(`  expected ${JSON.stringify(expected)}\n  found    ${JSON.stringify(found)}`);
  if (from.length > 0) console.log(`  from     ${from.length} documents, such as ${from[0]}`);
  if (message) console.log(`  because  ${message}`);
  for (const { op, path } of state === 'planned' ? writes : []) console.log(`  ${op.padEnd(8)} ${path}`);
};

const open = (projectId: string) => {
  initializeApp({ projectId });
  const firestore = getFirestore();
  firestore.settings({ ignoreUndefinedProperties: true });
  return { firestore, clock: () => new Date() };
};

const erasePeople = async (projectId: string, apply: boolean): Promise<void> => {
  const context = open(projectId);
  const { checked, broken } = await auditAccounts(context.firestore, getAuth());
  for (const finding of broken) {
    const isAsked = apply && (await eraseOrphan(context, finding));
    console.log(`${isAsked ? 'to be erased' : 'planned'}: ${finding.where} has no account`);
  }
  console.log(`${checked} checked, ${broken.length} without an account`);
  if (broken.length > 0 && !apply) process.exitCode = 1;
};

const repair = async (projectId: string, providerId: string, apply: boolean): Promise<void> => {
  const context = open(projectId);
  const [profile, entry] = await context.firestore.getAll(
    ...[`serviceProviders/${providerId}`, `directory/${providerId}`].map((path) => context.firestore.doc(path)),
  );
  // An entry may be all that is left of a provider.
  if (!profile?.exists && !entry?.exists) {
    console.error(`--provider: there is no provider ${providerId}`);
    process.exitCode = 2;
    return;
  }
  const { steps, report } = await repairProvider(context, providerId, { apply, onStep: show });
  const count = (state: RepairStep['state']) => steps.filter((step) => step.state === state).length;
  console.log(`\n${report.checked} checked with ${report.reads} reads, ${report.broken.length} broken`);
  console.log(`${count('planned')} planned, ${count('repaired')} repaired, ${count('person')} for a person`);
  for (const finding of apply ? report.broken : []) console.log(`left: ${sentenceOf(finding)}`);
  if (report.broken.length > 0) process.exitCode = 1;
};

if (values.project && values.people) await erasePeople(values.project, values.apply);
else if (values.project && values.provider) await repair(values.project, values.provider, values.apply);
else {
  console.error(usage);
  process.exitCode = 2;
}
