import * as z from 'zod';
import { check, type Finding } from '../check.ts';
import { deployedFunctions, shortName } from '../deployed-functions.ts';

const serviceSchema = z.object({ enforcementMode: z.string().default('OFF') });

/** Functions that take a token of App Check. */
const guarded = ['command', 'preview', 'bundle'];

export const appCheck = check({
  name: 'App Check',
  gather: async (ask, target) => {
    const service = `https://firebaseappcheck.googleapis.com/v1/projects/${target.project}/services/firestore.googleapis.com`;
    const [answer, functions] = await Promise.all([ask(service), deployedFunctions(ask, target)]);
    return { mode: serviceSchema.parse(answer ?? {}).enforcementMode, functions };
  },
  judge: ({ mode, functions }): Finding[] => {
    const open = functions
      .filter((one) => guarded.includes(shortName(one)))
      .filter(({ serviceConfig }) => serviceConfig.environmentVariables.ENFORCE_APP_CHECK !== 'true');
    return [
      ...(mode === 'ENFORCED'
        ? []
        : [
            {
              lacking: `Firestore does not enforce App Check (${mode}): anybody who passes the rules can queue commands`,
              mend: 'console: App Check → APIs → Cloud Firestore → Enforce',
            },
          ]),
      ...(open.length === 0
        ? []
        : [
            {
              lacking: `functions answer without a token of App Check: ${open.map(shortName).join(', ')}`,
              mend: 'set ENFORCE_APP_CHECK=true in functions/.env, then: npx firebase deploy --only functions',
            },
          ]),
    ];
  },
});
