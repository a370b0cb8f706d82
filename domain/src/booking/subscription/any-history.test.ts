import { test } from 'vitest';
import { playSubscriptionHistories } from '../../../test-kit/subscription-histories.ts';

test(
  'keeps full document and reference of every subscription in agreement through random histories',
  {
    timeout: 120_000,
  },
  () => playSubscriptionHistories(150),
);
