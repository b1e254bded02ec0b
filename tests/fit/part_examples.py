"""The examples of the net that tells which parts of a card's lines are of an address; see
src/parse/address/address_signs.h.

A part learns from its neighbours' answers (pseudo-likelihood: Besag, 1975), and as often from itself
alone: with their answers always known it would lean on them. What joins neighbours goes into the
linear sum only, as the links of address.cpp need it, and never to the hidden units.
"""

import numpy
import torch
from torch import nn

BESIDE = (-1, 1, -2, 2)  # the other views, with the mean of the card's parts last
BARE = 0.3  # of the cards with an address there is one more example, of the address and no more


def with_bare(right, of_card, seed):
    """The parts and their cards, with some addresses once more as cards of their own: somebody may
    paste no more than an address, and no part of it leans on a telephone below."""
    chosen = numpy.random.default_rng(seed).random(of_card[-1] + 1) < BARE
    again = numpy.flatnonzero(right & chosen[of_card])
    kept = numpy.concatenate([numpy.arange(len(right)), again])
    return kept, numpy.concatenate([of_card, of_card[again] + of_card[-1] + 1])


class PartExamples:
    """Parts in the order of their cards: features, whether each is of an address, its card, and
    which of the features join it to its neighbours."""

    def __init__(self, features, right, of_card, joins, seed):
        kept, of_card = with_bare(numpy.asarray(right), numpy.asarray(of_card), seed)
        features, right = numpy.asarray(features, numpy.float32)[kept], numpy.asarray(right)[kept]
        alone = numpy.where(joins, 0, features)
        self.features, self.alone = torch.tensor(features), torch.tensor(alone)
        self.right = torch.tensor(right.astype(numpy.float32))
        self.of_card = of_card
        sums = numpy.zeros((self.of_card[-1] + 1, features.shape[1]), numpy.float32)
        numpy.add.at(sums, self.of_card, alone)
        counts = numpy.maximum(numpy.bincount(self.of_card), 1)[:, None]
        self.means = torch.tensor((sums / counts).astype(numpy.float32))

    def __len__(self):
        """Each part once beside its neighbours' answers and once alone."""
        return 2 * len(self.right)

    def losses(self, net, indices):
        """In nats, of each example."""
        parts, by_itself = indices % len(self.right), indices >= len(self.right)
        views = [self.alone[parts], *(self._beside(parts, step) for step in BESIDE)]
        views.append(self.means[self.of_card[parts]])
        own = torch.where(torch.tensor(by_itself)[:, None], views[0], self.features[parts])
        odds = net(torch.cat(views, 1), own)
        loss = nn.functional.binary_cross_entropy_with_logits
        return loss(odds, self.right[parts][:, None], reduction="none")

    def _beside(self, parts, step):
        places = numpy.clip(parts + step, 0, len(self.right) - 1)
        there = (places == parts + step) & (self.of_card[places] == self.of_card[parts])
        return self.alone[places] * torch.tensor(there)[:, None]
