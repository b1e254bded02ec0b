// What changes elsewhere is told, after dialling the page that comes back asks "reached?", chips fill
// their field, and people are found as one types.
import { isAway, sendCalls } from './reach.js';

const policy = globalThis.trustedTypes?.createPolicy('cardlog', { createHTML: (text) => text });

export function parsed(html) {
  return new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, 'text/html');
}

// Events only in the tab that is looked at: a browser has six connections for all of them.
const heard = {
  changed: ({ data }) => {
    const { seen } = document.querySelector('main').dataset;
    document.getElementById('changed').hidden = !seen || Number(data) <= Number(seen);
  },
};

// What has become of a card that is read anew stands in its place; the forms stay as they are.
const readings = () => document.querySelectorAll('.reading');
if (readings().length > 0) {
  heard.pictures = async () => {
    const answer = await fetch(location.pathname);
    const now = parsed(await answer.text()).querySelectorAll('.reading');
    if (answer.ok && now.length === readings().length) {
      readings().forEach((one, at) => one.replaceWith(now[at]));
    }
  };
}
let events;

export function hear(name, action) {
  heard[name] = action;
}

async function sendPictures() {
  if (Number(localStorage.getItem('pictures')) > 0) {
    const { send } = await import('./queue.js');
    await send();
  }
}

async function catchUp() {
  const answer = await fetch('/newest');
  if (answer.ok) {
    heard.changed({ data: await answer.text() });
  }
}

function listen() {
  if (document.hidden) {
    events?.close();
    events = undefined;
  } else if (!events) {
    events = new EventSource('/live');
    events.addEventListener('open', () => {
      isAway(false);
      sendCalls();
      sendPictures();
      catchUp().catch(() => {});
    });
    events.addEventListener('error', () => isAway(events?.readyState === EventSource.CONNECTING));
    for (const name of ['changed', 'pictures']) {
      events.addEventListener(name, (event) => heard[name]?.(event));
    }
  }
}
document.addEventListener('visibilitychange', listen);
addEventListener('pagehide', () => {
  events?.close();
  events = undefined;
});
addEventListener('pageshow', listen);

for (const dial of document.querySelectorAll('a.dial[href^="tel:"]')) {
  dial.addEventListener('click', () => {
    const form = dial.closest('article, section').querySelector('form.outcome');
    document.querySelectorAll('.asks').forEach((other) => other.classList.remove('asks'));
    form.classList.add('asks');
    form.querySelector('button').focus();
  });
}

// Topic and colleague may both be tapped; without a script a tap saves its one.
for (const chip of document.querySelectorAll('.chip[data-fills]')) {
  chip.addEventListener('click', (event) => {
    event.preventDefault();
    chip.form.elements[chip.dataset.fills].value = chip.value;
    chip.form.querySelector('button.first').focus();
  });
}

if (sessionStorage.getItem('row')) {
  import('./keys.js').then(({ goOn }) => goOn());
} else {
  addEventListener('keydown', (event) => {
    import('./keys.js').then(({ pressed }) => pressed(event));
  }, { once: true });
}

const search = document.querySelector('form.search');
if (search) {
  if (location.hash === '#search') {
    search.elements.query.focus();
  }
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
