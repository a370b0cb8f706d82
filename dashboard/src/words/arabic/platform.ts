import type { PlatformWords } from '../english/platform.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('ar');

export const platformWords: PlatformWords = {
  platform: {
    title: 'المنصة',
    summed: (time) => `آخر تجميع في ${time}`,
    none: 'لا توجد أرقام بعد.',
    noneHint: 'تظهر الأرقام الأولى بعد دقائق من أول عملية.',
    connected: 'أماكن متصلة',
    devices: (count) =>
      plural(count, {
        zero: 'لا أجهزة',
        one: 'جهاز واحد',
        two: 'جهازان',
        few: '# أجهزة',
        many: '# جهازًا',
        other: '# جهاز',
      }),
    active: 'أماكن نشطة اليوم',
    unhealthy: 'أماكن تحتاج إلى نظرة',
    suspended: 'معلّقة',
    attention: 'تحتاج إلى نظرة',
    wellHint: 'كل الأماكن بخير.',
    busiest: 'الأكثر نشاطًا اليوم',
    commands: (count) =>
      plural(count, {
        zero: 'لا عمليات',
        one: 'عملية واحدة',
        two: 'عمليتان',
        few: '# عمليات',
        many: '# عملية',
        other: '# عملية',
      }),
    errors: (count) =>
      plural(count, {
        zero: 'لا أخطاء',
        one: 'خطأ واحد',
        two: 'خطآن',
        few: '# أخطاء',
        many: '# خطأ',
        other: '# خطأ',
      }),
    signal: { drops: 'الاتصال', latency: 'السرعة', failures: 'الإخفاقات' },
    level: { normal: 'طبيعي', warning: 'تحذير', critical: 'حرج' },
    cost: 'التكلفة التقديرية لآخر يوم',
    costHint: 'بأسعار القراءة والكتابة المعلنة؛ لا تشمل التخزين ووقت التشغيل.',
    days: 'كل الأماكن، يومًا بيوم',
    place: 'المكان',
    day: 'اليوم',
    places: 'الأماكن',
    commandsHead: 'العمليات',
    errorsHead: 'الأخطاء',
    reads: 'القراءات',
    writes: 'الكتابات',
    price: 'التكلفة',
    suspend: 'تعليق',
    suspendTitle: (name) => `تعليق ${name}؟`,
    suspendHint: 'تتوقف الحجوزات والطلبات والتعديلات خلال ثوانٍ. يمكن للعملاء الإلغاء، وتستمر المبالغ المستردة.',
    reason: 'السبب',
    reasonHint: 'يقرؤه المالك والمديرون.',
    needsReason: 'اذكر السبب ليعرف المالك ما عليه فعله.',
    resume: 'إنهاء التعليق',
    since: (day) => `منذ ${day}`,
    resumed: 'انتهى التعليق.',
    stopped: 'تم التعليق.',
    noneSuspended: 'لا يوجد مكان معلّق.',
  },
};
