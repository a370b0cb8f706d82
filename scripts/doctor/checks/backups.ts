import * as z from 'zod';
import { check, type Finding } from '../check.ts';
import { firestoreUrl } from '../firestore-url.ts';

const databaseSchema = z.object({
  pointInTimeRecoveryEnablement: z.string().default(''),
  deleteProtectionState: z.string().default(''),
});

const schedulesSchema = z.object({ backupSchedules: z.array(z.object({ name: z.string() })).default([]) });

export const backups = check({
  name: 'backups',
  gather: async (ask, target) => {
    const url = firestoreUrl(target);
    const [database, schedules] = await Promise.all([ask(url), ask(`${url}/backupSchedules`)]);
    return {
      database: database === undefined ? undefined : databaseSchema.parse(database),
      schedules: schedulesSchema.parse(schedules ?? {}).backupSchedules,
    };
  },
  judge: ({ database, schedules }, target): Finding[] => {
    const flags = `--database='${target.database}' --project=${target.project}`;
    if (!database) {
      return [
        {
          lacking: `there is no database ${target.database}`,
          mend: `gcloud firestore databases create --location=REGION ${flags}`,
        },
      ];
    }
    const findings: Finding[] = [];
    if (database.pointInTimeRecoveryEnablement !== 'POINT_IN_TIME_RECOVERY_ENABLED')
      findings.push({
        lacking: 'no point-in-time recovery: only backups go further back than an hour',
        mend: `gcloud firestore databases update ${flags} --enable-pitr`,
      });
    if (database.deleteProtectionState !== 'DELETE_PROTECTION_ENABLED')
      findings.push({
        lacking: 'anybody with the role can delete the database by one command',
        mend: `gcloud firestore databases update ${flags} --delete-protection`,
      });
    if (schedules.length === 0)
      findings.push({
        lacking: 'no schedule of backups',
        mend: `gcloud firestore backups schedules create ${flags} --recurrence=daily --retention=14d`,
      });
    return findings;
  },
});
