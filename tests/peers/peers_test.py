"""What cardlog exports, taken by the programs that people use: khard, todoman, vdirsyncer, Radicale."""

import os
import pathlib
import re
import socket
import subprocess
import tempfile
import unittest

PROGRAM = os.environ.get("CARDLOG", "cardlog")


def run(*command, env=None, check=True, answer=None):
    """Standard output of a command; a failure shows what the command said."""
    done = subprocess.run(
        [str(part) for part in command], env=env, capture_output=True, text=True, check=False,
        input=answer,
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

    def khard(self, *args, **options):
        config = self.write(
            "khard.conf", f"[addressbooks]\n[[cards]]\npath = {self.vdir / 'contacts'}\n"
        )
        return run("khard", "-c", config, *args, env=self.env, **options)

    def edit_in_khard(self, name, changes):
        """Edits a contact in khard's own form: each old text becomes the new one."""
        form = self.khard("show", "--format", "yaml", name)
        for old, new in changes:
            self.assertRegex(form, old)
            form = re.sub(old, new, form, count=1)
        self.khard("edit", "-i", self.write("form.yaml", form), name, answer="y\n")

    def synced(self, *options, code=0):
        """What a sync says on both its outputs."""
        done = subprocess.run(
            [PROGRAM, "sync", "vdir", str(self.vdir), *options], env=self.env,
            capture_output=True, text=True, check=False,
        )
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def test_what_khard_changes_is_taken_in_and_nothing_of_it_is_lost(self):
        self.edit_in_khard("Müßiggang", [
            (r"(?m)^Birthday ?:.*$", "Birthday: 1970-01-31"),
            (r"(?m)^(    .*'\+4915123456789'.*)$", "\\1\n    home: '+49 541 123456'"),
            ("Größe & Söhne; Übersee, GmbH", "Größe & Töchter GmbH"),
        ])
        self.assertIn("0 files changed", self.exported(code=1))  # kept, and named
        self.synced()
        shown = self.cardlog("show", "1")
        for part in ("+49 541 123456 (home)", "Größe & Töchter GmbH", "+49 1512 3456789"):
            self.assertIn(part, shown)
        self.cardlog("edit", "1", "job_title=Inhaberin")
        # The call says in which second it was changed, which may be the one it says already.
        self.assertRegex(self.synced(), "[12] files? changed")
        shown = self.khard("show", "Müßiggang")
        for part in ("01/31/70", "+49 541 123456", "Inhaberin", "Größe & Töchter GmbH"):
            self.assertIn(part, shown)
        self.assertIn("0 files changed", self.synced())

    def exported(self, code=0):
        done = subprocess.run(
            [PROGRAM, "export", "vdir", str(self.vdir)], env=self.env, capture_output=True,
            text=True, check=False,
        )
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stderr

    def test_what_khard_and_cardlog_change_to_different_things_is_a_conflict(self):
        self.edit_in_khard("Müßiggang", [("Größe & Söhne; Übersee, GmbH", "Dort GmbH")])
        self.cardlog("edit", "1", "company=Hier GmbH")
        self.assertIn('company is "Hier GmbH" here and "Dort GmbH" there', self.synced(code=1))
        self.assertIn("Dort GmbH", self.khard("show", "Müßiggang"))
        self.assertIn("Hier GmbH", self.cardlog("show", "1"))
        self.synced("--prefer", "there")
        self.assertIn("Dort GmbH", self.cardlog("show", "1"))

    def test_a_contact_made_in_khard_comes_and_one_removed_there_stays_here(self):
        form = self.write(
            "new.yaml", "Formatted name: Otto Neu\nFirst name: Otto\nLast name: Neu\n"
            "Email:\n    work: otto@neu.example\n",
        )
        self.khard("new", "-a", "cards", "-i", form, answer="y\n")
        self.assertIn("Otto Neu: new", self.synced())
        self.assertIn("otto@neu.example", self.cardlog("show", "2"))
        self.khard("remove", "--force", "Müßiggang")
        self.assertIn("was deleted there; nothing is deleted here", self.synced(code=1))
        self.assertIn("0 files changed, 1 deleted there in ", self.synced())
        self.assertIn("Käthe Müßiggang", self.cardlog("show", "1"))
        self.assertEqual(self.khard("list").count("Otto"), 1)

    def test_khard_lists_and_shows_a_contact_with_umlauts(self):
        self.assertIn("Käthe Müßiggang", self.khard("list"))
        shown = self.khard("show", "Müßiggang")
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

    def test_a_call_done_in_todoman_stays_done_whichever_command_comes_first(self):
        todoman = ["todoman", "--config", self.todoman_config()]
        run(*todoman, "done", "1", env=self.env)
        self.assertIn("0 files changed", self.exported(code=1))
        self.assertNotIn("Käthe", run(*todoman, "list", env=self.env))
        self.assertIn("1 task = 1 closed now", self.cardlog("import", "--ics", self.vdir))
        self.exported()
        self.synced()
        self.assertNotIn("Käthe", run(*todoman, "list", env=self.env))

    def test_a_call_moved_in_todoman_is_moved_here(self):
        todoman = ["todoman", "--config", self.todoman_config()]
        run(*todoman, "list", env=self.env)
        run(*todoman, "edit", "1", "--due", "2032-01-31", env=self.env)
        self.assertIn("the call is due 2032-01-31", self.synced())
        self.assertIn("due 2032-01-31", self.cardlog("show", "1"))
        self.assertIn("2032-01-31", run(*todoman, "list", env=self.env))

    def test_todoman_lists_the_callback_with_its_due_day(self):
        config = self.todoman_config()
        listed = run("todoman", "--config", config, "list", env=self.env)
        self.assertIn("Call Käthe Müßiggang", listed)
        self.assertIn("2031-12-24", listed)
        self.cardlog("call", "1", "--outcome", "reached")
        self.cardlog("export", "vdir", self.vdir)
        self.assertNotIn("Käthe", run("todoman", "--config", config, "list", env=self.env))

    def serve(self):
        """A server that listens, and vdirsyncer's settings for it."""
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
        return self.write("vdirsyncer.conf", self.synchronising(port))

    def test_a_server_takes_both_collections_and_gives_them_back_unchanged(self):
        config = self.serve()
        self.sync(config, "there")
        self.sync(config, "back")
        for collection in ("contacts", "calls"):
            sent = items_in(self.vdir / collection)
            self.assertEqual(len(sent), 1)
            self.assertEqual(items_in(self.home / "back" / collection), sent)

    def test_what_a_phone_changes_comes_through_a_server_and_goes_back(self):
        """The folder "back" is a phone's: it knows the server alone."""
        config = self.serve()
        self.sync(config, "there")
        self.sync(config, "back")
        card = next((self.home / "back" / "contacts").glob("*.vcf"))
        text = card.read_bytes().decode()
        card.write_text(
            text.replace("END:VCARD", "TEL;TYPE=HOME:+49 541 123456\r\nBDAY:1970-01-31\r\nEND:VCARD"),
            encoding="utf-8", newline="",
        )
        task = next((self.home / "back" / "calls").glob("*.ics"))
        text = task.read_bytes().decode()
        self.assertIn("STATUS:NEEDS-ACTION", text)
        task.write_text(
            text.replace("STATUS:NEEDS-ACTION", "STATUS:COMPLETED\r\nCOMPLETED:20261123T081500Z"),
            encoding="utf-8", newline="",
        )
        self.sync(config, "back")
        self.sync(config, "there")
        self.synced()
        shown = self.cardlog("show", "1")
        self.assertIn("+49 541 123456 (home)", shown)
        self.assertIn("call closed: reached", shown)
        self.cardlog("edit", "1", "job_title=Inhaberin")
        self.synced()
        self.sync(config, "there")
        self.sync(config, "back")
        text = card.read_text(encoding="utf-8")
        for part in ("TITLE:Inhaberin", "BDAY:1970-01-31", "541 123456"):
            self.assertIn(part, text)
        self.assertIn("STATUS:COMPLETED", task.read_text(encoding="utf-8"))

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
