import { claimOrder } from './orders/claim.ts';

/** Commands of guests. Their devices cannot read the order, so none predicts them. */
export const guestCommands = {
  'order.claim': claimOrder,
};
