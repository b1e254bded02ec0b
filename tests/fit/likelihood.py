"""Maximum likelihood for the tables of linear weights, curves and calibrations.

The model is a conditional logit (McFadden, 1974): the members of a group, and "none of them" with
score 0, compete in a softmax over linear scores. A logistic regression is the same with one member
a group. A Gaussian prior on the weights is the only regulariser; Newton's method finds the maximum,
which is the only one.
"""

import numpy

MOST_ROUNDS = 40
SMALL_ENOUGH = 1e-6  # of a step, in units of the weights


class Groups:
    """The groups' members: `features` row by row, `sizes` of the groups in turn, and the index of
    the `right` member within its group, or -1 where none of them is right."""

    def __init__(self, features, sizes, right, weights=None):
        self.features = numpy.asarray(features, float)
        self.starts = numpy.concatenate([[0], numpy.cumsum(sizes)[:-1]]).astype(int)
        self.of_member = numpy.repeat(numpy.arange(len(sizes)), sizes)
        self.right = numpy.where(numpy.asarray(right) >= 0, self.starts + right, -1)
        self.weights = numpy.ones(len(sizes)) if weights is None else numpy.asarray(weights)

    def probabilities(self, values):
        """Of each member, and the mean loss of a group."""
        scores = self.features @ values
        top = numpy.maximum(numpy.maximum.reduceat(scores, self.starts), 0)
        powers = numpy.exp(scores - top[self.of_member])
        totals = numpy.add.reduceat(powers, self.starts) + numpy.exp(-top)
        shares = powers / totals[self.of_member]
        taken = self.right >= 0
        logs = -top - numpy.log(totals)
        logs[taken] += scores[self.right[taken]]
        return shares, -float(self.weights @ logs)

    def derivatives(self, values):
        shares, _ = self.probabilities(values)
        weights = self.weights[self.of_member]
        error = shares * weights
        taken = self.right[self.right >= 0]
        error[taken] -= weights[taken]
        weighted = self.features * shares[:, None]
        means = numpy.add.reduceat(weighted, self.starts)
        hessian = self.features.T @ (weighted * weights[:, None])
        hessian -= means.T @ (means * self.weights[:, None])
        return self.features.T @ error, hessian


def binary(features, right, weights=None):
    """Groups of one: a logistic regression of what is right."""
    right = numpy.where(numpy.asarray(right, bool), 0, -1)
    return Groups(features, numpy.ones(len(right), int), right, weights)


def fitted(groups, prior, centre=None):
    """The likeliest weights under a Gaussian prior of this precision around `centre`, and their
    loss without the prior, in nats a group."""
    count = groups.features.shape[1]
    centre = numpy.zeros(count) if centre is None else numpy.asarray(centre, float)
    values = centre.copy()

    def loss(at):
        return groups.probabilities(at)[1] + (at - centre) @ prior @ (at - centre) / 2

    for _ in range(MOST_ROUNDS):
        gradient, hessian = groups.derivatives(values)
        step = numpy.linalg.solve(hessian + prior, gradient + prior @ (values - centre))
        before = loss(values)
        while loss(values - step) > before and abs(step).max() > SMALL_ENOUGH:
            step /= 2
        values -= step
        if abs(step).max() < SMALL_ENOUGH:
            break
    return values, groups.probabilities(values)[1] / groups.weights.sum()
