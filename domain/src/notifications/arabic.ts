import type { Catalogue } from './catalogue.ts';

/** Names are in any script: isolated, so that a Latin one does not turn the words around it. */
const name = (text: string): string => `\u2068${text}\u2069`;

export const arabic: Catalogue = {
  reservationRequested: ({ house, service, when, code }) => ({
    title: 'تم استلام طلبك',
    body: `استلم ${name(house)} طلبك لحجز ${name(service)} يوم ${when} وسيرد عليك قريبًا. الرمز ${name(code)}.`,
  }),
  reservationAwaitingPayment: ({ house, service, when, price }) => ({
    title: 'بانتظار الدفع',
    body: `يحتفظ ${name(house)} لك بحجز ${name(service)} يوم ${when}. ادفع ${name(price)} لتأكيده.`,
  }),
  reservationConfirmed: ({ house, service, when, code }) => ({
    title: 'تم تأكيد الحجز',
    body: `${name(service)} لدى ${name(house)} يوم ${when}. أبرز الرمز ${name(code)}.`,
  }),
  reservationCancelledByYou: ({ house, service, when }) => ({
    title: 'لقد ألغيت حجزك',
    body: `أُلغي حجز ${name(service)} لدى ${name(house)} يوم ${when}.`,
  }),
  reservationCancelled: ({ house, service, when }) => ({
    title: 'تم إلغاء الحجز',
    body: `نأسف، فقد أُلغي حجز ${name(service)} لدى ${name(house)} يوم ${when}.`,
  }),
  reservationExpired: ({ house, service, when }) => ({
    title: 'انتهت مهلة الحجز',
    body: `لم يُؤكَّد حجز ${name(service)} لدى ${name(house)} يوم ${when} في الوقت المحدد، ولم يعد محفوظًا لك.`,
  }),
  reservationRescheduled: ({ house, service, when, code }) => ({
    title: 'تغيّر موعد الحجز',
    body: `أصبح موعد ${name(service)} لدى ${name(house)} يوم ${when}. الرمز ما زال ${name(code)}.`,
  }),
  reservationCompleted: ({ house, service }) => ({
    title: 'شكرًا لزيارتك',
    body: `كيف كانت تجربة ${name(service)} لدى ${name(house)}؟ أخبرنا بتقييمك.`,
  }),
  reservationNoShow: ({ house, service, when }) => ({
    title: 'افتقدناك',
    body: `كان ${name(house)} بانتظارك لموعد ${name(service)} يوم ${when}.`,
  }),
  reservationRefundDue: ({ house, service, refund }) => ({
    title: 'ستسترد مبلغك',
    body: `سيُعاد إليك ${name(refund)} عن ${name(service)} لدى ${name(house)}.`,
  }),
  reservation24h: ({ house, service, when, code }) => ({
    title: 'موعد حجزك يقترب',
    body: `${name(service)} لدى ${name(house)} يوم ${when}. الرمز ${name(code)}.`,
  }),
  reservation1h: ({ house, service, when, code }) => ({
    title: 'يبدأ حجزك قريبًا',
    body: `${name(service)} لدى ${name(house)} يوم ${when}. الرمز ${name(code)}.`,
  }),
  subscriptionCreated: ({ house, plan }) => ({
    title: 'بانتظار الدفع',
    body: `يبدأ ${name(plan)} لدى ${name(house)} فور إتمام الدفع.`,
  }),
  subscriptionActivated: ({ house, plan, until }) => ({
    title: 'بدأ اشتراكك',
    body: `يسري ${name(plan)} لدى ${name(house)} حتى ${until}.`,
  }),
  subscriptionRenewed: ({ house, plan, until }) => ({
    title: 'تم تجديد الاشتراك',
    body: `أصبح ${name(plan)} لدى ${name(house)} ساريًا حتى ${until}.`,
  }),
  subscriptionCancelled: ({ house, plan }) => ({
    title: 'تم إلغاء الاشتراك',
    body: `أُلغي اشتراك ${name(plan)} لدى ${name(house)}.`,
  }),
  subscriptionExpired: ({ house, plan }) => ({
    title: 'انتهى الاشتراك',
    body: `انتهى ${name(plan)} لدى ${name(house)}. يمكنك بدؤه من جديد في أي وقت.`,
  }),
  subscriptionRefundDue: ({ house, plan, refund }) => ({
    title: 'ستسترد مبلغك',
    body: `سيُعاد إليك ${name(refund)} عن ${name(plan)} لدى ${name(house)}.`,
  }),
  subscriptionRenewal: ({ house, plan, until }) => ({
    title: 'ينتهي اشتراكك قريبًا',
    body: `يسري ${name(plan)} لدى ${name(house)} حتى ${until}. جدّده ليستمر دون انقطاع.`,
  }),
};
