// Keys outside of fields. Letters act only with the focus on a row of a list, so that nobody sets one
// off who dictates. Fetched with the first key that is pressed: a phone never needs it.
const fields = 'input, textarea, select';

const rows = () => [...document.querySelectorAll('article.call, ul.lines li')]
  .filter((row) => row.querySelector('a') && !row.closest('details:not([open])'));

function move(row, step) {
  const all = rows();
  all[all.indexOf(row) + step]?.querySelector('a').focus();
}

// On the laptop the number is a code for the phone.
function dial(row) {
  const code = row.querySelector('details.scan');
  if (code?.checkVisibility()) {
    code.open = !code.open;
  } else {
    row.querySelector('a.dial')?.click();
  }
}

// The next page begins where this one was left.
function press(button) {
  if (button) {
    sessionStorage.setItem('row', '1');
    button.click();
  }
}

function choose(details) {
  if (details) {
    details.open = true;
    details.querySelector('button').focus();
  }
}

const outcome = (name) => (row) => press(row.querySelector(`button[value="${name}"]`));

const ofRow = {
  j: (row) => move(row, 1),
  k: (row) => move(row, -1),
  ArrowDown: (row) => move(row, 1),
  ArrowUp: (row) => move(row, -1),
  c: dial,
  r: outcome('reached'),
  n: outcome('no_answer'),
  m: outcome('left_message'),
  l: (row) => choose(row.querySelector('details.later')),
  z: () => press(document.querySelector('.notice button')),
};

const everywhere = {
  '/': () => {
    const search = document.querySelector('form.search');
    if (search) {
      search.elements.query.focus();
    } else {
      location.href = '/people#search';
    }
  },
  '?': () => document.getElementById('keys').showModal(),
};

export function pressed(event) {
  const { key, target } = event;
  if (event.ctrlKey || event.altKey || event.metaKey || target.closest(`${fields}, dialog`)) {
    return;
  }
  const row = target.closest('article.call, article.person, ul.lines li');
  const action = everywhere[key] ?? (row && ofRow[key]);
  if (action) {
    event.preventDefault();
    action(row);
  }
}

export function goOn() {
  sessionStorage.removeItem('row');
  rows()[0]?.querySelector('a').focus();
}

addEventListener('keydown', pressed);
