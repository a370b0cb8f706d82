import { beforeAll, describe, expect, test } from 'vitest';
import { bookingVariants } from '../kit/damage/booking-variants.ts';
import { expectRepaired, findings } from '../kit/damage/expect-repair.ts';
import { seededVariants } from '../kit/damage/seeded-variants.ts';
import { type DamagedWorld, openDamagedWorld } from '../kit/damage/world.ts';

let world: DamagedWorld;
beforeAll(async () => {
  world = await openDamagedWorld();
});

test('nothing is broken that commands and projections have made', async () => {
  expect(await findings(world)).toEqual([]);
});

describe('damage to bookings is found, named and repaired, and nothing else is touched', () => {
  test.each(seededVariants('damage to bookings', bookingVariants))('$name, by $amount', ({ variant, amount }) =>
    expectRepaired(world, variant, amount),
  );
});
