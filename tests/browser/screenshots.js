// Makes the pictures of the page in the README again:
// CARDLOG=build/release/src/cli/cardlog node tests/browser/screenshots.js [FOLDER]
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Served, phone, sample } from './served.js';

const source = join(dirname(fileURLToPath(import.meta.url)), '../..');
const folder = process.argv[2] ?? join(source, 'samples/readme');
const laptop = { viewport: { width: 900, height: 640 }, colorScheme: 'dark' };

const served = await Served.start();
const onPhone = await served.enter({ ...phone, viewport: { width: 360, height: 600 } });
const cookies = await onPhone.context().cookies();
const context = await served.newContext(laptop);
await context.addCookies(cookies);
const onLaptop = await context.newPage();

async function shoot(page, name, path) {
  await page.goto(served.origin + path);
  await page.evaluate(() => Promise.all([...document.images]
    .filter((image) => image.loading !== 'lazy').map((image) => image.decode())));
  await page.screenshot({ path: join(folder, `page-${name}.png`) });
}

await onPhone.goto(`${served.origin}/capture`);
await onPhone.locator('#shutter input[multiple]').setInputFiles(
  [sample('digital-portrait.png'), sample('five-cards.jpg')]);
await onPhone.getByText(/^Cards found: 6 = 6 new/).waitFor();
await shoot(onPhone, 'capture', '/capture');
served.run('edit', '1', 'talked_about=website', 'note=has two shops', 'tags+=trade');
served.run('refer', '1', '--to', 'Karin Beispiel');
served.run('referral', '1', '--outcome', 'declined');
await shoot(onPhone, 'promises', '/promises');
const today = new Date().toISOString().slice(0, 10);
served.run('due', '1', today);
served.run('due', '2', today);
await shoot(onPhone, 'calls', '/');
await shoot(onLaptop, 'people', '/people/1');
// The recogniser is sure of all that is printed on these cards: a doubt is planted, in a number.
served.importRecords(['card-photo.jpg'], ({ evidence }) => {
  evidence.find((value) => value.field === 'phones[1]').confidence = 0.75;
});
await shoot(onPhone, 'review', '/review');
if (await onPhone.locator('#review').count() === 0) {
  throw new Error('there is nothing to show in the review');
}
await served.end();
