import { afterEach, test } from 'vitest';
import { endInstallation, tryInstallation } from '../kit/kit-app/try-installation.ts';

afterEach(endInstallation, 60_000);

test.each(['codebase', 'group'] as const)(
  'an app has the packed functions beside its own, as a %s',
  { timeout: 180_000 },
  tryInstallation,
);
