"""What cardlog exports, taken by the programs that people use: khard, todoman, vdirsyncer, Radicale."""

import os
import pathlib
import re
import socket
import subprocess
import tempfile
import unittest

PROGRAM = os.environ.get("CARDLOG", "cardlog")


def run(*command, env=None, check=True):
    """Standard output of a command; a failure shows what the command said."""
    done = subprocess.run(
        [str(part) for part in command], env=env, capture_output=True, text=True, check=False
    )
    if check and done.returncode != 0:
        raise AssertionError(f"{command[0]}: {done.returncode}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def items_in(folder):
    """The properties of each item in a folder, order and folding aside, by the item's UID."""
    items = {}
    for path in folder.rglob("*"):
        if path.suffix in (".vcf", ".ics"):
            text = re.sub(r"\r?\n[ \t]", "", path.read_text(encoding="utf-8"))
            lines = [line for line in text.splitlines() if line]
            uid = next(line for line in lines if line.startswith("UID:"))
            # a server may write its own name and note when it took the item
            items[uid] = sorted(line for line in lines if not line.startswith("PRODID"))
    return items


class Peers(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.home_folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.home_folder.cleanup)
        self.home = pathlib.Path(self.home_folder.name)
        self.env = {
            **os.environ,
            "HOME": str(self.home),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "CARDLOG_STORE": str(self.home / "cards.db"),
            "LC_ALL": "C.UTF-8",
        }
        self.vdir = self.home / "vdir"
        self.cardlog(
            "add", "name=Käthe Müßiggang", "company=Größe & Söhne; Übersee, GmbH",
            "emails=kaethe@soehne.example", "phones=mobile:0151 23456789",
            "address=Lange Straße 5, 49074 Osnabrück", "event=Netzwerkabend",
            "talked_about=" + "ein längeres Gespräch über Boote, " * 8, "--due", "2031-12-24",
        )
        self.cardlog("export", "vdir", self.vdir)

    def cardlog(self, *args):
        return run(PROGRAM, *args, env=self.env)

    def write(self, name, text):
        path = self.home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def test_khard_lists_and_shows_a_contact_with_umlauts(self):
        config = self.write(
            "khard.conf", f"[addressbooks]\n[[cards]]\npath = {self.vdir / 'contacts'}\n"
        )
        khard = ["khard", "-c", config]
        self.assertIn("Käthe Müßiggang", run(*khard, "list", env=self.env))
        shown = run(*khard, "show", "Müßiggang", env=self.env)
        for part in (
            "Größe & Söhne; Übersee, GmbH", "kaethe@soehne.example", "+4915123456789",
            "Lange Straße 5", "49074", "Osnabrück", "Netzwerkabend",
        ):
            self.assertIn(part, shown)

    def todoman_config(self):
        return self.write(
            "todoman.py",
            f'path = "{self.vdir}/calls"\ndate_format = "%Y-%m-%d"\ntime_format = "%H:%M"\n'
            f'cache_path = "{self.home}/todoman.sqlite3"\n',
        )

    def test_a_call_done_in_todoman_is_closed_here(self):
        todoman = ["todoman", "--config", self.todoman_config()]
        self.assertIn("Call Käthe Müßiggang", run(*todoman, "list", env=self.env))
        run(*todoman, "done", "1", env=self.env)
        imported = self.cardlog("import", "--ics", self.vdir)
        self.assertIn("1 task = 1 closed now", imported)
        self.assertEqual(self.cardlog("callbacks"), "You owe nobody a call.\n")
        self.assertIn("call closed: reached", self.cardlog("show", "1"))

    def test_todoman_lists_the_callback_with_its_due_day(self):
        config = self.todoman_config()
        listed = run("todoman", "--config", config, "list", env=self.env)
        self.assertIn("Call Käthe Müßiggang", listed)
        self.assertIn("2031-12-24", listed)
        self.cardlog("call", "1", "--outcome", "reached")
        self.cardlog("export", "vdir", self.vdir)
        self.assertNotIn("Käthe", run("todoman", "--config", config, "list", env=self.env))

    def test_a_server_takes_both_collections_and_gives_them_back_unchanged(self):
        port = free_port()
        server_config = self.write(
            "radicale.conf",
            f"[server]\nhosts = 127.0.0.1:{port}\n[auth]\ntype = none\n"
            f"[storage]\nfilesystem_folder = {self.home}/server\n[logging]\nlevel = info\n",
        )
        server = subprocess.Popen(
            ["radicale", "--config", str(server_config)], stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True,
        )
        self.addCleanup(server.stdout.close)
        self.addCleanup(server.wait)
        self.addCleanup(server.terminate)
        for line in server.stdout:  # it says so when it listens
            if "Listening" in line or "ready" in line:
                break
        config = self.write("vdirsyncer.conf", self.synchronising(port))
        self.sync(config, "there")
        self.sync(config, "back")
        for collection in ("contacts", "calls"):
            sent = items_in(self.vdir / collection)
            self.assertEqual(len(sent), 1)
            self.assertEqual(items_in(self.home / "back" / collection), sent)

    def sync(self, config, direction):
        pairs = [f"contacts_{direction}", f"calls_{direction}"]
        done = subprocess.run(
            ["vdirsyncer", "-c", str(config), "discover", *pairs], env=self.env, input="y\n" * 8,
            capture_output=True, text=True, check=False,
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        run("vdirsyncer", "-c", config, "sync", *pairs, env=self.env)

    def synchronising(self, port):
        """Two pairs of folder and server for each collection: our folder, and one to compare."""
        text = f'[general]\nstatus_path = "{self.home}/status/"\n'
        for collection, dav, ending in (
            ("contacts", "carddav", ".vcf"), ("calls", "caldav", ".ics"),
        ):
            text += (
                f'[storage {collection}_server]\ntype = "{dav}"\n'
                f'url = "http://127.0.0.1:{port}/"\nusername = "team"\npassword = "team"\n'
            )
            for direction, folder in (("there", self.vdir), ("back", self.home / "back")):
                text += (
                    f'[storage {collection}_{direction}_files]\ntype = "filesystem"\n'
                    f'path = "{folder}/"\nfileext = "{ending}"\n'
                    f'[pair {collection}_{direction}]\na = "{collection}_{direction}_files"\n'
                    f'b = "{collection}_server"\n'
                    f'collections = ["{collection}"]\n'
                )
        return text


if __name__ == "__main__":
    unittest.main()
