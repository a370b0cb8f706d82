/**
 * A program: imports `argv[2]` recipes into a new house, and runs the functions that follow. It prints their reads and
 * writes, and the most memory that the process took.
 */
import { openDatabase } from './admin.ts';
import { newId } from './new-id.ts';
import { createHouse, importRecipes, manyRecipes, Platform } from './recipe-house.ts';

const count = Number(process.argv[2]);
const database = openDatabase(newId('import'));
const { providerId } = await createHouse(database);
const platform = new Platform(database, providerId);
const startedAt = performance.now();
await importRecipes(platform, manyRecipes(count));
const seconds = Math.round((performance.now() - startedAt) / 1000);
const { maxRSS } = process.resourceUsage();
const available = await database
  .collection(`serviceProviders/${providerId}/recipes`)
  .where('isAvailable', '==', true)
  .count()
  .get();
console.log(
  JSON.stringify({
    count,
    available: available.data().count,
    ...platform.operations,
    seconds,
    megabytes: Math.round(maxRSS / 1024),
  }),
);
process.exit(0);
