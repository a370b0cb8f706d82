import { parseArgs } from 'node:util';
import { sentenceOf } from '@counterfoil/domain';
import { initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { getFirestore } from 'firebase-admin/firestore';
import { type RepairStep, repairProvider } from '../functions/src/audit/repair-provider.ts';
import { eachPage } from '../functions/src/backfill/each-page.ts';
import { auditAccounts } from '../functions/src/leaving/audit-accounts.ts';
import { eraseOrphan } from '../functions/src/leaving/erase-orphan.ts';

const usage = `usage: npm run repair -- --project ID (--provider ID | --all) [--database ID] [--apply]
       npm run repair -- --project ID --people [--database ID] [--apply]

Audits a provider and shows each finding with the writes that mend it. With --apply, it mends them, the sources before
what follows from them, and audits again. A run that died may simply run again. The exit code is 1 while something is
left that a person must decide, or that another run must mend. --all takes one provider after the other. --database looks
at another database than (default), such as a restored backup.

--people finds people with documents and without an account, and asks for their erasure.`;

const { values } = parseArgs({
  options: {
    project: { type: 'string' },
    database: { type: 'string', default: '(default)' },
    provider: { type: 'string' },
    all: { type: 'boolean', default: false },
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
  const firestore = getFirestore(values.database);
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

type Context = ReturnType<typeof open>;

/** An entry of the directory may be all that is left of a provider. */
const isThere = async ({ firestore }: Context, providerId: string): Promise<boolean> => {
  const paths = [`serviceProviders/${providerId}`, `directory/${providerId}`];
  return (await firestore.getAll(...paths.map((path) => firestore.doc(path)))).some(({ exists }) => exists);
};

const repair = async (context: Context, providerId: string, apply: boolean): Promise<void> => {
  const { steps, report } = await repairProvider(context, providerId, { apply, onStep: show });
  const count = (state: RepairStep['state']) => steps.filter((step) => step.state === state).length;
  console.log(`\n${report.checked} checked with ${report.reads} reads, ${report.broken.length} broken`);
  console.log(`${count('planned')} planned, ${count('repaired')} repaired, ${count('person')} for a person`);
  for (const finding of apply ? report.broken : []) console.log(`left: ${sentenceOf(finding)}`);
  if (report.broken.length > 0) process.exitCode = 1;
};

const repairAll = async (projectId: string, apply: boolean): Promise<void> => {
  const context = open(projectId);
  let count = 0;
  for await (const page of eachPage(context.firestore.collection('serviceProviders'))) {
    for (const { id } of page) {
      console.log(`\n${id}`);
      await repair(context, id, apply);
    }
    count += page.length;
  }
  console.log(`\n${count} providers, ${process.exitCode ? 'something is left' : 'nothing is broken'}`);
};

const repairOne = async (projectId: string, providerId: string, apply: boolean): Promise<void> => {
  const context = open(projectId);
  if (await isThere(context, providerId)) return await repair(context, providerId, apply);
  console.error(`--provider: there is no provider ${providerId}`);
  process.exitCode = 2;
};

const { project, provider, people, all, apply } = values;
const chosen = [provider, people, all].filter(Boolean).length;

if (!project || chosen !== 1) {
  console.error(usage);
  process.exitCode = 2;
} else if (people) await erasePeople(project, apply);
else if (all) await repairAll(project, apply);
else if (provider) await repairOne(project, provider, apply);
