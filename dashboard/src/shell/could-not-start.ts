/**
 * Says that the code of the page did not come, in both languages: neither React nor words are there. A browser remembers
 * a failed file for the life of the page, so only a reload asks again. A page that shows goes on.
 */
export const couldNotStart = (): void => {
  const root = document.querySelector('#root');
  if (!root || root.hasChildNodes()) return;
  const text = Object.assign(document.createElement('p'), { textContent: 'This page could not start. ' });
  text.setAttribute('role', 'alert');
  text.append(Object.assign(document.createElement('span'), { lang: 'ar', textContent: 'تعذّر فتح الصفحة.' }));
  const reload = Object.assign(document.createElement('button'), {
    className: 'button',
    textContent: 'Reload · إعادة التحميل',
    onclick: () => location.reload(),
  });
  const page = Object.assign(document.createElement('main'), { className: 'narrow stack' });
  page.append(text, reload);
  root.append(page);
};
