import type { PaymentAccount, ReportAccount } from './account.ts';
import type { PaymentAccountState } from './state.ts';

type Known = Omit<PaymentAccount, 'version' | 'lastCommandId' | 'createdAt' | 'updatedAt'>;

const nothingYet = { chargesEnabled: false, payoutsEnabled: false, detailsSubmitted: false, due: [] as string[] };

const stateOf = (facts: NonNullable<ReportAccount['facts']>, wasReady: boolean): PaymentAccountState => {
  if (facts.chargesEnabled && facts.payoutsEnabled) return 'active';
  // Until somebody has filled in the form, everything is due, and nobody needs to be told.
  const lacks = facts.detailsSubmitted && facts.due.length > 0;
  return wasReady || lacks ? 'restricted' : 'pending';
};

/** The facts that stay with an account, whatever the gateway says. */
const lastingOf = (before: PaymentAccount | undefined, { gateway, accountId }: ReportAccount) => {
  const ids = { gateway, accountId };
  if (!before) return { ...ids, number: 1 };
  const { number, readyAt, replaces } = before;
  const isSame = before.gateway === gateway && before.accountId === accountId;
  const replaced = isSame || !readyAt ? replaces : before.accountId;
  return {
    ...ids,
    number: isSame ? number : number + 1,
    ...(isSame && readyAt ? { readyAt } : {}),
    ...(replaced ? { replaces: replaced } : {}),
  };
};

/** The account with the gateway's latest word about it. Another account takes the place of the one before. */
export const reportedAccount = (before: PaymentAccount | undefined, report: ReportAccount, now: Date): Known => {
  const { facts } = report;
  const lasting = lastingOf(before, report);
  if (!facts) return { ...nothingYet, ...lasting, state: 'disconnected' };
  const isReady = 'readyAt' in lasting;
  return {
    ...facts,
    ...lasting,
    state: stateOf(facts, isReady),
    ...(facts.chargesEnabled && !isReady ? { readyAt: now } : {}),
  };
};
