import type { setUpHouse as english } from '../english/set-up-house.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('ar');

const bookings = (count: number) =>
  plural(count, { one: 'حجز واحد', two: 'حجزين', few: '# حجوزات', many: '# حجزًا', other: '# حجز' });

/** The sections, those who serve, plans, closures and members. */
export const setUpHouse: typeof english = {
  sections: {
    guide: 'الخطوات الأولى',
    services: 'الخدمات',
    resources: 'من وما يخدم',
    plans: 'الخطط',
    hours: 'أوقات العمل',
    closures: 'الإغلاقات',
    people: 'الأشخاص',
    share: 'عنوانك',
    listing: 'الدليل',
    payments: 'حساب المدفوعات',
    news: 'أخبارك',
    export: 'بياناتك',
  },

  resources: {
    title: 'من وما يخدم',
    add: 'أضف من أو ما يخدم',
    none: 'لا شيء بعينه يخدم.',
    noneHint: 'أضف أشخاصًا أو كراسي أو غرفًا أو ملاعب إن كان كل منها يأخذ حجزًا واحدًا في كل مرة. ثم اخترها في خدمة.',
    nameHint: 'يقرؤه الزبائن: «آدا»، «الغرفة 2».',
    kind: 'ما هو',
    kinds: { member: 'شخص', place: 'كرسي أو غرفة أو ملعب', table: 'طاولة' },
    account: 'حسابه',
    accountHint: 'لمن هذه الحجوزات.',
    noAccount: 'لا أحد',
    seats: 'أكبر مجموعة، إن وُجد حد',
    seatsHint: 'فارغ: بقدر ما تتسع الخدمة.',
    active: 'يقبل حجوزات جديدة',
    inactive: 'لا يقبل حجوزات جديدة',
    ownHours: 'له أوقات خاصة',
    away: 'غياب',
    awayHint: 'لا أحد يحجز في هذا الوقت. تبقى الحجوزات القائمة.',
    addAway: 'أضف هذه الأيام',
    absences: (count) =>
      plural(count, {
        one: 'غياب واحد',
        two: 'غيابان',
        few: '# غيابات',
        many: '# غيابًا',
        other: '# غياب',
      }),
  },

  plans: {
    title: 'الخطط',
    add: 'أضف خطة',
    none: 'لا خطط بعد.',
    noneHint: 'تُدفع الخطة كل شهر أو كل بضعة أشهر. يجدها الزبائن بين عروضك.',
    priceHint: 'لكل فترة. 0 تعني خطة مجانية.',
    months: 'الأشهر',
    monthsHint: 'كم تدوم الدفعة الواحدة.',
    needsMonths: 'اكتب رقمًا من 1 إلى 120.',
  },

  closures: {
    title: 'الإغلاقات',
    add: 'أضف إغلاقًا',
    none: 'لا شيء مخطط.',
    noneHint: 'أغلق أيامًا لعطلة أو ساعات قليلة. ترى أولًا أي الحجوزات يمسها.',
    way: 'ما الذي يُغلق',
    ways: { allDay: 'طوال اليوم', otherHours: 'مفتوح في أوقات أخرى', break: 'استراحة' },
    services: 'هذه الخدمات فقط؛ بلا اختيار: المكان كله',
    reason: 'السبب',
    reasonHint: 'يقرؤه الزبائن: «عطلة».',
    note: 'ملاحظة',
    noteHint: 'يقرؤها الأعضاء فقط.',
    conflict: 'الحجوزات في هذا الوقت',
    conflicts: { cancel: 'ألغها', move: 'انقلها إلى أقرب وقت متاح' },
    preview: 'الحجوزات في هذا الوقت',
    hits: (count) =>
      plural(count, {
        zero: 'لا حجز',
        one: 'حجز واحد',
        two: 'حجزان',
        few: '# حجوزات',
        many: '# حجزًا',
        other: '# حجز',
      }),
    paid: (count) =>
      plural(count, {
        one: 'واحد مدفوع',
        two: 'اثنان مدفوعان',
        few: '# مدفوعة',
        many: '# مدفوعًا',
        other: '# مدفوع',
      }),
    onlyWish: 'الوقت المرغوب فقط',
    close: 'أغلق المكان',
    closeAnd: {
      cancel: (count) => `أغلق وألغِ ${bookings(count)}`,
      move: (count) => `أغلق وانقل ${bookings(count)}`,
    },
    closed: 'أُغلق. تتبعه الحجوزات خلال دقائق.',
    untitled: 'مغلق',
    faults: {
      lastDay: 'يأتي آخر يوم بعد أول يوم.',
      past: 'مضت هذه الأيام.',
      long: '366 يومًا على الأكثر.',
      closes: 'الوقتان متساويان.',
    },
    status: {
      open: 'مغلق، والحجوزات تتبع',
      applying: 'جارٍ العمل على الحجوزات',
      applied: 'مغلق',
      withdrawn: 'مسحوب',
    },
    moved: (count) =>
      plural(count, { one: 'نُقل واحد', two: 'نُقل اثنان', few: 'نُقلت #', many: 'نُقل #', other: 'نُقل #' }),
    cancelled: (count) =>
      plural(count, { one: 'أُلغي واحد', two: 'أُلغي اثنان', few: 'أُلغيت #', many: 'أُلغي #', other: 'أُلغي #' }),
    declined: (count) =>
      plural(count, {
        one: 'رُفضت رغبة واحدة',
        two: 'رُفضت رغبتان',
        few: 'رُفضت # رغبات',
        many: 'رُفضت # رغبة',
        other: 'رُفضت # رغبة',
      }),
    left: (count) =>
      plural(count, {
        one: 'واحد يحتاج إليك',
        two: 'اثنان يحتاجان إليك',
        few: '# تحتاج إليك',
        many: '# يحتاج إليك',
        other: '# يحتاج إليك',
      }),
    withdraw: 'سحب',
  },

  crew: {
    notAccepted: 'لم يقبل بعد',
    changed: (role) => `الآن: ${role}.`,
    handOver: 'تسليم المكان',
    handOverWhat: (name) => `يصبح ${name} المالك الرئيسي، وهو وحده يستطيع التراجع عن ذلك.`,
    stepDown: 'أصبح أنا مديرًا',
    handOverTo: (name) => `سلّمه إلى ${name}`,
    removeWhat: (name) => `يفقد ${name} كل وصول فورًا، ويحتاج إلى دعوة جديدة ليعود.`,
    removeNow: (name) => `إزالة ${name}`,
    gone: (name) => `لم يعد ${name} عضوًا.`,
    invited: 'مدعوون',
    byLink: 'برابط',
    until: (day) => `يمكنه الانضمام حتى ${day}`,
    lapsed: (day) => `انتهت في ${day}`,
    revoke: 'سحب',
  },
};
