// Walks through the page as people take them. Nothing here waits for a time, only for what a person
// would see.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { Served, phone, sample } from './served.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let served;

beforeEach(async () => {
  served = await Served.start();
});

afterEach(async () => {
  await served.end();
});

// What axe finds; the policy of the page lets no script in but by the debugger.
async function findings(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
}

async function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

test('an evening: photographs on the phone, values checked, the first call made', async () => {
  const page = await served.enter(phone);
  await page.getByRole('link', { name: 'Photograph' }).first().click();
  let taps = 1;
  await page.locator('#shutter input[multiple]').setInputFiles(
    [sample('card-photo.jpg'), sample('scan.jpg'), sample('dark-scan.jpg')]);
  taps += 2; // the button, and "done" in the gallery
  await page.getByText(/^Cards found: 3 = 3 new \+ 0 known$/).waitFor();
  assert.ok(taps <= 8);

  await page.goto(`${served.origin}/review`);
  while (await page.locator('#review').count() > 0) {
    await Promise.all([page.waitForNavigation(), page.locator('#review button.first').click()]);
  }
  await page.getByText('Nothing is doubtful.').waitFor();
  assert.match(served.run('--json', 'review').stdout, /^$/);

  // The calls are owed in five working days: from then on the first one is there to be made.
  assert.equal(served.run('due', '1', '2020-01-01').status, 0);
  await page.goto(served.origin);
  const call = page.locator('article.call').first();
  await call.locator('a.dial').evaluate((dial) => dial.addEventListener(
    'click', (event) => event.preventDefault()));
  await call.locator('a.dial').click();
  await call.getByRole('button', { name: 'Reached' }).click();
  await page.getByText('The promise is kept.').waitFor();
  assert.match(served.run('--json', 'audit').stdout, /"callbacks_closed":1/);
});

test('pictures that are chosen before the script of the page has come are sent like others', async () => {
  const page = await served.enter(phone);
  let come;
  const chosen = new Promise((resolve) => {
    come = resolve;
  });
  await page.route('**/capture.js', async (route) => {
    await chosen;
    await route.continue();
  });
  await page.goto(`${served.origin}/capture`, { waitUntil: 'commit' });
  await page.locator('#shutter input[multiple]').setInputFiles(sample('scan.jpg'));
  come();
  await page.getByText(/^Cards found: 1 = 1 new \+ 0 known$/).first().waitFor();
});

test('a picture that is taken while the laptop is out of reach is kept and sent later', async () => {
  const page = await served.enter(phone);
  await page.goto(`${served.origin}/capture`);
  served.wire.cut();
  await page.locator('#shutter input[capture]').setInputFiles(sample('scan.jpg'));
  await page.getByText('Kept here, waiting for the laptop: 1.').waitFor();
  served.wire.mend();
  await page.getByText(/^Cards found: 1 = 1 new \+ 0 known$/).first().waitFor();
  assert.equal(await page.locator('#kept p').count(), 0);
});

test('a picture that was kept is sent from another page too, which says that it waits', async () => {
  const page = await served.enter(phone);
  await page.goto(`${served.origin}/capture`);
  await page.route('**/pictures', (route) => route.abort());
  await page.locator('#shutter input[capture]').setInputFiles(sample('scan.jpg'));
  await page.getByText('Kept here, waiting for the laptop: 1.').waitFor();
  await page.goto(served.origin);
  await page.locator('#away').getByText('Kept here, waiting for the laptop: 1.').waitFor();
  await page.unroute('**/pictures');
  await page.locator('#away').waitFor({ state: 'hidden' });
  await page.goto(`${served.origin}/capture`);
  await page.getByText(/^Cards found: 1 = 1 new \+ 0 known$/).first().waitFor();
});

