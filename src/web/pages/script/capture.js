// The pictures that are taken here, how far each is, and what was found on it.
import { hear, parsed } from './live.js';
import { offerOutlines } from './outline.js';
import { drop, keep, newKey, onProgress, send, unkept, waiting } from './queue.js';
import { button, line } from './reach.js';

const kept = document.getElementById('kept');

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

onProgress(show);

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
