// After dialling the page that comes back asks "reached?", and people are found as one types.
const policy = globalThis.trustedTypes?.createPolicy('cardlog', { createHTML: (text) => text });

export function parsed(html) {
  return new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, 'text/html');
}

for (const dial of document.querySelectorAll('a.dial[href^="tel:"]')) {
  dial.addEventListener('click', () => {
    const form = dial.closest('article, section').querySelector('form.outcome');
    document.querySelectorAll('.asks').forEach((other) => other.classList.remove('asks'));
    form.classList.add('asks');
    form.querySelector('button').focus();
  });
}

const search = document.querySelector('form.search');
if (search) {
  let last = 0;
  const find = async () => {
    const mine = ++last;
    const answer = await fetch(search.action, {
      method: 'POST',
      body: new URLSearchParams(new FormData(search)),
    });
    const found = parsed(await answer.text()).getElementById('found');
    if (mine === last && found) {
      document.getElementById('found').replaceWith(found);
    }
  };
  search.elements.query.addEventListener('input', () => find().catch(() => {}));
}
