// Each picture is kept on the phone before it is sent, and until the laptop says that it is stored:
// phones end a page in the background, and a radio comes and goes. One is sent at a time, and again
// by itself; its key makes it one picture however often it is sent.
import { hear, parsed } from './live.js';
import { offerOutlines } from './outline.js';
import { asked, button, letIn, line } from './reach.js';

const kept = document.getElementById('kept');
const pause = 3000;

function database() {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open('cardlog', 1);
    open.onupgradeneeded = () => open.result.createObjectStore('pictures', { keyPath: 'key' });
    open.onsuccess = () => resolve(open.result);
    open.onerror = () => reject(open.error);
  });
}

async function inStore(mode, work) {
  const open = await database();
  return new Promise((resolve, reject) => {
    const transaction = open.transaction('pictures', mode);
    const asked = work(transaction.objectStore('pictures'));
    transaction.oncomplete = () => resolve(asked.result);
    transaction.onabort = () => reject(transaction.error);
  });
}

// What the browser refuses to keep, as in a private window or on a full phone: it is there as long
// as the page is.
const unkept = new Map();

const waiting = async () => [
  ...await inStore('readonly', (store) => store.getAll()).catch(() => []), ...unkept.values(),
];

async function keep(picture) {
  try {
    await inStore('readwrite', (store) => store.put(picture));
    unkept.delete(picture.key);
  } catch {
    unkept.set(picture.key, picture);
  }
}

async function drop(key) {
  if (!unkept.delete(key)) {
    await inStore('readwrite', (store) => store.delete(key));
  }
}

let last = 0;

// Keys are in the order in which the pictures were taken: so they are sent.
function newKey() {
  last = Math.max(last + 1, Date.now());
  return `${last}-` + [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

// The picture that is sent, how many wait behind it, and each that the laptop does not take.
async function show(percent, reason) {
  const pictures = await waiting();
  const failed = pictures.filter((picture) => picture.failure);
  const ready = pictures.length - failed.length - (percent === undefined ? 0 : 1);
  kept.replaceChildren(
    ...(percent === undefined ? [] : [line(`${kept.dataset.sending} ${percent} %`)]),
    ...(ready > 0 ? [line(`${kept.dataset.kept} ${ready}. ${reason ?? ''}`)] : []),
    ...(unkept.size > 0 ? [line(kept.dataset.unkept)] : []),
    ...failed.map((picture) => line(picture.failure, ' ',
      button(kept.dataset.again, () => keep({ ...picture, failure: '' }).then(send)),
      button(kept.dataset.drop, () => drop(picture.key).then(() => show())))));
}

function sent(picture) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/pictures');
    request.setRequestHeader('Idempotency-Key', picture.key);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = (event) => show(Math.floor((event.loaded / event.total) * 100));
    request.onload = () => {
      const isText = request.getResponseHeader('Content-Type')?.startsWith('text/plain');
      resolve({ status: request.status, text: isText ? request.responseText : '' });
    };
    // Where the session is over a large picture breaks off before the answer is seen.
    request.onerror = async () => resolve({ status: await asked() === 401 ? 401 : 0, text: '' });
    request.send(picture.file);
  });
}

let sending = false;

async function sendAll() {
  for (;;) {
    const next = (await waiting()).find((picture) => !picture.failure);
    if (!next) {
      break;
    }
    await show(0);
    const { status, text } = await sent(next);
    if (status === 202) {
      await drop(next.key);
    } else if (status === 401) {
      if (!await letIn()) {
        break;
      }
    } else if (status >= 400 && status < 500) {
      await keep({ ...next, failure: text || `${status}` });
    } else {
      await show(undefined, text);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

async function send() {
  if (sending) {
    return;
  }
  sending = true;
  try {
    await sendAll();
  } finally {
    sending = false;
    await show();
  }
}

async function take(input) {
  for (const file of input.files) {
    const failure = file.size > kept.dataset.largest ? kept.dataset.tooLarge : '';
    await keep({ key: newKey(), file, failure });
  }
  input.value = '';
  await send();
}

for (const input of document.querySelectorAll('#shutter input')) {
  input.addEventListener('change', () => take(input));
  if (input.files.length > 0) { // chosen before this script had come
    take(input);
  }
}

async function showPictures() {
  const answer = await fetch('/capture');
  const now = answer.ok && parsed(await answer.text());
  if (now?.getElementById('pictures')) {
    for (const id of ['pictures', 'next']) {
      document.getElementById(id).replaceWith(now.getElementById(id));
    }
    offerOutlines();
  }
}

let isStale = false;
let isRefreshing = false;

// Events come in bursts: the page is fetched once behind them, and never an older one after a newer.
async function refresh() {
  isStale = true;
  if (isRefreshing) {
    return;
  }
  isRefreshing = true;
  while (isStale) {
    isStale = false;
    await showPictures().catch(() => {});
  }
  isRefreshing = false;
}

hear('pictures', refresh);
hear('changed', refresh);
send();
