// What is done while the laptop is out of reach or the session is over: a form stays as it is until it
// can be sent, and what came of a call is kept here and sent later. Its key makes it one however often
// it is sent.
const patience = 5000;
const away = document.getElementById('away');
const entry = document.getElementById('entry');

const kept = () => JSON.parse(localStorage.getItem('calls') ?? '[]');
const keep = (calls) => localStorage.setItem('calls', JSON.stringify(calls));
const drop = (key) => keep(kept().filter((call) => call.key !== key));

let since = '';

export function line(...parts) {
  const made = document.createElement('p');
  made.append(...parts);
  return made;
}

export function button(text, action) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', action);
  return made;
}

// Where pictures are taken there is a place for them of their own.
const pictures = () => (document.getElementById('kept') ? 0 : Number(localStorage.getItem('pictures')));

export function showKept() {
  const { out, waits, failed, leave } = away.dataset;
  away.replaceChildren(
    ...(since ? [line(`${out} ${since}.`)] : []),
    ...(pictures() > 0 ? [line(`${away.dataset.pictures} ${pictures()}.`)] : []),
    ...kept().map((call) => line(`${call.who}: ${call.what}. ${call.failed ? failed : waits} `,
      button(leave, () => {
        drop(call.key);
        showKept();
      }))));
  away.hidden = !away.hasChildNodes();
}

export function isAway(is) {
  if (is !== (since !== '')) {
    since = is ? new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' }) : '';
    showKept();
  }
}

// Asks for the code; whether the device is in again.
export function letIn() {
  if (!entry.open) {
    entry.returnValue = '';
    entry.showModal();
  }
  return new Promise((resolve) => {
    entry.addEventListener('close', () => resolve(entry.returnValue === 'in'), { once: true });
  });
}

entry.querySelector('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const body = new URLSearchParams(new FormData(event.target));
  const answer = await fetch('/pair', { method: 'POST', body, redirect: 'manual' }).catch(() => ({}));
  entry.querySelector('[role=alert]').hidden = answer.type === 'opaqueredirect';
  if (answer.type === 'opaqueredirect') {
    event.target.reset();
    entry.close('in');
  }
});

entry.querySelector('.close').addEventListener('click', () => entry.close());

// What the laptop says: 401 where the session is over, 0 while it is out of reach.
export async function asked() {
  try {
    const { status } = await fetch('/newest', { signal: AbortSignal.timeout(patience) });
    isAway(false);
    return status;
  } catch {
    isAway(true);
    return 0;
  }
}

async function isThere() {
  const status = await asked();
  return status === 401 ? letIn() : status !== 0;
}

function keepCall(form, { name, value, textContent }) {
  const fields = new URLSearchParams(new FormData(form));
  if (name) {
    fields.append(name, value);
  }
  const article = form.closest('article');
  const what = value ? textContent : `${textContent} ${fields.get('day')}`;
  keep([...kept(), {
    key: fields.get('key'), path: new URL(form.action).pathname, body: `${fields}`, what,
    who: article.querySelector('h1, h2').textContent,
  }]);
  showKept();
}

const checked = new WeakSet();

document.addEventListener('submit', async (event) => {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || form.method !== 'post' || checked.has(form)) {
    return;
  }
  event.preventDefault();
  if (await isThere()) {
    checked.add(form);
    form.requestSubmit(submitter);
    checked.delete(form);
  } else if (since && form.action.includes('/calls/') && !kept().some(
    (call) => call.key === form.elements.key.value)) {
    keepCall(form, submitter);
  }
});

// Whether it need not be sent any more, or cannot be.
async function isSent(call) {
  const answer = await fetch(call.path, {
    method: 'POST', body: new URLSearchParams(call.body), redirect: 'manual',
  });
  if (answer.type === 'opaqueredirect') {
    drop(call.key);
  } else if (answer.status === 401) {
    return (await letIn()) && isSent(call);
  } else if (answer.status < 500) {
    keep(kept().map((one) => (one.key === call.key ? { ...one, failed: true } : one)));
  }
  return answer.status < 500;
}

export async function sendCalls() {
  for (const call of kept().filter((one) => !one.failed)) {
    if (!await isSent(call).catch(() => false)) {
      break;
    }
  }
  showKept();
}
