import { describe, test } from 'vitest';
import { expectRepaired } from '../kit/damage/expect-repair.ts';
import { restaurantVariants } from '../kit/damage/restaurant-variants.ts';
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

describe('damage to a kitchen is found, named and repaired, and nothing else is touched', () => {
  test.each(seededVariants('damage to a kitchen', restaurantVariants))('$name, by $amount', ({ variant, amount }) =>
    inWorld((own) => expectRepaired(own, variant, amount)),
  );
});
