import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../root.ts';

/** What webhooks are signed with in the suite, unless `functions/.secret.local` says something else. */
export const localStripeSecret = 'whsec_of_the_local_suite';

/** The Functions emulator takes secrets from this file, which is never committed, before it asks Secret Manager. */
export const provideLocalSecrets = async (): Promise<void> => {
  const path = join(root, 'functions/.secret.local');
  const there = await access(path).then(
    () => true,
    () => false,
  );
  if (!there) await writeFile(path, `STRIPE_WEBHOOK_SECRET=${localStripeSecret}\n`);
};
