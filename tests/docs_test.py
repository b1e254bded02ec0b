"""What docs/ names is there: triggers, tests, files and folders."""

import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[1]


def texts(folder, *endings):
    """All files below a folder with one of the endings, joined."""
    files = sorted(file for ending in endings for file in (ROOT / folder).rglob(f"*{ending}"))
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


class Docs(unittest.TestCase):
    def test_the_rules_name_triggers_that_the_store_has(self):
        rules = (ROOT / "docs/rules.md").read_text(encoding="utf-8")
        rows = re.findall(r"^\| trigger (.*?) \|", rules, flags=re.MULTILINE)
        named = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
        there = set(re.findall(r"CREATE TRIGGER (\w+)", texts("storage", ".cpp")))
        self.assertTrue(named)
        self.assertEqual(named - there, set())

    def test_the_rules_name_tests_that_are_run(self):
        rules = (ROOT / "docs/rules.md").read_text(encoding="utf-8")
        rules = re.sub(r"\s+", " ", rules)
        named = set(re.findall(r'(?:\| test \| |\()"(.*?)"', rules))
        source = re.sub(r'"\s+"', "", texts("tests", ".cpp"))  # a name may be cut in two
        there = set(re.findall(r'TEST_CASE\(\s*"(.*?)"', source))
        self.assertTrue(named)
        self.assertEqual(named - there, set())

    def test_files_and_folders_that_are_named_are_there(self):
        roots = ("", "src")
        for page in sorted((ROOT / "docs").glob("*.md")):
            text = page.read_text(encoding="utf-8")
            paths = re.findall(r"`((?:[\w.-]+/)+[\w.-]*)`", text)
            paths += re.findall(r"\]\(((?!http)[^)#]+)", text)
            for path in (path for path in paths if not path.startswith("build/")):
                with self.subTest(page=page.name, path=path):
                    places = [ROOT / root / path for root in roots] + [page.parent / path]
                    self.assertTrue(any(place.exists() for place in places))


if __name__ == "__main__":
    unittest.main()
