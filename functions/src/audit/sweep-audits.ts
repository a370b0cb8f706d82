import { setTimeout as wait } from 'node:timers/promises';
import { providerPath, secondMs, sentenceOf } from '@counterfoil/domain';
import { FieldPath, type Firestore, type QueryDocumentSnapshot } from 'firebase-admin/firestore';
import type { CommandContext } from '../firestore/command-context.ts';
import { codeOf } from '../trace/failure.ts';
import { log } from '../trace/log.ts';
import { auditStrayEntries } from './audit-directory.ts';
import { readProgress, writeProgress } from './audit-progress.ts';
import { auditProvider } from './audit-provider.ts';

/** Broken statements that an alert lists. The log has all of them. */
const maxListed = 20;

/** Projections that run during an audit look like differences. Those that are still there after this time are real. */
const secondLookAfterMs = 30 * secondMs;

/** A deployment may end a run, too. */
const mostTries = 2;

interface SweepOptions {
  readonly timeIsUp: AbortSignal;
  readonly secondLookMs?: number;
}

const modulesOf = (provider: QueryDocumentSnapshot): string[] => {
  const modules: unknown = provider.get('modules');
  return Array.isArray(modules) ? modules.map(String) : [];
};

const alertPath = (providerId: string): string => `${providerPath(providerId)}/alerts/audit`;

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

const raise = async (
  { firestore, clock }: CommandContext,
  providerId: string,
  { checked, broken }: Audited,
): Promise<number> => {
  log.error('an audit found broken statements', { providerId, broken });
  const now = clock();
  const figures = { count: broken.length, checked, broken: broken.slice(0, maxListed) };
  const alert = firestore.doc(alertPath(providerId));
  await alert.set({ type: 'auditBroken', ...figures, createdAt: now, updatedAt: now });
  return broken.length;
};

/** Audits a provider, twice if the first audit finds something, and raises or clears its alert. */
const auditOne = async (
  context: CommandContext,
  provider: QueryDocumentSnapshot,
  secondLookMs: number,
): Promise<number> => {
  const { firestore } = context;
  const first = await audited(firestore, provider);
  if (first.broken.length > 0) await wait(secondLookMs);
  const again = first.broken.length > 0 ? await audited(firestore, provider) : first;
  const broken = again.broken.filter((what) => first.broken.includes(what));
  if (broken.length > 0) return await raise(context, provider.id, { checked: again.checked, broken });
  await firestore.doc(alertPath(provider.id)).delete();
  return 0;
};

/** Ends a round with what belongs to no provider. There is nobody to alert, so the operator's log has it. */
const auditStray = async ({ firestore }: CommandContext): Promise<number> => {
  const broken = (await auditStrayEntries(firestore)).broken.map(sentenceOf);
  if (broken.length > 0) log.error('an audit found stray entries of the directory', { broken });
  return broken.length;
};

/**
 * Audits every provider once a day, one after the other. A run that has no time left continues where the last one
 * ended. A provider in which two runs died, for want of time or memory, has an alert, and the round goes on behind it.
 *
 * @returns the number of audited providers, and of broken statements
 */
export const sweepAudits = async (
  context: CommandContext,
  { timeIsUp, secondLookMs = secondLookAfterMs }: SweepOptions,
): Promise<{ audited: number; broken: number }> => {
  const { firestore, clock } = context;
  const result = { audited: 0, broken: 0 };
  const progress = await readProgress(firestore, clock());
  if (!progress) return result;
  let { after, tries } = progress;
  const note = (tried: number) => writeProgress(firestore, { ...progress, after, tries: tried }, clock());
  const query = firestore.collection('serviceProviders').orderBy(FieldPath.documentId()).limit(1);
  do {
    const [provider] = (await (after === undefined ? query : query.startAfter(after)).get()).docs;
    if (provider) {
      await note(tries + 1);
      result.audited += 1;
      result.broken +=
        tries < mostTries
          ? await auditOne(context, provider, secondLookMs)
          : await raise(context, provider.id, { checked: 0, broken: ['the audit did not end'] });
    } else result.broken += await auditStray(context);
    after = provider?.id;
    tries = 0;
    await note(0);
  } while (after !== undefined && !timeIsUp.aborted);
  return result;
};
