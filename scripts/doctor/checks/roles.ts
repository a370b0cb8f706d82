import * as z from 'zod';
import { check, type Finding } from '../check.ts';
import { deployedFunctions } from '../deployed-functions.ts';

const policySchema = z.object({
  bindings: z.array(z.object({ role: z.string(), members: z.array(z.string()).default([]) })).default([]),
});

/** The roles that the account of the functions needs, and the purpose of each. */
const needed: Readonly<Record<string, string>> = {
  'roles/datastore.user': 'to read and write Firestore',
  'roles/firebaseauth.admin': 'to read addresses of people, and to delete accounts of those who leave',
  'roles/eventarc.eventReceiver': 'to receive the events of triggers',
  'roles/run.invoker': 'to start functions by triggers and schedules',
};

/** Basic roles that hold all of them. */
const basic: readonly string[] = ['roles/editor', 'roles/owner'];

export const roles = check({
  name: 'IAM roles',
  gather: async (ask, target) => {
    const url = `https://cloudresourcemanager.googleapis.com/v1/projects/${target.project}:getIamPolicy`;
    const [policy, functions] = await Promise.all([ask(url, {}), deployedFunctions(ask, target)]);
    const accounts = functions.flatMap(({ serviceConfig }) => serviceConfig.serviceAccountEmail ?? []);
    return { policy: policySchema.parse(policy ?? {}), accounts: [...new Set(accounts)].sort() };
  },
  judge: ({ policy, accounts }, { project }): Finding[] =>
    accounts.flatMap((account) => {
      const member = `serviceAccount:${account}`;
      const has = new Set(policy.bindings.filter(({ members }) => members.includes(member)).map(({ role }) => role));
      if (basic.some((role) => has.has(role))) return [];
      return Object.entries(needed)
        .filter(([role]) => !has.has(role))
        .map(([role, purpose]) => ({
          lacking: `${account} lacks ${role}, ${purpose}`,
          mend: `gcloud projects add-iam-policy-binding ${project} --member=${member} --role=${role} --condition=None`,
        }));
    }),
});
