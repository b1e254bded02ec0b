// Measures the page, a figure a line: ./dev bench --page
// Compare them with each other, on a quiet machine.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Served, phone, sample } from './served.js';

const median = (numbers) => numbers.sort((one, other) => one - other)[Math.floor(numbers.length / 2)];
const told = (name, figure, unit) => console.log(
  `${name.padEnd(52)} ${String(Math.round(figure * 10) / 10).padStart(7)} ${unit}`);

// The same picture with other bytes: behind its end nobody looks.
function another(name, number) {
  return { name, mimeType: 'image/jpeg',
    buffer: Buffer.concat([readFileSync(sample(name)), Buffer.from(`${number}`)]) };
}

// What the program takes for it without the page, in milliseconds: until the cards are found, and
// until all of them are read.
function alone(served, name) {
  const cards = served.run('--json', 'read', '--jobs', '1', sample(name))
    .stdout.trim().split('\n').map((line) => JSON.parse(line).stage_seconds);
  const found = cards[0].load + cards[0].find;
  const read = cards.reduce((sum, card) => sum + card.flatten + card.read + card.parse, found);
  return { found: found * 1000, read: read * 1000 };
}

// From the choice of a picture until it is seen what was found, and until its last card is read.
async function seen(page, picture) {
  const number = (await page.locator('section.picture').count()) + 1;
  const begin = performance.now();
  await page.locator('#shutter input[multiple]').setInputFiles(picture);
  await page.waitForFunction((count) => document.querySelectorAll('section.picture').length >= count
    && document.querySelector('section.picture polygon'), number);
  const found = performance.now() - begin;
  await page.waitForFunction((count) => document.querySelectorAll('section.picture').length >= count
    && document.querySelector('section.picture small').textContent === 'read', number);
  return { found, read: performance.now() - begin };
}

async function measureUploads(names) {
  const served = await Served.start();
  const page = await served.enter(phone);
  await page.goto(`${served.origin}/capture`);
  const first = await seen(page, another('scan.jpg', 'first'));
  const { found } = alone(served, 'scan.jpg');
  told('first picture after the start: outlines, over finding', first.found - found, 'ms');
  for (const name of names) {
    const pages = [];
    const program = [];
    for (let i = 0; i < 5; ++i) {
      pages.push(await seen(page, another(name, i)));
      program.push(alone(served, name));
    }
    for (const [key, what, without] of [['found', 'outlines', 'finding'], ['read', 'last card', 'reading']]) {
      const [shown, needed] = [pages, program].map((runs) => median(runs.map((run) => run[key])));
      told(`${name}: until the ${what}`, shown, 'ms');
      told(`${name}: over ${without}`, shown - needed, 'ms');
    }
  }
  await served.end();
}

async function measureFirstView() {
  const served = await Served.start();
  for (let i = 0; i < 20; ++i) {
    served.add(`Anna Muster ${i}`, '--due', '2020-01-01');
  }
  const page = await served.enter(phone);
  const begin = performance.now();
  const { bytes, requests } = await served.firstView(page.context());
  told('first view', performance.now() - begin, 'ms');
  told('first view, without pictures', bytes / 1000, 'kB');
  told('first view', requests, 'requests');
  await served.end();
}

// 32 at once, each asking for the calls 20 times.
async function measureClients(served, cookie) {
  const address = served.origin.replace(/\/\/[^:]*/, '//127.0.0.1');
  let failures = 0;
  const times = [];
  await Promise.all(Array.from({ length: 32 }, async () => {
    for (let i = 0; i < 20; ++i) {
      const begin = performance.now();
      try {
        const answer = await fetch(`${address}/`, { headers: { cookie } });
        await answer.text();
        failures += answer.ok ? 0 : 1;
      } catch {
        failures += 1;
      }
      times.push(performance.now() - begin);
    }
  }));
  told('32 clients at once: the calls', median(times), 'ms');
  told('32 clients at once', failures, 'failures');
}

// As fast as it goes: 32 connections for three seconds, with no script between them.
function measureThroughput(served, cookie) {
  const { stdout, error } = spawnSync('wrk', ['--threads', '2', '--connections', '32', '--duration', '3s',
    '--latency', '--header', `Cookie: ${cookie}`,
    served.origin.replace(/\/\/[^:]*/, '//127.0.0.1')], { encoding: 'utf8' });
  if (error) {
    console.log('wrk is not installed: its figures are left out');
    return;
  }
  told('wrk, 32 connections: the calls', Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)[1]), 'requests/s');
  console.log(stdout.split('\n').filter((line) => /^ +(50|99)%|Non-2xx|Socket errors/.test(line)).join('\n'));
}

async function measureLists() {
  const served = await Served.start();
  const people = Array.from({ length: 10_000 }, (_, i) => ['BEGIN:VCARD', 'VERSION:3.0',
    `FN:Anna Muster ${i}`, `ORG:Muster ${i % 500} GmbH`, `EMAIL:anna${i}@muster.example`,
    'END:VCARD', ''].join('\r\n')).join('');
  const file = join(served.folder, 'people.vcf');
  writeFileSync(file, people);
  served.run('import', file);
  const page = await served.enter();
  const times = await page.evaluate(async (paths) => {
    const measured = {};
    for (const path of paths) {
      measured[path] = [];
      for (let i = 0; i < 20; ++i) {
        const begin = performance.now();
        await (await fetch(path)).text();
        measured[path].push(performance.now() - begin);
      }
    }
    return measured;
  }, ['/', '/people', '/review', '/glance', '/promises', '/events']);
  for (const [path, list] of Object.entries(times)) {
    told(`10,000 contacts: ${path}`, median(list), 'ms');
  }
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  await measureClients(served, cookie);
  measureThroughput(served, cookie);
  await served.end();
}

await measureFirstView();
await measureUploads(['card-photo.jpg', 'five-cards.jpg']);
await measureLists();
