import type { restaurant as english } from '../english/restaurant.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('ar');

type Unit = keyof typeof english.stock.units;

const units: Readonly<Record<Unit, string>> = { g: 'غ', kg: 'كغ', ml: 'مل', l: 'ل', piece: 'قطعة' };

/** Each form has its number: a stock may lie below zero, and the sign belongs to the number. */
const pieces = { few: '# قطع', other: '# قطعة' } as const;

const quantity = (value: number, unit: Unit) =>
  plural(value, unit === 'piece' ? pieces : { other: `# ${units[unit]}` });

/** The screens of a restaurant and of its stock. */
export const restaurant: typeof english = {
  orders: {
    title: 'الطلبات',
    open: (count) =>
      plural(count, {
        zero: 'لا طلبات مفتوحة',
        one: 'طلب مفتوح',
        two: 'طلبان مفتوحان',
        few: '# طلبات مفتوحة',
        many: '# طلبًا مفتوحًا',
        other: '# طلب مفتوح',
      }),
    oldest: (age) => `الأقدم ${age}`,
    none: 'لا طلبات مفتوحة.',
    noneHint: 'سجّل الأول؛ يظهر هنا وعلى الطاولة.',
    take: 'طلب جديد',
    unnumbered: 'جديد',
    counter: 'عند المنضدة',
    served: (served, lines) => `قُدّم ${served} من ${lines}`,
    noLines: 'لم يُطلب شيء بعد.',
    ready: (count) =>
      plural(count, {
        one: 'صنف جاهز',
        two: 'صنفان جاهزان',
        few: '# أصناف جاهزة',
        many: '# صنفًا جاهزًا',
        other: '# صنف جاهز',
      }),
    line: { new: 'جديد', queued: 'أُرسل', preparing: 'قيد التحضير', ready: 'جاهز', served: 'قُدّم' },
    send: (count) =>
      plural(count, {
        one: 'أرسل الصنف',
        two: 'أرسل الصنفين',
        few: 'أرسل # أصناف',
        many: 'أرسل # صنفًا',
        other: 'أرسل # صنف',
      }),
    pay: (amount) => `دُفع · ${amount}`,
    add: 'إضافة',
    addTo: (number) => `إضافة إلى ${number}`,
    move: 'نقل',
    cancel: 'إلغاء',
    serve: 'قُدّم',
    remove: 'حذف',
    of: (what, dish) => `${what}: ${dish}`,
    payTitle: (number) => `كيف دُفع ${number}؟`,
    payHint: 'الطلب المدفوع يُغلق، وطاولته تحتاج بعدها إلى تنظيف.',
    payEarly: 'لم يُقدّم كل شيء بعد. يحتفظ المطبخ بما بقي تحضيره.',
    cash: (amount) => `نقدًا · ${amount}`,
    card: (amount) => `بالبطاقة · ${amount}`,
    cancelTitle: (number) => `إلغاء ${number}؟`,
    cancelHint: 'يتوقف المطبخ ويعود المخزون. الطلب الملغى يبقى ملغى.',
    reason: 'السبب، إن أردت تدوينه',
    cancelIt: 'ألغِ الطلب',
    keep: 'أبقِه',
    moveTitle: (number) => `إلى أين يُنقل ${number}؟`,
    noFreeTable: 'لا طاولة أخرى متاحة.',
    where: 'أين',
    customer: 'الاسم على الكيس',
    noMenu: 'القائمة فارغة.',
    noMenuHint: 'تظهر الأطباق هنا حالما يضيفها المالك.',
    other: 'أخرى',
    soldOut: 'نفد',
    left: (count) =>
      plural(count, {
        one: 'الأخير',
        two: 'بقي اثنان',
        few: 'بقي #',
        many: 'بقي #',
        other: 'بقي #',
      }),
    noneLeft: 'لا شيء في المخزون',
    fewer: (dish) => `أقل بواحد: ${dish}`,
    more: (dish) => `أكثر بواحد: ${dish}`,
    note: (dish) => `ملاحظة على ${dish}`,
    dishes: (count) =>
      plural(count, { one: 'طبقًا واحدًا', two: 'طبقين', few: '# أطباق', many: '# طبقًا', other: '# طبق' }),
    takeIt: (dishes, amount) => `سجّل ${dishes} · ${amount}`,
    openIt: 'افتحه بلا أطباق',
    chooseFirst: 'اختر المكان أو طبقًا واحدًا على الأقل.',
    taken: 'سُجّل الطلب.',
    added: 'أُضيف.',
    moved: 'نُقل.',
    closed: 'دُفع وأُغلق.',
    cancelled: 'أُلغي الطلب.',
    lineServed: 'سُجّل: قُدّم.',
    removed: 'حُذف.',
  },

  tables: {
    title: 'الطاولات',
    taken: (taken, all) => `الطاولات المشغولة ${taken} من ${all}`,
    worth: (amount) => `${amount} على الطاولات`,
    none: 'لا طاولات بعد.',
    noneHint: 'تظهر الصالة هنا حالما يضيف المالك طاولات.',
    seats: (count) =>
      plural(count, { one: 'مقعد واحد', two: 'مقعدان', few: '# مقاعد', many: '# مقعدًا', other: '# مقعد' }),
    status: { available: 'متاحة', occupied: 'مشغولة', reserved: 'محجوزة', cleaning: 'للتنظيف' },
    ready: 'جاهزة',
    markedReady: (table) => `${table} متاحة.`,
    toOrder: (number) => `إلى ${number}`,
  },

  stock: {
    title: 'المخزون',
    ingredients: 'المكونات',
    toOrder: (count) =>
      plural(count, {
        zero: 'لا شيء يُطلب',
        one: 'مكوّن يجب طلبه',
        two: 'مكوّنان يجب طلبهما',
        few: '# مكونات يجب طلبها',
        many: '# مكونًا يجب طلبها',
        other: '# مكوّن يجب طلبها',
      }),
    none: 'لا مكونات بعد.',
    noneHint: 'يظهر المخزون هنا حالما يضيف المالك مكونات.',
    quantity,
    status: { OUT_OF_STOCK: 'نفد', LOW_STOCK: 'اطلب الآن', NORMAL: 'كافٍ', OVERSTOCK: 'أكثر من اللازم' },
    days: (count) =>
      plural(count, {
        zero: 'لأقل من يوم',
        one: 'ليوم واحد',
        two: 'ليومين',
        few: 'لـ # أيام',
        many: 'لـ # يومًا',
        other: 'لـ # يوم',
      }),
    percent: (share) => `ممتلئ ${share}`,
    change: 'تغيير',
    what: 'ما حدث',
    kind: { receive: 'وصل', count: 'عُدّ', lost: 'فُقد', found: 'وُجد' },
    amount: 'الكمية',
    unit: 'الوحدة',
    units,
    reason: 'السبب، إن أردت تدوينه',
    save: 'سجّل',
    needsAmount: 'اكتب كمية أكبر من الصفر، مثل 3 أو 0.5.',
    needsCount: 'اكتب الموجود، مثل 0 أو 2.5.',
    noted: 'سُجّل.',
    log: 'ما حدث من قبل',
    noLog: 'لا شيء بعد.',
    logged: { received: 'وصل', adjusted: 'صُحّح', counted: 'عُدّ', consumed: 'استُهلك', returned: 'أُعيد' },
    after: (amount) => `ثم ${amount}`,
    recipes: 'ما يمكن تحضيره',
    noRecipes: 'لا وصفات بعد.',
    noRecipesHint: 'بالوصفة يأخذ الطبق مكوناته من المخزون.',
    makes: (count) =>
      plural(count, {
        zero: 'لا شيء',
        one: 'واحد آخر',
        two: 'اثنان آخران',
        few: '# أخرى',
        many: '# أخرى',
        other: '# أخرى',
      }),
    unlimited: 'بقدر ما تشاء',
    notNow: 'غير متوفر',
    missing: (names) => `ينقص: ${names}`,
    faulty: 'وصفته خاطئة: راجع مكوناتها ووحداتها.',
    shortage: (name, needed, there) => `${name}: المطلوب ${needed} والموجود ${there}.`,
  },
};
