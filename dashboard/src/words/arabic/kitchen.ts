import type { kitchen as english } from '../english/kitchen.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('ar');

/** The display of a kitchen. */
export const kitchen: typeof english = {
  kitchen: {
    title: (station) => station,
    tickets: (count) =>
      plural(count, {
        zero: 'لا تذاكر',
        one: 'تذكرة',
        two: 'تذكرتان',
        few: '# تذاكر',
        many: '# تذكرة',
        other: '# تذكرة',
      }),
    oldest: (age) => `الأقدم ${age}`,
    age: (count) => plural(count, { zero: 'الآن', other: '# د' }),
    soon: 'قريبًا',
    late: 'متأخر',
    start: 'انقر للبدء',
    preparing: 'قيد التحضير',
    ready: 'جاهز',
    withdrawn: 'ملغى',
    withdrawnLines: (count) =>
      plural(count, {
        one: 'سُحب صنف · انقر بعد رؤيته',
        two: 'سُحب صنفان · انقر بعد رؤيتهما',
        few: 'سُحبت # أصناف · انقر بعد رؤيتها',
        many: 'سُحب # صنفًا · انقر بعد رؤيتها',
        other: 'سُحب # صنف · انقر بعد رؤيتها',
      }),
    changedLines: (count) =>
      plural(count, {
        one: 'صنف جديد أو متغيّر · انقر بعد رؤيته',
        two: 'صنفان جديدان أو متغيّران · انقر بعد رؤيتهما',
        few: '# أصناف جديدة أو متغيّرة · انقر بعد رؤيتها',
        many: '# صنفًا جديدًا أو متغيّرًا · انقر بعد رؤيتها',
        other: '# صنف جديد أو متغيّر · انقر بعد رؤيتها',
      }),
    allDay: 'اليوم كله',
    recall: 'استدعاء',
    recallNone: 'لم يُنجز شيء في آخر نصف ساعة.',
    soundOn: 'تشغيل الصوت',
    soundOff: 'إيقاف الصوت',
    number: (number) => `رقم ${number}`,
    none: 'لا تذاكر.',
    noneHint: 'الجديدة تظهر هنا من نفسها.',
    old: (age) => `آخر خبر ${age}. انظر إلى التذاكر الورقية أيضًا.`,
    unheard: 'لم يصل خبر بعد، وهذه تذاكر محفوظة. انظر إلى التذاكر الورقية أيضًا.',
    stations: 'المحطات',
    noStations: 'لا طبق يذكر محطة بعد.',
    leave: 'خروج',
    takeAway: 'سفري',
    paid: 'مدفوع',
  },
};
