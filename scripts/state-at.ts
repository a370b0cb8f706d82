import { parseArgs } from 'node:util';
import type { Moment } from '@counterfoil/domain';
import { initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import { readPast } from '../functions/src/history/read-past.ts';

const usage = `usage: npm run state-at -- --project ID --provider PID [--user UID] TYPE ID (--event ID | --version N | --time ISO)

Prints one entity as it was: an order, a voucher, a member, a record such as menuItem, the provider itself. For the
whole booking or subscription of a customer, name the customer by --user. Without it, the provider's reference is shown.`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    project: { type: 'string' },
    provider: { type: 'string' },
    user: { type: 'string' },
    event: { type: 'string' },
    version: { type: 'string' },
    time: { type: 'string' },
  },
});

const momentOf = ({ event, version, time }: typeof values): Moment | undefined => {
  if (event) return { eventId: event };
  if (version && Number.isSafeInteger(Number(version))) return { version: Number(version) };
  return time && !Number.isNaN(Date.parse(time)) ? { time: new Date(time) } : undefined;
};

const { project, provider: providerId, user: userId } = values;
const [entityType, entityId, ...more] = positionals;
const moment = momentOf(values);

if (project && providerId && entityType && entityId && moment && more.length === 0) {
  initializeApp({ projectId: project });
  const past = await readPast(getFirestore(), { providerId, entityType, entityId, userId }, moment);
  console.log(past ? JSON.stringify(past, null, 2) : 'it did not exist yet, or has no such event');
  if (!past) process.exitCode = 1;
} else {
  console.error(usage);
  process.exitCode = 2;
}
