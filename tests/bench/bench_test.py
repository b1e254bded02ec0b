"""The sums of the bench; what it measures depends on the machine and is not tested."""

import unittest

import bench


def record(load, read, page=1):
    seconds = {"load": load, "find": 0.5, "flatten": 0, "read": read, "parse": 0}
    seconds |= {"first_look": read / 2, "more_looks": read / 4}
    return {"page": page, "stage_seconds": seconds}


class StageSeconds(unittest.TestCase):
    def test_a_page_is_loaded_once_and_every_card_is_read(self):
        self.assertEqual(
            bench.stage_seconds([record(0.25, 1), record(0.25, 2), record(0.5, 4, page=2)]),
            {
                "load": 0.75,
                "find": 1,
                "flatten": 0,
                "read": 7,
                "first_look": 3.5,
                "more_looks": 1.75,
                "parse": 0,
            },
        )

    def test_a_file_that_failed_took_no_stage(self):
        self.assertEqual(set(bench.stage_seconds([{"error": {}}]).values()), {0})


class TimeTable(unittest.TestCase):
    def test_means_are_by_kind(self):
        timing = bench.Timing
        readings = [
            bench.Reading("photo", [record(0.25, 1)], timing(2, 1), timing(4, 4)),
            bench.Reading("scan", [record(0.75, 3)], timing(4, 3), timing(2, 2)),
        ]
        rows = [line.split() for line in bench.time_table(readings).splitlines()]
        self.assertEqual(
            [row[:5] for row in rows[1:]],
            [
                ["all", "2", "2", "3.000", "2.000"],
                ["photo", "1", "1", "2.000", "1.000"],
                ["scan", "1", "1", "4.000", "3.000"],
            ],
        )
        self.assertEqual(
            rows[1][5:], "0.500 0.500 0.000 2.000 1.000 0.500 0.000 3.000 3.000".split()
        )


class BareLines(unittest.TestCase):
    def test_reading_is_compared_with_the_first_look_alone(self):
        timing = bench.Timing(2, 1)
        readings = [bench.Reading("photo", [record(0, 1), record(0, 3)], timing, timing)]
        self.assertEqual(
            bench.bare_lines_line(readings),
            "reading took 4.00 s, 2.00 times the 2.00 s of Tesseract on the bare line pictures",
        )

    def test_pictures_without_a_line_have_no_ratio(self):
        timing = bench.Timing(2, 1)
        self.assertIn("0.00 s", bench.bare_lines_line([bench.Reading("none", [], timing, timing)]))


if __name__ == "__main__":
    unittest.main()
