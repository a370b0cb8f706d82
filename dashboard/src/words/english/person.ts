import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** What a person has and is: vouchers, subscriptions, messages, the account. */
export const person = {
  offers: {
    title: (place: string) => `Subscriptions and vouchers at ${place}`,
    link: 'Subscriptions and vouchers',
    plans: 'Subscriptions',
    packages: 'Packages',
    giftCards: 'Gift cards',
    yours: 'Yours here',
    visits: (count: number) => plural(count, { one: '# visit', other: '# visits' }),
    left: (left: string, total: string) => `${left} of ${total} left`,
    until: (day: string) => `until ${day}`,
    validFor: (count: number) => plural(count, { one: 'valid for # day', other: 'valid for # days' }),
    every: (count: number) => plural(count, { one: 'every month', other: 'every # months' }),
    subscribe: (price: string) => `Subscribe for ${price}`,
    buy: (price: string) => `Buy for ${price}`,
    amount: (currency: string) => `Amount in ${currency}`,
    none: 'Nothing is sold here.',
    give: 'Give away',
    given: 'Whoever opens this link first has it:',
    keep: 'Keep it',
    status: {
      pending: 'to be paid',
      active: 'valid',
      used: 'used up',
      expired: 'ended',
      refunded: 'taken back',
      cancelled: 'not paid',
    },
    payWith: (name: string) => `Pay with ${name}`,
    used: 'Paid with your voucher.',
    taken: 'It is yours now.',
    giftTitle: 'A gift card for you',
    take: 'Take it',
    giftNone: 'Nobody gives this card away, or somebody has it.',
  },

  mine: {
    title: 'Your subscriptions',
    renew: (price: string) => `Renew for ${price}`,
    cancel: 'End it',
    cancelled: 'It has ended.',
    daysLeft: (count: number) => plural(count, { one: '# day left', other: '# days left' }),
    pay: 'Pay',
    status: { pending: 'to be paid', active: 'runs', expired: 'ended', cancelled: 'cancelled' },
  },

  join: {
    title: (place: string) => `You are invited to ${place}`,
    as: (role: string) => `As: ${role}`,
    accept: 'Join',
    decline: 'No, thank you',
    none: 'This invitation is not for you, or it has ended.',
    noneHint: 'Sign in with the address that it was sent to, and prove it by the mail that you got.',
    verify: 'Send me the mail again',
    sent: 'The mail is on its way.',
  },

  inbox: {
    title: 'Inbox',
    none: 'No messages.',
    noneHint: 'Here you read what happens with your bookings.',
    markAll: 'Mark all as read',
  },

  me: {
    title: 'Me',
    name: 'Name',
    phone: 'Phone',
    save: 'Save',
    saved: 'Saved.',
    data: 'My data',
    download: 'Download everything',
    delete: 'Delete my account',
    deleteWhat: (bookings: string, days: string) => `${bookings} would end. You have ${days} to change your mind.`,
    deleteNow: 'Delete after that time',
    deleting: (day: string) => `Your account is deleted on ${day}.`,
    keepAccount: 'Keep my account',
    owns: (names: string) => `Hand over ${names} first.`,
    bookingsCount: (count: number) => plural(count, { one: '# booking', other: '# bookings' }),
    daysCount: (count: number) => plural(count, { one: '# day', other: '# days' }),
  },
};
