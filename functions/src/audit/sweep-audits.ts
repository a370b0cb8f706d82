import { setTimeout as wait } from 'node:timers/promises';
import { dayMs, providerPath, secondMs, sentenceOf } from '@counterfoil/domain';
import {
  type DocumentReference,
  FieldPath,
  type Firestore,
  type QueryDocumentSnapshot,
  Timestamp,
} from 'firebase-admin/firestore';
import type { CommandContext } from '../firestore/command-context.ts';
import { codeOf } from '../trace/failure.ts';
import { log } from '../trace/log.ts';
import { auditStrayEntries } from './audit-directory.ts';
import { auditProvider } from './audit-provider.ts';

/** Broken statements that an alert lists. The log has all of them. */
const maxListed = 20;

/** Projections that run during an audit look like differences. Those that are still there after this time are real. */
const secondLookAfterMs = 30 * secondMs;

interface SweepOptions {
  readonly timeIsUp: AbortSignal;
  readonly secondLookMs?: number;
}

const modulesOf = (provider: QueryDocumentSnapshot): string[] => {
  const modules: unknown = provider.get('modules');
  return Array.isArray(modules) ? modules.map(String) : [];
};

interface Audited {
  readonly checked: number;
  readonly broken: readonly string[];
}

/** The broken statements of a provider, as sentences. A failure is one, too. */
const audited = async (firestore: Firestore, provider: QueryDocumentSnapshot): Promise<Audited> => {
  try {
    const { broken, checked, reads } = await auditProvider(firestore, provider.id, modulesOf(provider));
    log.debug('provider audited', { providerId: provider.id, checked, reads });
    return { checked, broken: broken.map(sentenceOf) };
  } catch (error) {
    log.error('an audit failed', { providerId: provider.id, error });
    return { checked: 0, broken: [`the audit failed: ${codeOf(error)}`] };
  }
};

/** Audits a provider, twice if the first audit finds something, and raises or clears its alert. */
const auditOne = async (
  { firestore, clock }: CommandContext,
  provider: QueryDocumentSnapshot,
  secondLookMs: number,
): Promise<number> => {
  const alert = firestore.doc(`${providerPath(provider.id)}/alerts/audit`);
  const first = await audited(firestore, provider);
  if (first.broken.length > 0) await wait(secondLookMs);
  const again = first.broken.length > 0 ? await audited(firestore, provider) : first;
  const broken = again.broken.filter((what) => first.broken.includes(what));
  if (broken.length === 0) {
    await alert.delete();
    return 0;
  }
  log.error('an audit found broken statements', { providerId: provider.id, broken });
  const now = clock();
  const listed = broken.slice(0, maxListed);
  const { checked } = again;
  const figures = { count: broken.length, checked, broken: listed };
  await alert.set({ type: 'auditBroken', ...figures, createdAt: now, updatedAt: now });
  return broken.length;
};

/** Ends a round with what belongs to no provider. There is nobody to alert, so the operator's log has it. */
const auditStray = async ({ firestore }: CommandContext): Promise<number> => {
  const broken = (await auditStrayEntries(firestore)).broken.map(sentenceOf);
  if (broken.length > 0) log.error('an audit found stray entries of the directory', { broken });
  return broken.length;
};

/** Where a round over all providers stands: it continues after `after`, or has ended if that is absent. */
interface Progress {
  readonly after?: string;
  readonly roundStartedAt: Date;
}

const readProgress = async (ref: DocumentReference): Promise<Progress> => {
  const { after, roundStartedAt } = (await ref.get()).data() ?? {};
  return {
    roundStartedAt: roundStartedAt instanceof Timestamp ? roundStartedAt.toDate() : new Date(0),
    ...(typeof after === 'string' ? { after } : {}),
  };
};

/**
 * Audits every provider once a day, one after the other. A run that has no time left continues where the last one
 * ended.
 *
 * @returns the number of audited providers, and of broken statements
 */
export const sweepAudits = async (
  context: CommandContext,
  { timeIsUp, secondLookMs = secondLookAfterMs }: SweepOptions,
): Promise<{ audited: number; broken: number }> => {
  const { firestore, clock } = context;
  const ref = firestore.doc('platform/auditProgress');
  const result = { audited: 0, broken: 0 };
  let { after, roundStartedAt } = await readProgress(ref);
  if (after === undefined) {
    if (clock().getTime() - roundStartedAt.getTime() < dayMs) return result;
    roundStartedAt = clock();
  }
  const query = firestore.collection('serviceProviders').orderBy(FieldPath.documentId()).limit(1);
  do {
    const [provider] = (await (after === undefined ? query : query.startAfter(after)).get()).docs;
    if (provider) {
      result.audited += 1;
      result.broken += await auditOne(context, provider, secondLookMs);
    } else result.broken += await auditStray(context);
    after = provider?.id;
    await ref.set({ after: after ?? null, roundStartedAt, createdAt: roundStartedAt, updatedAt: clock() });
  } while (after !== undefined && !timeIsUp.aborted);
  return result;
};
