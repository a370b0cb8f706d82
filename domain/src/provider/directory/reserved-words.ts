/** Words that pages of an app use, or that make a provider look like somebody else. */
const reserved = new Set(
  `about abuse account accounts activate admin administrator api app apps assets auth billing blog booking bookings
  business callback checkout contact counterfoil customer customers dashboard delete demo directory docs download
  email error everybody explore faq favicon feedback find forgot gateway help home hostmaster house images imprint
  index info invitation invitations invite invoice join kitchen language legal list login logout mail manager map me
  media member members menu moderator near nearby news null official operator order orders owner page pages password
  pay payment payments platform portal postmaster preview privacy profile provider providers public refund refunds
  register reservation reservations root robots sale search secure security service services settings shop signin
  signout signup sitemap staff static status stripe subscribe subscription subscriptions support system team terms
  test undefined unlist unsubscribe update user users verify webhook webmaster well-known www`
    .split(/\s+/)
    .map((word) => word.replaceAll('-', '')),
);

/** True for a reserved word, with any hyphens. */
export const isReserved = (shortAddress: string): boolean => reserved.has(shortAddress.replaceAll('-', ''));
