/** Digits of Arabic and Persian keyboards stand for those of the domain; so do their marks of decimals and thousands. */
const marks: Readonly<Record<string, string>> = { '٫': '.', '٬': '', '،': ',' };

/** Text with numbers as people type them, in digits that the code reads. */
export const plainDigits = (typed: string): string =>
  typed
    .trim()
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[٫٬،]/g, (mark) => marks[mark] ?? mark);
