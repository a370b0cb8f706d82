import type { Catalogue } from './catalogue.ts';

/** Isolates a name of any script, so that a Latin name does not reorder the Arabic text around it. */
const name = (text: string): string => `\u2068${text}\u2069`;

const because = (reason: string): string => (reason ? ` السبب: ${name(reason)}.` : '');

export const arabic: Catalogue = {
  reservationRequested: ({ provider, service, when, code }) => ({
    title: 'تم استلام طلبك',
    body: `استلم ${name(provider)} طلبك لحجز ${name(service)} يوم ${when} وسيرد عليك قريبًا. الرمز ${name(code)}.`,
  }),
  reservationAwaitingPayment: ({ provider, service, when, due }) => ({
    title: 'بانتظار الدفع',
    body: `يحتفظ ${name(provider)} لك بحجز ${name(service)} يوم ${when}. ادفع ${name(due)} لتأكيده.`,
  }),
  reservationConfirmed: ({ provider, service, when, code }) => ({
    title: 'تم تأكيد الحجز',
    body: `${name(service)} لدى ${name(provider)} يوم ${when}. أبرز الرمز ${name(code)}.`,
  }),
  reservationWaiting: ({ provider, service, when }) => ({
    title: 'أنت على قائمة الانتظار',
    body: `${service} لدى ${provider} في ${when} ممتلئ. سنخبرك فور توفر مكان.`,
  }),
  reservationOffered: ({ provider, service, when, until }) => ({
    title: 'توفر مكان لك',
    body: `يحجز لك ${provider} ${service} في ${when} حتى ${until}. اقبله قبل ذلك.`,
  }),
  reservationOfferedForPayment: ({ provider, service, when, until, due }) => ({
    title: 'توفر مكان لك',
    body: `يحجز لك ${provider} ${service} في ${when} حتى ${until}. ادفع ${due} قبل ذلك.`,
  }),
  reservationWaitEnded: ({ provider, service, when }) => ({
    title: 'لم يتوفر مكان',
    body: `بقي ${service} لدى ${provider} في ${when} ممتلئًا. لم تعد على قائمة الانتظار.`,
  }),
  reservationCancelledByYou: ({ provider, service, when }) => ({
    title: 'لقد ألغيت حجزك',
    body: `أُلغي حجز ${name(service)} لدى ${name(provider)} يوم ${when}.`,
  }),
  reservationCancelled: ({ provider, service, when, reason }) => ({
    title: 'تم إلغاء الحجز',
    body: `نأسف، فقد أُلغي حجز ${name(service)} لدى ${name(provider)} يوم ${when}.${because(reason)}`,
  }),
  reservationExpired: ({ provider, service, when }) => ({
    title: 'انتهت مهلة الحجز',
    body: `لم يُؤكَّد حجز ${name(service)} لدى ${name(provider)} يوم ${when} في الوقت المحدد، ولم يعد محفوظًا لك.`,
  }),
  reservationMoveRequested: ({ provider, service, when, wish }) => ({
    title: 'تم استلام طلب تغيير الموعد',
    body: `استلم ${name(provider)} طلبك نقل ${name(service)} إلى يوم ${wish}. يبقى حجزك يوم ${when} حتى تتم الموافقة.`,
  }),
  reservationRescheduled: ({ provider, service, when, code, reason }) => ({
    title: 'تغيّر موعد الحجز',
    body: `أصبح موعد ${name(service)} لدى ${name(provider)} يوم ${when}. الرمز ما زال ${name(code)}.${because(reason)}`,
  }),
  reservationNotMoved: ({ provider, service, when }) => ({
    title: 'يبقى حجزك كما هو',
    body: `لم يوافق ${name(provider)} على موعد آخر. يبقى حجز ${name(service)} يوم ${when}.`,
  }),
  reservationCompleted: ({ provider, service }) => ({
    title: 'شكرًا لزيارتك',
    body: `كيف كانت تجربة ${name(service)} لدى ${name(provider)}؟ أخبرنا بتقييمك.`,
  }),
  reservationNoShow: ({ provider, service, when }) => ({
    title: 'افتقدناك',
    body: `كان ${name(provider)} بانتظارك لموعد ${name(service)} يوم ${when}.`,
  }),
  reservationRefundDue: ({ provider, service, refund }) => ({
    title: 'ستسترد مبلغك',
    body: `سيُعاد إليك ${name(refund)} عن ${name(service)} لدى ${name(provider)}.`,
  }),
  reservationRefunded: ({ provider, service, refund }) => ({
    title: 'مبلغك في الطريق إليك',
    body: `أُعيد إليك ${name(refund)} عن ${name(service)} لدى ${name(provider)}.`,
  }),
  reservation24h: ({ provider, service, when, code }) => ({
    title: 'موعد حجزك يقترب',
    body: `${name(service)} لدى ${name(provider)} يوم ${when}. الرمز ${name(code)}.`,
  }),
  reservation1h: ({ provider, service, when, code }) => ({
    title: 'يبدأ حجزك قريبًا',
    body: `${name(service)} لدى ${name(provider)} يوم ${when}. الرمز ${name(code)}.`,
  }),
  subscriptionCreated: ({ provider, plan }) => ({
    title: 'بانتظار الدفع',
    body: `يبدأ ${name(plan)} لدى ${name(provider)} فور إتمام الدفع.`,
  }),
  subscriptionActivated: ({ provider, plan, until }) => ({
    title: 'بدأ اشتراكك',
    body: `يسري ${name(plan)} لدى ${name(provider)} حتى ${until}.`,
  }),
  subscriptionRenewed: ({ provider, plan, until }) => ({
    title: 'تم تجديد الاشتراك',
    body: `أصبح ${name(plan)} لدى ${name(provider)} ساريًا حتى ${until}.`,
  }),
  subscriptionRenewalLapsed: ({ provider, plan }) => ({
    title: 'سُحب طلب التجديد',
    body: `سُحب تجديد ${name(plan)} لدى ${name(provider)} لعدم دفعه. يمكنك تجديده مرة أخرى في أي وقت.`,
  }),
  subscriptionCancelled: ({ provider, plan }) => ({
    title: 'تم إلغاء الاشتراك',
    body: `أُلغي اشتراك ${name(plan)} لدى ${name(provider)}.`,
  }),
  subscriptionExpired: ({ provider, plan }) => ({
    title: 'انتهى الاشتراك',
    body: `انتهى ${name(plan)} لدى ${name(provider)}. يمكنك بدؤه من جديد في أي وقت.`,
  }),
  subscriptionRefundDue: ({ provider, plan, refund }) => ({
    title: 'ستسترد مبلغك',
    body: `سيُعاد إليك ${name(refund)} عن ${name(plan)} لدى ${name(provider)}.`,
  }),
  subscriptionRefunded: ({ provider, plan, refund }) => ({
    title: 'مبلغك في الطريق إليك',
    body: `أُعيد إليك ${name(refund)} عن ${name(plan)} لدى ${name(provider)}.`,
  }),
  subscriptionRenewal: ({ provider, plan, until }) => ({
    title: 'ينتهي اشتراكك قريبًا',
    body: `يسري ${name(plan)} لدى ${name(provider)} حتى ${until}. جدّده ليستمر دون انقطاع.`,
  }),
  voucherActivated: ({ provider, service, until, code }) => ({
    title: 'قسيمتك جاهزة',
    body: `قسيمتك الخاصة بـ${name(service)} لدى ${name(provider)} صالحة حتى ${until}. الرمز ${name(code)}.`,
  }),
  voucherRedeemed: ({ provider, service, code }) => ({
    title: 'استُخدمت قسيمتك',
    body: `دفع ${name(provider)} ثمن حجز بقسيمتك الخاصة بـ${name(service)}. الرمز ${name(code)}.`,
  }),
  voucherExpired: ({ provider, service }) => ({
    title: 'انتهت صلاحية قسيمتك',
    body: `لم تعد قسيمتك الخاصة بـ${name(service)} لدى ${name(provider)} صالحة.`,
  }),
  voucherRefunded: ({ provider, service, refund }) => ({
    title: 'استُردت قسيمتك',
    body: `استُردت قسيمتك الخاصة بـ${name(service)} لدى ${name(provider)}. يعود ${name(refund)} بالطريقة التي دُفع بها.`,
  }),
  leavingRequested: ({ day }) => ({
    title: 'سيُحذف حسابك',
    body: `في ${day} سيُحذف حسابك وكل ما يخصك. يمكنك التراجع حتى ذلك اليوم من داخل التطبيق. إذا لم تطلب ذلك فأوقفه من التطبيق وغيّر كلمة المرور.`,
  }),
  leavingStopped: () => ({
    title: 'حسابك باقٍ',
    body: 'لن يُحذف حسابك. كل شيء كما كان.',
  }),
  leavingBlocked: () => ({
    title: 'تعذّر حذف حسابك بعد',
    body: 'أنت المالك الرئيسي لنشاط تجاري. سلّمه إلى مالك آخر وسيُحذف حسابك في اليوم التالي.',
  }),
  leavingDone: () => ({
    title: 'تم حذف حسابك',
    body: 'حُذف حسابك وكل ما يخصك. تحتفظ الأنشطة التجارية بأرقامها من دون اسمك. هذه آخر رسالة منا إليك.',
  }),
};