test('the laptop goes in the middle of a picture: all are sent later, in the order of their taking', async () => {
  const page = await served.enter(phone);
  await page.goto(`${served.origin}/capture`);
  const names = ['scan.jpg', 'dark-scan.jpg', 'card-photo.jpg'];
  served.wire.cut(50_000);
  await page.locator('#shutter input[multiple]').setInputFiles(names.map(sample));
  await page.getByText('Kept here, waiting for the laptop: 3.').waitFor();
  served.wire.mend();
  await page.getByText(/^Cards found: 3 = 3 new \+ 0 known$/).waitFor();
  const digest = (name) => createHash('sha256').update(readFileSync(sample(name))).digest('hex');
  const files = served.run('--json', 'contacts').stdout.trim().split('\n')
    .map((line) => JSON.parse(line).id).sort((one, other) => one - other)
    .map((id) => JSON.parse(served.run('--json', 'show', `${id}`).stdout).cards[0].sha256);
  assert.deepEqual(files, names.map(digest));
});

test('a picture that the phone cannot keep is sent all the same, and that is said', async () => {
  const page = await served.enter(phone);
  await page.goto(`${served.origin}/capture`);
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  served.wire.cut();
  await page.locator('#shutter input[capture]').setInputFiles(sample('scan.jpg'));
  await page.getByText('This phone keeps no more pictures').waitFor();
  served.wire.mend();
  await page.getByText(/^Cards found: 1 = 1 new \+ 0 known$/).first().waitFor();
  assert.equal(await page.locator('#kept p').count(), 0);
});

test('a picture that is taken when the session is over asks for the code, and is sent', async () => {
  const page = await served.enter(phone);
  await page.goto(`${served.origin}/capture`);
  await page.context().clearCookies();
  await page.locator('#shutter input[capture]').setInputFiles(sample('scan.jpg'));
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Code').fill(served.otherCode);
  await dialog.getByRole('button', { name: 'Go in' }).click();
  await page.getByText(/^Cards found: 1 = 1 new \+ 0 known$/).first().waitFor();
  assert.equal(await page.locator('#kept p').count(), 0);
});

test('a picture that is too large is said so before it is sent, and holds up no other one', async () => {
  const page = await served.enter(phone);
  await page.goto(`${served.origin}/capture`);
  const large = join(served.folder, 'large.jpg');
  writeFileSync(large, Buffer.alloc(64_000_001));
  await page.locator('#shutter input[multiple]').setInputFiles([large, sample('scan.jpg')]);
  await page.getByText('This picture is larger than 64 MB').waitFor();
  await page.getByText(/^Cards found: 1 = 1 new/).first().waitFor();
});

test('a file that is no picture is said so, and can be left', async () => {
  const page = await served.enter(phone);
  await page.goto(`${served.origin}/capture`);
  await page.locator('#shutter input[multiple]').setInputFiles(
    { name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('hello') });
  await page.getByText('This is no picture that can be read').waitFor();
  await page.getByRole('button', { name: 'Leave it' }).click();
  await page.waitForFunction(() => document.querySelectorAll('#kept p').length === 0);
});

test('with the keyboard alone: a doubtful value is right by Enter, a call is logged', async () => {
  served.run('import', sample('card-photo.jpg'));
  served.run('due', '1', '2020-01-01');
  const doubtful = served.run('--json', 'review').stdout.trim().split('\n').filter(Boolean);
  const page = await served.enter();
  await page.goto(`${served.origin}/review`);
  for (let i = 0; i < doubtful.length; ++i) {
    await page.locator('#review input[name=text]:focus').waitFor();
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  }
  await page.getByText('Nothing is doubtful.').waitFor();
  await page.goto(served.origin);
  for (let i = 0; i < 40; ++i) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement.value === 'reached')) {
      break;
    }
  }
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await page.getByText('The promise is kept.').waitFor();
});

