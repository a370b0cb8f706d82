import { test } from 'vitest';
import { playReservationHistories } from '../../../test-kit/reservation-histories.ts';

test(
  'keeps full document and reference of every reservation in agreement through random histories',
  {
    timeout: 120_000,
  },
  () => playReservationHistories(200),
);
