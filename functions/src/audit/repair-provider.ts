import { bySource, type Finding, type Outcome, providerRef, type Write } from '@counterfoil/domain';
import type { CommandContext } from '../firestore/command-context.ts';
import { auditProvider, mayPass, type ProviderReport } from './audit-provider.ts';
import { planRepair, repairFinding } from './repair-finding.ts';

/** The fate of a finding: `planned` would be repaired, `settled` needs nothing any more, `waits` may pass by itself. */
export type RepairState = 'planned' | 'repaired' | 'settled' | 'person' | 'refused' | 'waits';

export interface RepairStep {
  readonly finding: Finding;
  readonly state: RepairState;
  /** Of the plan, before it is applied. */
  readonly writes: readonly Write[];
  /** Why it was refused. */
  readonly message?: string;
}

export interface RepairRun {
  readonly steps: readonly RepairStep[];
  /** The state after the last round. */
  readonly report: ProviderReport;
}

interface RepairOptions {
  readonly apply: boolean;
  /** Told each step: before it is applied with its plan, and afterwards. */
  readonly onStep?: (step: RepairStep) => void;
}

/** In a busy hour, commands make findings stale. The next run mends the rest. */
const maxRounds = 5;

const stateOf = (outcome: Outcome, otherwise: RepairState): Pick<RepairStep, 'state' | 'message'> => {
  if (outcome.outcome === 'rejected') {
    const { message, details } = outcome.rejection;
    return { state: details?.reason === 'needs-person' ? 'person' : 'refused', message };
  }
  return { state: outcome.eventIds.length > 0 ? otherwise : 'settled' };
};

const modulesOf = async ({ firestore }: CommandContext, providerId: string): Promise<string[]> => {
  const modules: unknown = (await firestore.doc(providerRef(providerId).path).get()).get('modules');
  return Array.isArray(modules) ? modules.map(String) : ['booking'];
};

/** Mends the findings of one audit, the sources before what follows from them. */
const repairRound = async (
  context: CommandContext,
  providerId: string,
  report: ProviderReport,
  { apply, onStep }: RepairOptions,
): Promise<RepairStep[]> => {
  const steps: RepairStep[] = [];
  for (const finding of report.broken.toSorted(bySource)) {
    const seen = { providerId, finding, seenAt: report.at };
    const plan = mayPass(report, finding) ? undefined : await planRepair(context, seen);
    const planned: RepairStep = plan
      ? { finding, writes: plan.writes, ...stateOf(plan.outcome, 'planned') }
      : { finding, writes: [], state: 'waits' };
    onStep?.(planned);
    if (!apply || planned.state !== 'planned') {
      steps.push(planned);
      continue;
    }
    const done = { finding, writes: planned.writes, ...stateOf(await repairFinding(context, seen), 'repaired') };
    onStep?.(done);
    steps.push(done);
  }
  return steps;
};

/**
 * Audits a provider and mends what it finds, round by round, until nothing is left that a round can mend. A run that
 * died is simply run again: it audits anew.
 */
export const repairProvider = async (
  context: CommandContext,
  providerId: string,
  options: RepairOptions,
): Promise<RepairRun> => {
  const modules = await modulesOf(context, providerId);
  const steps: RepairStep[] = [];
  let report = await auditProvider(context.firestore, providerId, modules);
  for (let round = 0; round < maxRounds && report.broken.length > 0; round++) {
    const taken = await repairRound(context, providerId, report, options);
    steps.push(...taken);
    if (!options.apply) break;
    report = await auditProvider(context.firestore, providerId, modules);
    if (!taken.some(({ state }) => state === 'repaired' || state === 'settled')) break;
  }
  return { steps, report };
};
