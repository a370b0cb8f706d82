import type { shell as english } from '../english/shell.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('ar');

/** The frame, and what every screen says. */
export const shell: typeof english = {
  language: 'العربية',

  shell: {
    skip: 'إلى المحتوى',
    find: 'بحث',
    bookings: 'حجوزاتي',
    inbox: 'الرسائل',
    me: 'أنا',
    today: 'اليوم',
    calendar: 'التقويم',
    subscriptions: 'الاشتراكات',
    money: 'المال',
    howItGoes: 'كيف تسير الأمور',
    setUp: 'الإعداد',
    orders: 'الطلبات',
    tables: 'الطاولات',
    kitchen: 'المطبخ',
    stock: 'المخزون',
    yourPlaces: 'أماكن عملك',
    asCustomer: 'كزبون',
    theme: 'الألوان',
    themeSystem: 'كالجهاز',
    themeLight: 'فاتحة',
    themeDark: 'داكنة',
    language: 'اللغة',
    signOut: 'تسجيل الخروج',
    unread: (count) =>
      plural(count, {
        zero: 'لا رسائل غير مقروءة',
        one: 'رسالة غير مقروءة',
        two: 'رسالتان غير مقروءتين',
        few: '# رسائل غير مقروءة',
        many: '# رسالة غير مقروءة',
        other: '# رسالة غير مقروءة',
      }),
  },

  role: { owner: 'مالك', manager: 'مدير', staff: 'موظف', kitchen: 'مطبخ' },

  link: {
    connected: 'مباشر',
    connecting: 'جارٍ الاتصال',
    offline: 'لا شبكة',
    'needs-sign-in': 'سُجّل خروجك في مكان آخر',
    waiting: (count) =>
      plural(count, {
        one: 'تغيير واحد ينتظر',
        two: 'تغييران ينتظران',
        few: '# تغييرات تنتظر',
        many: '# تغييرًا ينتظر',
        other: '# تغيير ينتظر',
      }),
  },

  state: {
    offlineTitle: 'لا شبكة.',
    offlineText: 'ترى آخر ما عرفه هذا الجهاز. ما تفعله الآن يُرسل عند عودة الشبكة.',
    updateTitle: 'هناك إصدار أحدث.',
    updateUnsent: 'ينتظر حتى تُرسل تغييراتك.',
    reload: 'أعد التحميل الآن',
    failedTitle: 'تعذّر تحميل هذا.',
    failedText: (code) => `الرمز المرجعي ${code}. يبقى هنا آخر ما رأيته.`,
    tryAgain: 'حاول مجددًا',
    noDoor: 'هذه الصفحة ليست لدورك.',
    noDoorHint: 'اطلبها من مالك المكان إن احتجت إليها.',
    notFound: 'لا توجد صفحة كهذه.',
    home: 'إلى البداية',
    undo: 'تراجع',
    undone: 'تم التراجع.',
    sending: 'جارٍ الإرسال…',
    close: 'إغلاق',
    more: 'عرض المزيد',
    refused: (why) => `لم يتم: ${why}`,
    loading: 'جارٍ التحميل',
  },

  signIn: {
    title: 'تسجيل الدخول',
    email: 'البريد الإلكتروني',
    password: 'كلمة المرور',
    submit: 'تسجيل الدخول',
    sendLink: 'أرسل لي رابطًا بدلًا من ذلك',
    linkSent: (email) => `رابط في طريقه إلى ${email}. افتحه على هذا الجهاز.`,
    wrong: 'البريد وكلمة المرور غير متطابقين.',
    failed: 'لم ينجح تسجيل الدخول. هل توجد شبكة؟',
    demoTitle: 'أشخاص العرض',
    demoText: 'نقرة واحدة تدخلك باسم أحدهم.',
    needsEmail: 'أدخل بريدك أولًا.',
  },
};