test('without JavaScript one gets in, reads, logs a call and takes it back', async () => {
  served.add('Anna Muster', '--due', '2020-01-01');
  const context = await served.newContext({ ...phone, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(served.origin);
  await page.locator('input[name=code]').fill(served.code.toLowerCase());
  await page.getByRole('button', { name: 'Go in' }).click();
  await page.getByRole('heading', { name: 'Anna Muster' }).waitFor();
  await page.getByRole('button', { name: 'No answer' }).click();
  await page.getByText('Anna Muster: no answer.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Taken back: Anna Muster.').waitFor();
});

test('people are found as one types, also in another spelling', async () => {
  served.add('Jürgen Müller');
  served.add('Anna Muster');
  const page = await served.enter();
  await page.getByRole('link', { name: 'People' }).click();
  await page.locator('input[name=query]').pressSequentially('muel');
  await page.waitForFunction(() => document.querySelectorAll('#found li').length === 1);
  assert.match(await page.locator('#found').innerText(), /Jürgen Müller/);
  assert.equal(new URL(page.url()).pathname, '/people');
});

test('of two tabs the second one does not overwrite what the first one saved', async () => {
  served.add('Anna Muster');
  const first = await served.enter();
  const second = await first.context().newPage();
  for (const page of [first, second]) {
    await page.goto(`${served.origin}/people/1`);
  }
  await first.locator('textarea[name=note]').fill('from the first');
  await first.getByRole('button', { name: 'Save' }).click();
  await first.getByText('saved.').waitFor();
  await second.locator('textarea[name=note]').fill('from the second');
  await second.getByRole('button', { name: 'Save' }).click();
  await second.getByText('Changed in the meantime').first().waitFor();
  assert.match(await second.locator('main').innerText(), /from the first[^]*from the second/);
});

test('a card that was missed is read where one taps', async () => {
  const page = await served.enter(phone);
  await page.goto(`${served.origin}/capture`);
  await page.locator('#shutter input[multiple]').setInputFiles(sample('scan.jpg'));
  await page.getByText('1 card: right?').waitFor();
  await page.getByText(/^Cards found: 1 = 1 new/).first().waitFor();
  await page.getByRole('button', { name: 'One is missing' }).click();
  const dialog = page.getByRole('dialog');
  assert.deepEqual(await findings(page), []);
  const drawing = await dialog.locator('svg').boundingBox();
  await page.mouse.click(drawing.x + drawing.width / 2, drawing.y + drawing.height / 2);
  const before = await dialog.locator('input[name=corners]').inputValue();
  await dialog.getByRole('button', { name: 'Corner 1' }).focus();
  await page.keyboard.press('ArrowLeft'); // corners move by keys, and by two taps without dragging
  assert.notEqual(await dialog.locator('input[name=corners]').inputValue(), before);
  await page.keyboard.press('Enter'); // as the button "Read it" does
  await page.getByText(/^Cards found: [12] = [12] new/).first().waitFor();
  await page.getByRole('button', { name: 'Right' }).click();
  await page.locator('form.question').waitFor({ state: 'detached' });
});

test('after the evening: all numbers at a glance, then what was promised, a line a card', async () => {
  served.run('import', sample('card-photo.jpg'), sample('scan.jpg'), '--talked-about', 'website');
  const page = await served.enter(phone);
  await page.goto(`${served.origin}/glance`);
  while (await page.locator('form.glance').count() > 0) {
    await Promise.all([page.waitForNavigation(),
      page.getByRole('button', { name: 'All others are right' }).click()]);
  }
  await page.getByRole('link', { name: 'What was promised?' }).click();
  await page.getByLabel('What was talked about and promised').fill('send an offer');
  await page.getByLabel('The card goes to', { exact: true }).fill('Karin Beispiel');
  await page.keyboard.press('Enter');
  await page.getByText('noted.').waitFor();
  await page.getByRole('button', { name: 'send an offer' }).click(); // both chips fill their field
  await page.getByRole('button', { name: 'The card goes to Karin Beispiel' }).click();
  await page.getByRole('button', { name: 'Save, next' }).click();
  await page.getByText('These were all the cards.').waitFor();
  const calls = served.run('--json', 'callbacks').stdout;
  assert.match(calls, /send an offer[^]*send an offer/);
  assert.match(calls, /Karin Beispiel[^]*Karin Beispiel/);
});

test('two cards of one person are joined side by side, without JavaScript too', async () => {
  served.add('Anna Muster', 'emails=anna@muster.example');
  served.add('A. Muster', 'emails=anna@muster.example');
  const entered = await served.enter();
  const cookies = await entered.context().cookies();
  const context = await served.newContext({ ...phone, javaScriptEnabled: false });
  await context.addCookies(cookies);
  const page = await context.newPage();
  await page.goto(`${served.origin}/duplicates`);
  await page.getByRole('button', { name: 'One person' }).click();
  await page.getByText('Nobody seems to be there twice.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.goto(`${served.origin}/duplicates`);
  await page.getByText('pair 1 of 1').waitFor();
});

test('what another program adds is said on the open page, and shown by a tap', async () => {
  const page = await served.enter(phone);
  served.add('Anna Muster', '--due', '2020-01-01');
  await page.getByRole('link', { name: 'Something was changed elsewhere' }).click();
  await page.getByRole('heading', { name: 'Anna Muster' }).waitFor();
  assert.equal(await page.locator('#changed').isVisible(), false);
});

for (const colorScheme of ['light', 'dark']) {
  for (const locale of ['en-GB', 'de-DE']) {
    test(`${colorScheme}, ${locale}: no finding of axe, and 320 pixels are enough`, async () => {
      served.run('import', sample('card-photo.jpg'), '--refer-to', 'Karin Beispiel');
      served.add('Anna Muster', '--due', '2020-01-01');
      served.add('Anna Muster', 'emails=anna@muster.example');
      served.importRecords(['dark-scan.jpg'], (record) => {
        Object.assign(record, { contact: {}, evidence: [] });
      });
      const page = await served.enter(
        { viewport: { width: 320, height: 640 }, colorScheme, locale });
      for (const path of ['/', '/people', '/people/1', '/review', '/review/1', '/glance', '/promises',
        '/duplicates', '/cards/1/corners', '/capture', '/events']) {
        await page.goto(served.origin + path);
        assert.deepEqual(await findings(page), [], path);
        assert.ok(await overflow(page) <= 0, `${path} is wider than the window`);
        assert.equal(await page.locator('html').getAttribute('lang'), locale.slice(0, 2));
      }
    });
  }
}

test('the first view is small: at most 40 kB without pictures, at most 6 requests', async () => {
  for (let i = 0; i < 20; ++i) {
    served.add(`Anna Muster ${i}`, '--due', '2020-01-01');
  }
  const device = (await served.enter(phone)).context();
  const { bytes, requests } = await served.firstView(device);
  assert.ok(bytes > 10_000 && bytes <= 40_000, `${bytes} bytes`);
  assert.ok(requests >= 4 && requests <= 6, `${requests} requests`);
});

test('what came of a call while the laptop is out of reach is kept, and logged when it is back', async () => {
  served.add('Anna Muster', '--due', '2020-01-01');
  const page = await served.enter(phone);
  await page.getByRole('heading', { name: 'Anna Muster' }).waitFor();
  served.wire.cut();
  await page.getByRole('button', { name: 'Reached' }).click();
  await page.getByText('Anna Muster: Reached. Kept here, sent by itself.').waitFor();
  await page.getByText('The laptop is out of reach since').waitFor();
  assert.match(served.run('--json', 'callbacks').stdout, /Anna Muster/);
  served.wire.mend();
  await page.locator('#away').waitFor({ state: 'hidden' });
  assert.equal(served.run('--json', 'callbacks').stdout, '');
  await page.getByRole('link', { name: 'Something was changed elsewhere' }).click();
  await page.getByText('No call is owed.').waitFor();
});

test('a session that is over is opened again on the page, which keeps what was written', async () => {
  served.add('Anna Muster');
  const page = await served.enter();
  await page.goto(`${served.origin}/people/1`);
  await page.getByLabel('Note').fill('has two shops');
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Save' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Code').fill('WRONG');
  await dialog.getByRole('button', { name: 'Go in' }).click();
  await dialog.getByText('This code is wrong').waitFor();
  assert.deepEqual(await findings(page), []);
  await dialog.getByLabel('Code').fill(served.otherCode);
  await dialog.getByRole('button', { name: 'Go in' }).click();
  await page.getByText('Anna Muster: saved.').waitFor();
  assert.match(served.run('--json', 'show', '1').stdout, /has two shops/);
});

test('while another program writes to the store nothing is lost, and one tap sends it again', async () => {
  served.add('Anna Muster', '--due', '2020-01-01');
  const page = await served.enter(phone);
  const release = await served.holdStore();
  await page.getByRole('button', { name: 'Reached' }).click();
  await page.getByText('Another program is writing to the store').waitFor();
  await release();
  await page.getByRole('button', { name: 'Again' }).click();
  await page.getByText('The promise is kept.').waitFor();
});

test('calls by keys: rows are gone through, dialled, logged, taken back; people are searched', async () => {
  for (const name of ['Anna Muster', 'Berta Muster']) {
    served.add(name, '--due', '2020-01-01');
  }
  const page = await served.enter();
  const focused = () => page.evaluate(() => document.activeElement.textContent);
  const isFocused = (text) => page.waitForFunction(
    (wanted) => document.activeElement.textContent === wanted, text);
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByText('r n m l on a row').waitFor();
  assert.deepEqual(await findings(page), []);
  await page.keyboard.press('Escape');
  await page.keyboard.press('r'); // with the focus on no row letters do nothing
  await page.getByRole('link', { name: 'Anna Muster' }).focus();
  await page.keyboard.press('j');
  assert.equal(await focused(), 'Berta Muster');
  await page.keyboard.press('ArrowUp');
  assert.equal(await focused(), 'Anna Muster');
  await page.keyboard.press('c');
  await page.locator('article.call details.scan[open] img').first().waitFor();
  await page.keyboard.press('r');
  await page.getByText('Anna Muster: reached. The promise is kept.').waitFor();
  await isFocused('Berta Muster');
  await page.keyboard.press('z');
  await page.getByText('Taken back: Anna Muster.').waitFor();
  await page.keyboard.press('l');
  await isFocused('Tomorrow');
  await page.keyboard.press('/');
  await page.locator('input[name=query]:focus').waitFor();
});

test('the review by keys: back, another card, all of a card', async () => {
  served.importRecords(['scan.jpg', 'dark-scan.jpg'], ({ evidence }) => {
    evidence.forEach((value) => {
      value.confidence = ['name', 'company'].includes(value.field) ? 0.5 : 0.99;
    });
  });
  const page = await served.enter();
  await page.goto(`${served.origin}/review`);
  const at = (words) => page.getByText(words, { exact: true }).waitFor();
  await at('value 1 of 4');
  await page.keyboard.press('PageDown');
  await at('value 3 of 4');
  await page.keyboard.press('PageUp');
  await at('value 1 of 4');
  await page.getByRole('link', { name: 'Skip' }).click();
  await at('value 2 of 4');
  await page.keyboard.press('Shift+Enter');
  await at('value 1 of 4');
  await page.keyboard.press('Control+Enter');
  await at('value 1 of 2');
});

test('wrong values that look right are found in review and glance: none is left', async () => {
  const truth = new Map();
  const plant = ({ card, contact, evidence }, at) => {
    truth.set(at + 1, { email: contact.emails[0], name: contact.name });
    contact.emails[0] = `wrong.${contact.emails[0]}`; // sure, and wrong: found at a glance
    contact.name = 'Made to measure';
    evidence.forEach((value) => {
      value.confidence = value.field === 'name' ? 0.3 : 0.99;
    });
    assert.equal(card, 1);
  };
  served.importRecords(['scan.jpg', 'dark-scan.jpg'], plant);
  const page = await served.enter(phone);
  const ofPage = async (link) => truth.get(Number((await link.getAttribute('href')).split('/').pop()));
  await page.goto(`${served.origin}/review`);
  while (await page.locator('#review').count() > 0) {
    const { name } = await ofPage(page.locator('article.review h2 a'));
    await page.locator(`rect.line[data-line*="${name}"]`).first().click(); // the line on the card
    assert.equal(await page.locator('#review input[name=text]').inputValue(), name);
    await page.locator('#review input[name=text]').fill('');
    await page.locator('.print button', { hasText: name }).first().click(); // and below it
    assert.equal(await page.locator('#review input[name=text]').inputValue(), name);
    await Promise.all([page.waitForNavigation(), page.locator('#review button.first').click()]);
  }
  await page.getByRole('link', { name: 'Numbers and addresses at a glance' }).click();
  for (const { email } of truth.values()) {
    await page.locator(`form.glance input[value="wrong.${email}"][aria-label]`).fill(email);
  }
  await page.getByRole('button', { name: 'All others are right' }).click();
  await page.getByText('All numbers and addresses have been seen.').waitFor();
  for (const [id, { email, name }] of truth) {
    const { contact } = JSON.parse(served.run('--json', 'show', `${id}`).stdout);
    assert.deepEqual([contact.name, contact.emails[0]], [name, email]);
  }
});
