import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../root.ts';

/** The webhook secret of the suite, unless `functions/.secret.local` sets another one. */
export const localStripeSecret = 'whsec_of_the_local_suite';

/**
 * Writes the file from which the Functions emulator takes secrets before it asks Secret Manager. It is never committed.
 */
export const provideLocalSecrets = async (): Promise<void> => {
  const path = join(root, 'functions/.secret.local');
  const there = await access(path).then(
    () => true,
    () => false,
  );
  if (!there) await writeFile(path, `STRIPE_WEBHOOK_SECRET=${localStripeSecret}\n`);
};
