import type { person as english } from '../english/person.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('ar');

/** The screens about a person: vouchers, subscriptions, messages, the account. */
export const person: typeof english = {
  offers: {
    title: (place) => `الاشتراكات والقسائم لدى ${place}`,
    link: 'الاشتراكات والقسائم',
    plans: 'الاشتراكات',
    packages: 'الباقات',
    giftCards: 'بطاقات الهدايا',
    yours: 'ما لديك هنا',
    visits: (count) =>
      plural(count, { one: 'زيارة', two: 'زيارتان', few: '# زيارات', many: '# زيارة', other: '# زيارة' }),
    left: (left, total) => `بقي ${left} من ${total}`,
    until: (day) => `حتى ${day}`,
    validFor: (count) =>
      plural(count, {
        one: 'صالحة ليوم',
        two: 'صالحة ليومين',
        few: 'صالحة لـ # أيام',
        many: 'صالحة لـ # يومًا',
        other: 'صالحة لـ # يوم',
      }),
    every: (count) =>
      plural(count, { one: 'كل شهر', two: 'كل شهرين', few: 'كل # أشهر', many: 'كل # شهرًا', other: 'كل # شهر' }),
    subscribe: (price) => `اشترك بـ ${price}`,
    buy: (price) => `اشترِ بـ ${price}`,
    amount: (currency) => `المبلغ بـ ${currency}`,
    none: 'لا شيء يباع هنا.',
    give: 'أهدِها',
    given: 'أول من يفتح هذا الرابط يحصل عليها:',
    keep: 'احتفظ بها',
    status: {
      pending: 'بانتظار الدفع',
      active: 'صالحة',
      used: 'استُهلكت',
      expired: 'انتهت',
      refunded: 'استُردت',
      cancelled: 'لم تُدفع',
    },
    payWith: (name) => `ادفع بـ ${name}`,
    used: 'دُفع بقسيمتك.',
    taken: 'هي لك الآن.',
    giftTitle: 'بطاقة هدية لك',
    take: 'خذها',
    giftNone: 'لا أحد يهدي هذه البطاقة، أو أخذها غيرك.',
  },

  mine: {
    title: 'اشتراكاتك',
    vouchers: 'قسائمك',
    renew: (price) => `جدّد بـ ${price}`,
    cancel: 'أنهِه',
    cancelled: 'انتهى.',
    endTitle: (plan) => `إنهاء ${plan}؟`,
    endLoses: (day) => `كان سيستمر حتى ${day}. لا يُرد شيء ولا يمكنك التراجع.`,
    endHint: 'لا يمكنك التراجع.',
    keep: 'أبقه',
    daysLeft: (count) =>
      plural(count, { one: 'بقي يوم', two: 'بقي يومان', few: 'بقي # أيام', many: 'بقي # يومًا', other: 'بقي # يوم' }),
    pay: 'ادفع',
    status: { pending: 'بانتظار الدفع', active: 'سارٍ', expired: 'انتهى', cancelled: 'ملغى' },
  },

  join: {
    title: (place) => `أنت مدعو إلى ${place}`,
    as: (role) => `بصفة: ${role}`,
    accept: 'انضم',
    decline: 'لا، شكرًا',
    none: 'هذه الدعوة ليست لك، أو انتهت.',
    noneHint: 'سجّل الدخول بالعنوان الذي أُرسلت إليه وأثبته بالرسالة التي وصلتك.',
    verify: 'أرسل لي الرسالة مجددًا',
    sent: 'الرسالة في طريقها إليك.',
  },

  inbox: {
    title: 'الرسائل',
    none: 'لا رسائل.',
    noneHint: 'هنا تقرأ ما يحدث لحجوزاتك.',
    markAll: 'اجعلها كلها مقروءة',
  },

  messages: {
    title: 'الرسائل إليك',
    wanted: 'إلى جانب صندوق الرسائل أرسلوا إليّ',
    push: 'إشعارات على أجهزتي',
    email: 'رسائل بالبريد الإلكتروني',
    reminders: 'تذكيرًا قبل الحجز',
    quietFrom: 'هدوء من',
    quietTo: 'هدوء حتى',
    quietHint: 'لا إشعارات بين هذين الوقتين. اتركهما فارغين إن لم ترد ذلك.',
    bothTimes: 'أدخل الوقتين معًا أو لا شيء.',
    save: 'احفظ هذه الخيارات',
    deviceOff: 'هذا الجهاز لا يعرض الإشعارات.',
    deviceOn: 'هذا الجهاز يعرض الإشعارات.',
    notifyDevice: 'أشعر هذا الجهاز',
    stopDevice: 'إيقاف',
    denied: 'هذا المتصفح يرفض إشعارات هذه الصفحة. اسمح بها في إعداداته أولًا.',
  },

  me: {
    title: 'أنا',
    name: 'الاسم',
    phone: 'الهاتف',
    save: 'حفظ',
    saved: 'حُفظ.',
    data: 'بياناتي',
    download: 'نزّل كل شيء',
    delete: 'احذف حسابي',
    deleteWhat: (bookings, days) => `سينتهي ${bookings}. لديك ${days} لتغيير رأيك.`,
    deleteNow: 'احذف بعد ذلك',
    deleting: (day) => `يُحذف حسابك في ${day}.`,
    keepAccount: 'أبقِ حسابي',
    owns: (names) => `سلّم ${names} أولًا.`,
    bookingsCount: (count) =>
      plural(count, {
        zero: 'لا حجوزات',
        one: 'حجز واحد',
        two: 'حجزان',
        few: '# حجوزات',
        many: '# حجزًا',
        other: '# حجز',
      }),
    daysCount: (count) => plural(count, { one: 'يوم', two: 'يومان', few: '# أيام', many: '# يومًا', other: '# يوم' }),
  },
};
