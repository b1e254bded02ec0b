// Makes the pictures of the page in the README again: node tests/browser/screenshots.js
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Served, sample } from './served.js';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../samples/readme');
const phone = { viewport: { width: 360, height: 640 }, deviceScaleFactor: 2 };

const served = await Served.start();
served.run('import', sample('card-photo.jpg'), sample('scan.jpg'), '--event', 'Netzwerkabend',
  '--talked-about', 'website', '--refer-to', 'Karin');
served.run('referral', '1', '--outcome', 'declined');
const today = new Date().toISOString().slice(0, 10);
served.run('due', '1', today);
served.run('due', '2', today);
const page = await served.enter(phone);
for (const [name, path] of [['calls', '/'], ['review', '/review']]) {
  await page.goto(served.origin + path);
  await page.screenshot({ path: join(folder, `page-${name}.jpg`), type: 'jpeg', quality: 70 });
}
await served.end();
