/** Chooses the seed of a random test, and prints it so that a failure can be repeated with `SEED=…`. */
export const chooseSeed = (what: string): number => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
  console.log(`${what}: SEED=${seed}`);
  return seed;
};
