/** The seed of a random test, printed so that a failing one can be repeated with `SEED=…`. */
export const chooseSeed = (what: string): number => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
  console.log(`${what}: SEED=${seed}`);
  return seed;
};
