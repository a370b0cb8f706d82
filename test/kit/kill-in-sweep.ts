/**
 * A program: sweeps the reminders in the database `argv[2]` at the time `argv[3]`, with OneSignal at `argv[4]`. It
 * prints a line at its first commit, and kills itself after its `argv[5]`th commit, while others are under way.
 */
import { oneSignalChannel } from '../../functions/src/notify/one-signal.ts';
import { sweepReminders } from '../../functions/src/notify/sweep-reminders.ts';
import { openDatabase } from './admin.ts';
import { wrapCommit } from './wrap-commit.ts';

const [, , databaseId = '', now = '', config = '{}', commits = '1'] = process.argv;
const database = openDatabase(databaseId);
let left = Number(commits);

const dying = wrapCommit(database, async (commit) => {
  const results = await commit();
  if (left === Number(commits)) console.log('sweeping');
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
  return results;
});

await sweepReminders({
  firestore: dying,
  clock: () => new Date(now),
  channels: [oneSignalChannel(JSON.parse(config))],
});
