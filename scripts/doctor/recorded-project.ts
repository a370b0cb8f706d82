import wanted from '../../firestore.indexes.json' with { type: 'json' };
import { essential } from './checks/functions.ts';
import { functionSecrets } from './checks/secrets.ts';

/**
 * Answers of Google's APIs about a project that lacks nothing, by URL. Their shapes are those of the published
 * references, and no project has given them.
 */
export const recordedProject = () => {
  const account = '1234-compute@developer.gserviceaccount.com';
  const parent = 'projects/my-project/databases/(default)';
  const database = `https://firestore.googleapis.com/v1/${parent}`;
  const answers = {
    'https://cloudfunctions.googleapis.com/v2/projects/my-project/locations/-/functions': {
      functions: [...essential, 'preview', 'bundle'].map((name) => ({
        name: `projects/my-project/locations/us-central1/functions/${name}`,
        environment: 'GEN_2',
        state: 'ACTIVE',
        serviceConfig: {
          maxInstanceCount: 20,
          availableMemory: '512M',
          serviceAccountEmail: account,
          environmentVariables: { ENFORCE_APP_CHECK: 'true' },
        },
      })),
    },
    'https://firebaseappcheck.googleapis.com/v1/projects/my-project/services/firestore.googleapis.com': {
      name: 'projects/1234/services/firestore.googleapis.com',
      enforcementMode: 'ENFORCED',
    },
    [`${database}/collectionGroups/-/indexes`]: {
      indexes: wanted.indexes.map(({ collectionGroup, queryScope, fields }, n) => ({
        name: `${parent}/collectionGroups/${collectionGroup}/indexes/CICAgJ${n}`,
        queryScope,
        state: 'READY',
        fields: [...fields, { fieldPath: '__name__', order: 'ASCENDING' }],
      })),
    },
    [`${database}/collectionGroups/-/fields?filter=ttlConfig%3A*`]: {
      fields: wanted.fieldOverrides
        .filter((override) => 'ttl' in override)
        .map(({ collectionGroup, fieldPath }) => ({
          name: `${parent}/collectionGroups/${collectionGroup}/fields/${fieldPath}`,
          indexConfig: {},
          ttlConfig: { state: 'ACTIVE' },
        })),
    },
    ...Object.fromEntries(
      functionSecrets.map((secret) => [
        `https://secretmanager.googleapis.com/v1/projects/my-project/secrets/${secret}/versions/latest`,
        { name: `projects/1234/secrets/${secret}/versions/3`, state: 'ENABLED' },
      ]),
    ),
    'https://cloudresourcemanager.googleapis.com/v1/projects/my-project:getIamPolicy': {
      version: 1,
      bindings: ['datastore.user', 'firebaseauth.admin', 'eventarc.eventReceiver', 'run.invoker'].map((role) => ({
        role: `roles/${role}`,
        members: [`serviceAccount:${account}`],
      })),
    },
    [database]: {
      name: parent,
      locationId: 'nam5',
      type: 'FIRESTORE_NATIVE',
      pointInTimeRecoveryEnablement: 'POINT_IN_TIME_RECOVERY_ENABLED',
      deleteProtectionState: 'DELETE_PROTECTION_ENABLED',
    },
    [`${database}/backupSchedules`]: {
      backupSchedules: [{ name: `${parent}/backupSchedules/5f1d`, retention: '1209600s', dailyRecurrence: {} }],
    },
    'https://cloudbilling.googleapis.com/v1/projects/my-project/billingInfo': {
      name: 'projects/my-project/billingInfo',
      billingAccountName: 'billingAccounts/000000-AAAAAA-BBBBBB',
      billingEnabled: true,
    },
    'https://billingbudgets.googleapis.com/v1/billingAccounts/000000-AAAAAA-BBBBBB/budgets?scope=projects%2Fmy-project':
      {
        budgets: [
          {
            name: 'billingAccounts/000000-AAAAAA-BBBBBB/budgets/1',
            amount: { specifiedAmount: { currencyCode: 'EUR', units: '50' } },
            thresholdRules: [{ thresholdPercent: 0.5, spendBasis: 'CURRENT_SPEND' }],
          },
        ],
      },
  };
  return new Map<string, object>(Object.entries(answers));
};
