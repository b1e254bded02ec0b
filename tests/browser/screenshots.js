// Makes the pictures of the page in the README again: node tests/browser/screenshots.js
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Served, sample } from './served.js';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../samples/readme');
const phone = { viewport: { width: 360, height: 640 }, deviceScaleFactor: 1.5 };

const served = await Served.start();
const page = await served.enter(phone);

async function shoot(name, path) {
  await page.goto(served.origin + path);
  await page.screenshot({ path: join(folder, `page-${name}.jpg`), type: 'jpeg', quality: 70 });
}

await page.goto(`${served.origin}/capture`);
await page.locator('#shutter input[multiple]').setInputFiles(
  [sample('card-photo.jpg'), sample('dark-scan.jpg')]);
await page.getByText(/^2 cards found = 2 new/).waitFor();
await shoot('capture', '/capture');
await shoot('review', '/review');
await shoot('glance', '/glance');
served.run('edit', '1', 'talked_about=website');
served.run('refer', '1', '--to', 'Karin');
served.run('referral', '1', '--outcome', 'declined');
const today = new Date().toISOString().slice(0, 10);
served.run('due', '1', today);
served.run('due', '2', today);
await shoot('calls', '/');
await served.end();
