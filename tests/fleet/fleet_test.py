"""The README's recipe for several machines: GNU parallel over ssh, one of the hosts dies."""

import json
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import unittest

CARDLOG = os.environ["CARDLOG"]
SAMPLES = pathlib.Path(__file__).resolve().parent.parent.parent / "samples" / "cards" / "img"
PICTURES = 6

# Its second job is cut off in the middle of its records, and the host with it.
DYING = """#!/bin/sh
echo job >> {calls}
[ "$(wc -l < {calls})" -lt 2 ] && exec sh -c "$SSH_ORIGINAL_COMMAND"
sh -c "$SSH_ORIGINAL_COMMAND" | head -c 900
kill -9 "$(cat {pid})" $PPID
"""


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def run(*command, **options):
    return subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, **options
    )


class Host:
    """An ssh server of its own on this machine."""

    def __init__(self, folder, name, force_command=""):
        self.name, self.port = name, free_port()
        self.pid = folder / f"{name}.pid"
        key = folder / f"{name}_host_key"
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key)
        config = folder / f"{name}_config"
        config.write_text(
            f"Port {self.port}\nListenAddress 127.0.0.1\nHostKey {key}\nPidFile {self.pid}\n"
            f"AuthorizedKeysFile {folder}/key.pub\nStrictModes no\nUsePAM no\n"
            + (f"ForceCommand {force_command}\n" if force_command else "")
        )
        if os.geteuid() == 0:  # sshd separates its privileges there
            pathlib.Path("/run/sshd").mkdir(exist_ok=True)
        self.log = folder / f"{name}.log"
        self.process = subprocess.Popen(
            [shutil.which("sshd", path="/usr/sbin:/usr/bin"), "-D", "-f", config, "-E", self.log]
        )

    def stop(self):
        self.process.kill()
        self.process.wait()


class FleetTest(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="cardlog-fleet-")
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", self.folder / "key")
        dying = self.folder / "dying"
        dying.write_text(
            DYING.format(calls=self.folder / "calls", pid=self.folder / "beta.pid")
        )
        dying.chmod(0o700)
        self.hosts = [Host(self.folder, "alpha"), Host(self.folder, "beta", dying)]
        for host in self.hosts:
            self.addCleanup(host.stop)
        self.ssh_config = self.folder / "ssh_config"
        self.ssh_config.write_text(
            "".join(
                f"Host {host.name}\n  HostName 127.0.0.1\n  Port {host.port}\n"
                for host in self.hosts
            )
            + f"Host *\n  IdentityFile {self.folder}/key\n  IdentitiesOnly yes\n"
            "  StrictHostKeyChecking no\n  UserKnownHostsFile /dev/null\n  LogLevel ERROR\n"
            "  ConnectionAttempts 20\n"  # the servers may not listen yet
        )
        self.photos = self.folder / "photos"
        self.photos.mkdir()
        for number in range(PICTURES):
            picture = SAMPLES / ("scan.jpg", "dark-scan.jpg")[number % 2]
            copy = self.photos / f"{number}.jpg"
            copy.write_bytes(picture.read_bytes() + str(number).encode())

    def cardlog(self, *arguments, **options):
        return run(CARDLOG, "--store", self.folder / "cards.db", *arguments, **options)

    def fleet(self):
        """The records of all pictures, as the README says."""
        pictures = "".join(f"{picture}\n" for picture in sorted(self.photos.iterdir()))
        read = f"{CARDLOG} read --json --with-picture --jobs 1 {{}} || [ $? -le 3 ]"
        return run(
            "parallel", "--will-cite", "--ssh", f"ssh -F {self.ssh_config}", "-S",
            "1/alpha,1/beta", "--retries", "5", read,
            input=pictures, env={**os.environ, "HOME": str(self.folder)},
        )  # fmt: skip

    def test_nothing_is_lost_and_nothing_doubled_when_a_host_dies(self):
        result = self.fleet()
        self.assertEqual(result.returncode, 0, result.stderr)
        calls = (self.folder / "calls").read_text().splitlines()
        self.assertGreaterEqual(len(calls), 2, "the second host was not used")
        self.assertIsNotNone(self.hosts[1].process.wait(), "the second host did not die")

        taken = self.cardlog("import", "--records", "-", input=result.stdout)
        self.assertIn(taken.returncode, (0, 1), taken.stderr)
        self.assertEqual(self.cardlog("audit").returncode, 0)
        here = run(CARDLOG, "read", "--json", *sorted(self.photos.iterdir()))
        cards = {
            (record["sha256"], record["card"]) for record in map(json.loads, here.stdout.splitlines())
        }
        sums = json.loads(self.cardlog("--json", "audit").stdout.splitlines()[0])
        self.assertEqual(sums["cards"], len(cards))

        again = self.cardlog("--json", "import", "--records", "-", input=result.stdout)
        summary = json.loads(again.stdout.splitlines()[-1])["summary"]
        self.assertEqual(summary["cards_written"], 0)
        self.assertEqual(summary["cards_already_known"], len(cards))


if __name__ == "__main__":
    unittest.main()
