// Each picture is kept on the phone before it is sent, and until the laptop says that it is stored:
// phones end a page in the background, and a radio comes and goes. One is sent at a time, and again
// by itself, from whatever page is open; its key makes it one picture however often it is sent.
import { asked, letIn, showKept } from './reach.js';

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
export const unkept = new Map();

export const waiting = async () => [
  ...await inStore('readonly', (store) => store.getAll()).catch(() => []), ...unkept.values(),
];

// Other pages know by it whether there is anything to send.
async function count() {
  const ready = (await waiting()).filter(({ key, failure }) => !failure && !unkept.has(key));
  localStorage.setItem('pictures', ready.length);
}

export async function keep(picture) {
  try {
    await inStore('readwrite', (store) => store.put(picture));
    unkept.delete(picture.key);
  } catch {
    unkept.set(picture.key, picture);
  }
  await count();
}

export async function drop(key) {
  if (!unkept.delete(key)) {
    await inStore('readwrite', (store) => store.delete(key));
  }
  await count();
}

let last = 0;

// Keys are in the order in which the pictures were taken: so they are sent.
export function newKey() {
  last = Math.max(last + 1, Date.now());
  return `${last}-` + [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0')).join('');
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

let show = showKept;

// Says how far the sending is in its own way: `action` gets the percents of the picture that is sent,
// and why the others wait.
export function onProgress(action) {
  show = action;
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

export async function send() {
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
