import type { DigestTexts, NewsCatalogue } from './news-catalogue.ts';

/** Isolates a name of any script, so that a Latin name does not reorder the Arabic text around it. */
const name = (text: string): string => `\u2068${text}\u2069`;

export const newsArabic: NewsCatalogue = {
  staffRequest: ({ provider, what, when, seats, code }) => ({
    title: 'طلب حجز جديد',
    body: `${name(provider)}: ${name(what)} يوم ${when}، عدد الأشخاص ${seats}. بانتظار ردكم. الرمز ${name(code)}.`,
  }),
  staffMoveRequest: ({ provider, what, when, wish, code }) => ({
    title: 'طلب تغيير موعد',
    body: `${name(provider)}: طلب نقل ${name(what)} من يوم ${when} إلى يوم ${wish}. بانتظار ردكم. الرمز ${name(code)}.`,
  }),
  staffBooking: ({ provider, what, when, seats, code }) => ({
    title: 'حجز جديد',
    body: `${name(provider)}: ${name(what)} يوم ${when}، عدد الأشخاص ${seats}. الرمز ${name(code)}.`,
  }),
  staffMoved: ({ provider, what, when, seats, code }) => ({
    title: 'تغيّر موعد حجز',
    body: `${name(provider)}: أصبح موعد ${name(what)}، عدد الأشخاص ${seats}، يوم ${when}. الرمز ${name(code)}.`,
  }),
  staffSubscription: ({ provider, what, code }) => ({
    title: 'اشتراك جديد',
    body: `${name(provider)}: بدأ ${name(what)}. الرمز ${name(code)}.`,
  }),
  staffCancellation: ({ provider, what, when, seats, code }) => ({
    title: 'تم إلغاء حجز',
    body: `${name(provider)}: أُلغي ${name(what)} يوم ${when}، عدد الأشخاص ${seats}. الرمز ${name(code)}.`,
  }),
  staffSubscriptionCancelled: ({ provider, what, code }) => ({
    title: 'تم إلغاء اشتراك',
    body: `${name(provider)}: أُلغي ${name(what)}. الرمز ${name(code)}.`,
  }),
  staffPaid: ({ provider, what, when, seats, code, money }) => ({
    title: 'تم دفع حجز',
    body: `${name(provider)}: دُفع ${name(money)} عن ${name(what)} يوم ${when}، عدد الأشخاص ${seats}. الرمز ${name(code)}.`,
  }),
  staffSubscriptionPaid: ({ provider, what, code, money }) => ({
    title: 'تم دفع اشتراك',
    body: `${name(provider)}: دُفع ${name(money)} عن ${name(what)}. الرمز ${name(code)}.`,
  }),
  staffDisputed: ({ provider, what, code, money }) => ({
    title: 'اعتراض على دفعة',
    body: `${name(provider)}: هناك اعتراض على دفع ${name(money)} عن ${name(what)}. الرجاء الرد لدى بوابة الدفع. الرمز ${name(code)}.`,
  }),
  staffRefundDue: ({ provider, what, code, money }) => ({
    title: 'مبلغ مستحق الرد',
    body: `${name(provider)}: سيُعاد ${name(money)} عن ${name(what)} إلى العميل. الرمز ${name(code)}.`,
  }),
  staffRefunded: ({ provider, what, code, money }) => ({
    title: 'تم رد المبلغ',
    body: `${name(provider)}: أُعيد ${name(money)} عن ${name(what)}. الرمز ${name(code)}.`,
  }),
  staffRefundFailed: ({ provider, money }) => ({
    title: 'تعذّر رد المبلغ',
    body: `${name(provider)}: تعذّر رد ${name(money)}. أعد المحاولة أو سوِّ الأمر يدويًا.`,
  }),
  staffAccountActive: ({ provider }) => ({
    title: 'حساب الدفع مفعّل',
    body: `${name(provider)}: تم تفعيل حساب الدفع. ستصل المدفوعات إليه من الآن.`,
  }),
  staffAccountRestricted: ({ provider }) => ({
    title: 'حساب الدفع مقيّد',
    body: `${name(provider)}: تطلب بوابة الدفع معلومات إضافية. افتح حساب الدفع وأكملها.`,
  }),
  staffAccountDisconnected: ({ provider }) => ({
    title: 'حساب الدفع مفصول',
    body: `${name(provider)}: تم فصل حساب الدفع. لا يمكن لأحد الدفع حتى تربط حسابًا من جديد.`,
  }),
  staffRating: ({ provider, what, count, code }) => ({
    title: 'تقييم جديد',
    body: `${name(provider)}: ${count} من ٥ نجوم عن ${name(what)}. الرمز ${name(code)}.`,
  }),
  staffLowStock: ({ provider, what }) => ({
    title: 'المخزون منخفض',
    body: `${name(provider)}: وصل ${name(what)} إلى حد إعادة الطلب.`,
  }),
  staffPrinterFailed: ({ provider, what, count }) => ({
    title: 'تعذّرت طباعة تذكرة',
    body: `${name(provider)}: تعذّرت طباعة تذكرة الطلب ${count} لمحطة ${name(what)}. افحص الطابعة.`,
  }),
  staffDeviceBehind: ({ provider, what, count }) => ({
    title: 'جهاز متأخر',
    body: `${name(provider)}: لم يرسل ${name(what)} عمله منذ فترة. قيد الانتظار: ${count}. افحص اتصاله.`,
  }),
  staffQueueStands: ({ provider, count }) => ({
    title: 'أوامر قيد الانتظار',
    body: `${name(provider)}: أوامر أجهزتكم لا تُنفَّذ. قيد الانتظار: ${count}.`,
  }),
  staffHealthDrops: ({ provider, count }) => ({
    title: 'الاتصال متقطع',
    body: `${name(provider)}: يضيع ${count}٪ مما ترسله أجهزتكم والخادم. لا شيء مفقود، فكله يُرسل من جديد.`,
  }),
  staffHealthLatency: ({ provider, count }) => ({
    title: 'بطء حاليًا',
    body: `${name(provider)}: يستغرق تغيير من كل عشرين ${count} مللي ثانية أو أكثر.`,
  }),
  staffHealthFailures: ({ provider, count }) => ({
    title: 'أوامر تفشل',
    body: `${name(provider)}: يفشل ${count}٪ من الأوامر لأسباب تقنية.`,
  }),
  staffSuspended: ({ provider }) => ({
    title: 'تم تعليق الحساب',
    body: `${name(provider)}: أوقفت المنصة الحجوزات والطلبات والتعديلات. تجدون السبب في لوحة التحكم. لا يزال بإمكان العملاء الإلغاء.`,
  }),
  staffResumed: ({ provider }) => ({
    title: 'عاد العمل',
    body: `${name(provider)}: انتهى التعليق. عادت الحجوزات والطلبات والتعديلات إلى العمل.`,
  }),
};

export const digestArabic: DigestTexts = {
  title: ({ provider, count }) => `${name(provider)}: مستجدات (${count})`,
  body: 'هذا ما ورد منذ الملخص السابق.',
  more: (count) => `والمزيد في التطبيق: ${count}.`,
};
