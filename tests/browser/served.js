// A page to walk through: a store of its own, cardlog serve on a free port, Chromium.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { Wire } from './wire.js';

const source = join(dirname(fileURLToPath(import.meta.url)), '../..');
const program = process.env.CARDLOG ?? join(source, 'build/ci/src/cli/cardlog');

// Pages on a name that is not loopback get nothing that browsers keep for secure ones.
export const host = 'cardlog.test';

export const sample = (name) => join(source, 'samples/cards/img', name);

export const phone = {
  viewport: { width: 360, height: 740 },
  isMobile: true,
  hasTouch: true,
};

async function firstTwo(lines) {
  const first = [];
  for await (const line of lines) {
    first.push(line);
    if (first.length === 2) {
      break;
    }
  }
  return first;
}

export class Served {
  static async start() {
    const served = new Served();
    served.folder = mkdtempSync(join(tmpdir(), 'cardlog-'));
    served.store = join(served.folder, 'cards.db');
    served.process = spawn(
      program, ['--store', served.store, '--json', 'serve', '--port', '0', '--no-open',
        '--host', host, '--lan', '--address', '127.0.0.2'],
      { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = createInterface({ input: served.process.stdout });
    const [own, other] = await firstTwo(lines);
    served.entry = JSON.parse(own).page.replace('127.0.0.1', host);
    served.otherCode = JSON.parse(other).phone.split('#')[1];
    served.origin = new URL(served.entry).origin;
    served.wire = await Wire.to(new URL(served.entry).port);
    served.browser = await chromium.launch({
      executablePath: '/usr/bin/chromium',
      args: ['--no-sandbox', `--host-resolver-rules=MAP ${host} 127.0.0.1:${served.wire.port}`],
    });
    return served;
  }

  async end() {
    await this.browser.close();
    this.wire.end();
    this.process.kill('SIGINT');
    await new Promise((resolve) => this.process.once('exit', resolve));
    rmSync(this.folder, { recursive: true });
  }

  run(...args) {
    const { stdout, stderr, status } = spawnSync(
      program, ['--store', this.store, ...args], { encoding: 'utf8' });
    return { stdout, stderr, status };
  }

  // The cards of these pictures, as records in which `change` makes doubtful or wrong what it likes.
  importRecords(names, change) {
    const records = this.run('--json', 'read', '--with-picture', ...names.map(sample)).stdout
      .trim().split('\n').map((line) => JSON.parse(line));
    records.forEach(change);
    spawnSync(program, ['--store', this.store, 'import', '--records', '-'],
      { input: records.map((record) => `${JSON.stringify(record)}\n`).join('') });
  }

  // Another program begins to write, until what comes back is called.
  async holdStore() {
    const other = spawn('python3', ['-c', 'import sqlite3, sys\n'
      + 'store = sqlite3.connect(sys.argv[1], isolation_level=None)\n'
      + 'store.execute("BEGIN IMMEDIATE")\nprint("held", flush=True)\nsys.stdin.read()', this.store]);
    await once(other.stdout, 'data');
    return async () => {
      other.stdin.end();
      await once(other, 'exit');
    };
  }

  // Somebody to call, without a picture.
  add(name, ...options) {
    this.run('add', `name=${name}`, `company=${name} GmbH`, 'phones=mobile:0151 23456789',
      ...options);
  }

  // What the browser asks for until the calls are shown and listen to what changes: how many
  // requests, and how many bytes the answers are long. In a tab of its own: what another page asked
  // for when it was left has no answer.
  async firstView(context) {
    const page = await context.newPage();
    const requests = [];
    page.on('request', (request) => requests.push(request));
    await page.goto(this.origin);
    const newest = `${this.origin}/newest`;
    if (!requests.some((request) => request.url() === newest)) {
      await page.waitForRequest(newest);
    }
    let bytes = 0;
    for (const request of requests) {
      const fields = await (await request.response()).allHeaders();
      bytes += Number(fields['content-length'] ?? 0);
    }
    return { bytes, requests: requests.length };
  }

  get code() {
    return this.entry.split('#')[1];
  }

  // What is waited for may take its time on a busy machine.
  async newContext(options) {
    const context = await this.browser.newContext(options);
    context.setDefaultTimeout(0);
    return context;
  }

  // A page of a device that is let in.
  async enter(options = {}) {
    const context = await this.newContext(options);
    const page = await context.newPage();
    await page.goto(this.entry);
    await page.waitForURL(`${this.origin}/`);
    return page;
  }
}
