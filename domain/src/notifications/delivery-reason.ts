/**
 * Why a message was not delivered, in words for its reader. The errors of the services stay in the log, for the
 * operator.
 */
export const deliveryReasons = {
  noMail: 'e-mail is not set up',
  noAppUrl: 'the address of the app is not set',
  lapsed: 'the invitation has expired',
  noPush: 'push is not set up',
  noAddress: 'no verified address',
  noDevice: 'no device',
  noLivingDevice: 'no living device',
  notSubscribed: 'no subscribed device',
  tooMany: 'too many e-mails today',
  tooManyPushes: 'too many pushes this hour',
  noMember: 'no member any more',
  nothingToTell: 'nothing to tell',
  refused: 'the address was refused',
  notTaken: 'the service did not take it',
} as const;
