"""Tests of the fit on examples whose weights are known."""

import unittest

import numpy

import likelihood


class LikelihoodTest(unittest.TestCase):
    def test_a_logistic_regression_finds_the_odds(self):
        features = [[1.0]] * 100
        right = [True] * 80 + [False] * 20
        values, loss = likelihood.fitted(likelihood.binary(features, right), 1e-9 * numpy.eye(1))
        self.assertAlmostEqual(values[0], numpy.log(4), 4)
        self.assertAlmostEqual(loss, -(0.8 * numpy.log(0.8) + 0.2 * numpy.log(0.2)), 4)

    def test_a_softmax_finds_the_weights_that_drew_its_choices(self):
        rng = numpy.random.default_rng(1)
        wanted = numpy.array([2.0, -1.0])
        features, sizes, right = [], [], []
        for _ in range(4000):
            members = rng.normal(size=(3, 2))
            powers = numpy.exp(numpy.append(members @ wanted, 0))
            drawn = rng.choice(4, p=powers / powers.sum())
            features.extend(members)
            sizes.append(3)
            right.append(drawn if drawn < 3 else -1)
        groups = likelihood.Groups(features, sizes, right)
        values, _ = likelihood.fitted(groups, 1e-6 * numpy.eye(2))
        self.assertTrue(numpy.allclose(values, wanted, atol=0.15), values)

    def test_the_prior_holds_what_no_example_speaks_of(self):
        groups = likelihood.binary([[1.0, 0.0]] * 4, [True, True, False, False])
        values, _ = likelihood.fitted(groups, numpy.eye(2), [0.5, 1.0])
        self.assertAlmostEqual(values[1], 1.0, 6)
        self.assertTrue(0 < values[0] < 0.5)

    def test_a_heavier_example_counts_for_more(self):
        groups = likelihood.binary([[1.0]] * 2, [True, False], [3.0, 1.0])
        values, _ = likelihood.fitted(groups, 1e-9 * numpy.eye(1))
        self.assertAlmostEqual(values[0], numpy.log(3), 4)


if __name__ == "__main__":
    unittest.main()
