import { NoAnswer } from './ask-google.ts';
import type { Ask, Check, Finding, Target } from './check.ts';
import { appCheck } from './checks/app-check.ts';
import { backups } from './checks/backups.ts';
import { budget } from './checks/budget.ts';
import { compositeIndexes } from './checks/composite-indexes.ts';
import { functions } from './checks/functions.ts';
import { roles } from './checks/roles.ts';
import { secrets } from './checks/secrets.ts';
import { ttlPolicies } from './checks/ttl-policies.ts';

export const checks: readonly Check[] = [
  functions,
  appCheck,
  compositeIndexes,
  ttlPolicies,
  secrets,
  roles,
  backups,
  budget,
];

export interface Examined {
  readonly name: string;
  readonly findings: readonly Finding[];
  /** The reason why nobody knows whether something is lacking. */
  readonly unknown?: string;
}

const runOne = async ({ name, run }: Check, ask: Ask, target: Target): Promise<Examined> => {
  try {
    return { name, findings: await run(ask, target) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    // An API that is off, and a role that is lacking, answer with a message that says so.
    return { name, findings: [], unknown: error instanceof NoAnswer ? reason : `unexpected: ${reason}` };
  }
};

/** Looks at every part of a deployment. A part that cannot be seen hides no other. */
export const examine = (ask: Ask, target: Target): Promise<Examined[]> =>
  Promise.all(checks.map((one) => runOne(one, ask, target)));

export const isSound = (examined: readonly Examined[]): boolean =>
  examined.every(({ findings, unknown }) => findings.length === 0 && unknown === undefined);

/** The report as a person reads it. */
export const textOf = (examined: readonly Examined[]): string =>
  examined
    .flatMap(({ name, findings, unknown }) => {
      if (unknown !== undefined) return [`?  ${name}: cannot look. ${unknown}`];
      if (findings.length === 0) return [`✓  ${name}`];
      return findings.flatMap(({ lacking, mend }) => [`✗  ${name}: ${lacking}`, `     ${mend}`]);
    })
    .join('\n');
