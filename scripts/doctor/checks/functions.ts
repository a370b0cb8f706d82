import { check, type Finding } from '../check.ts';
import { deployedFunctions, shortName } from '../deployed-functions.ts';

/** Functions without which bookings, queues or payments stand. The CLI joins the name of a group with a dash. */
export const essential = [
  'command',
  'commandQueued-endUser',
  'commandQueued-provider',
  'eventRecorded-endUser',
  'eventRecorded-provider',
  'paymentWebhook',
  'recordChanged-provider',
  'settleQueues',
] as const;

export const functions = check({
  name: 'functions',
  gather: deployedFunctions,
  judge: (deployed, { project }): Finding[] => {
    const names = deployed.map(shortName);
    const deploy = `npx firebase deploy --only functions --project ${project}`;
    const missing = essential.filter((name) => !names.includes(name));
    const broken = deployed.filter(({ state }) => state !== 'ACTIVE');
    const unbounded = deployed.filter(({ serviceConfig }) => !serviceConfig.maxInstanceCount);
    return [
      ...missing.map((name) => ({ lacking: `the function ${name} is not deployed`, mend: deploy })),
      ...broken.map((one) => ({ lacking: `the function ${shortName(one)} is ${one.state}`, mend: deploy })),
      ...unbounded.map((one) => ({
        lacking: `the function ${shortName(one)} has no bound of instances, and so none of its cost`,
        mend: `set MAX_INSTANCES in functions/.env, then: ${deploy}`,
      })),
    ];
  },
});
