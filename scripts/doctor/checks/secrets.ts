import * as z from 'zod';
import { check, type Finding } from '../check.ts';

/** The secrets that functions name by `defineSecret`. */
export const functionSecrets = ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'] as const;

const versionSchema = z.object({ state: z.string().default('') });

export const secrets = check({
  name: 'secrets',
  gather: async (ask, { project }) => {
    const of = `https://secretmanager.googleapis.com/v1/projects/${project}/secrets`;
    return await Promise.all(
      functionSecrets.map(async (secret) => {
        const answer = await ask(`${of}/${secret}/versions/latest`);
        return { secret, state: answer === undefined ? 'none' : versionSchema.parse(answer).state };
      }),
    );
  },
  judge: (found, { project }): Finding[] =>
    found
      .filter(({ state }) => state !== 'ENABLED')
      .map(({ secret, state }) => ({
        lacking: `the secret ${secret} has no value that functions can read (${state})`,
        mend: `npx firebase functions:secrets:set ${secret} --project ${project} («none» without Stripe)`,
      })),
});
