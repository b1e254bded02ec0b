// Measures the page, a figure a line: CARDLOG=build/release/src/cli/cardlog node tests/browser/figures.js
// Compare them with each other, on a quiet machine.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Served, phone, sample } from './served.js';

const median = (numbers) => numbers.sort((one, other) => one - other)[Math.floor(numbers.length / 2)];
const rounded = (number) => Math.round(number * 10) / 10;
const told = (name, figure, unit) => console.log(`${name.padEnd(56)} ${rounded(figure)} ${unit}`);

// From the choice of the picture until it is seen what was found, and until the last card is read;
// beside what the program alone takes for it.
async function measureUpload(name) {
  const served = await Served.start();
  const page = await served.enter(phone);
  await page.goto(`${served.origin}/capture`);
  const begin = performance.now();
  await page.locator('#shutter input[multiple]').setInputFiles(sample(name));
  await page.locator('section.picture polygon').first().waitFor();
  const outlined = performance.now() - begin;
  await page.getByText(/cards found = [1-9]/).first().waitFor();
  const read = performance.now() - begin;
  const records = served.run('--json', 'read', sample(name)).stdout.trim().split('\n').map(JSON.parse);
  told(`${name}: upload to outlines`, outlined, 'ms');
  told(`${name}: upload to the last card read`, read, 'ms');
  if (records[0].seconds) {
    told(`${name}: finding alone`, records[0].seconds.find * 1000, 'ms');
  }
  await served.end();
}

async function measureFirstView() {
  const served = await Served.start();
  for (let i = 0; i < 20; ++i) {
    served.add(`Anna Muster ${i}`, '--due', '2020-01-01');
  }
  const page = await served.enter(phone);
  let bytes = 0;
  let requests = 0;
  page.on('response', async (response) => {
    requests += 1;
    bytes += Number((await response.allHeaders())['content-length'] ?? 0);
  });
  const begin = performance.now();
  await Promise.all([page.waitForResponse(`${served.origin}/newest`), page.goto(served.origin)]);
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
      const answer = await fetch(`${address}/`, { headers: { cookie } });
      await answer.text();
      failures += answer.ok ? 0 : 1;
      times.push(performance.now() - begin);
    }
  }));
  told('32 clients at once: the calls', median(times), 'ms');
  told('32 clients at once: failures', failures, '');
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
  }, ['/', '/people', '/review', '/glance', '/events']);
  for (const [path, list] of Object.entries(times)) {
    told(`10,000 contacts: ${path}`, median(list), 'ms');
  }
  const cookies = await page.context().cookies();
  await measureClients(served, cookies.map(({ name, value }) => `${name}=${value}`).join('; '));
  await served.end();
}

await measureFirstView();
await measureUpload('card-photo.jpg');
await measureUpload('scan.jpg');
await measureLists();
