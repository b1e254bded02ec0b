// What lies between the browser and the laptop: it can be cut, also in the middle of a request.
import { connect, createServer } from 'node:net';

export class Wire {
  static async to(port) {
    const wire = new Wire();
    wire.left = Infinity; // bytes until it is cut
    wire.ends = new Set();
    wire.server = createServer((browser) => wire.join(browser, connect(port, '127.0.0.1')));
    await new Promise((resolve) => wire.server.listen(0, '127.0.0.1', resolve));
    wire.port = wire.server.address().port;
    return wire;
  }

  join(browser, laptop) {
    for (const [one, other] of [[browser, laptop], [laptop, browser]]) {
      this.ends.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        this.ends.delete(one);
        other.destroy();
      });
    }
    laptop.pipe(browser);
    browser.on('data', (bytes) => {
      laptop.write(bytes);
      this.left -= bytes.length;
      this.cutWhenSpent();
    });
    this.cutWhenSpent();
  }

  cutWhenSpent() {
    if (this.left <= 0) {
      this.ends.forEach((end) => end.destroy());
    }
  }

  // From now on only so many bytes of the browser go through.
  cut(left = 0) {
    this.left = left;
    this.cutWhenSpent();
  }

  mend() {
    this.left = Infinity;
  }

  end() {
    this.cut();
    this.server.close();
  }
}
