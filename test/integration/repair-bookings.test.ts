import { describe, expect, test } from 'vitest';
import { bookingVariants } from '../kit/damage/booking-variants.ts';
import { expectRepaired, findings } from '../kit/damage/expect-repair.ts';
import { seededVariants } from '../kit/damage/seeded-variants.ts';
import { type DamagedWorld, openDamagedWorld } from '../kit/damage/world.ts';

let world: DamagedWorld | undefined;

/** One that fails leaves its damage behind, so the next one begins anew. */
const inWorld = async (work: (world: DamagedWorld) => Promise<void>): Promise<void> => {
  const own = world ?? (await openDamagedWorld());
  world = undefined;
  await work(own);
  world = own;
};

test('nothing is broken that commands and projections have made', () =>
  inWorld(async (own) => expect(await findings(own)).toEqual([])));

describe('damage to bookings is found, named and repaired, and nothing else is touched', () => {
  test.each(seededVariants('damage to bookings', bookingVariants))('$name, by $amount', ({ variant, amount }) =>
    inWorld((own) => expectRepaired(own, variant, amount)),
  );
});
