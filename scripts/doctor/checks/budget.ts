import * as z from 'zod';
import { check, type Finding } from '../check.ts';

const billingSchema = z.object({
  billingAccountName: z.string().default(''),
  billingEnabled: z.boolean().default(false),
});

const budgetsSchema = z.object({
  budgets: z.array(z.object({ thresholdRules: z.array(z.unknown()).default([]) })).default([]),
});

export const budget = check({
  name: 'budget',
  gather: async (ask, { project }) => {
    const info = await ask(`https://cloudbilling.googleapis.com/v1/projects/${project}/billingInfo`);
    const { billingAccountName: account, billingEnabled } = billingSchema.parse(info ?? {});
    if (!billingEnabled) return { account: '', budgets: [] };
    // Without the scope, the answer has budgets of other projects, too.
    const scope = encodeURIComponent(`projects/${project}`);
    const answer = await ask(`https://billingbudgets.googleapis.com/v1/${account}/budgets?scope=${scope}`);
    return { account, ...budgetsSchema.parse(answer ?? {}) };
  },
  judge: ({ account, budgets }, { project }): Finding[] => {
    if (account === '') {
      const mend = `gcloud billing projects link ${project} --billing-account=ACCOUNT`;
      return [{ lacking: 'no billing account: functions cannot be deployed', mend }];
    }
    if (budgets.some(({ thresholdRules }) => thresholdRules.length > 0)) return [];
    const id = account.replace('billingAccounts/', '');
    return [
      {
        lacking: 'no budget warns of spending',
        mend: `gcloud billing budgets create --billing-account=${id} --display-name=${project} --budget-amount=50EUR --filter-projects=projects/${project} --threshold-rule=percent=0.5 --threshold-rule=percent=1.0`,
      },
    ];
  },
});
