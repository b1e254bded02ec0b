"""The examples of the net that tells the roles of a card's lines; see
src/parse/roles/role_scores.h.

For each role the candidates of a card and "none of them", with score 0, compete in a softmax, as in
likelihood.py; here a net gives a candidate its score.
"""

import numpy
import torch

OUT_OF_THE_RUNNING = -30.0


class RoleExamples:
    """Cards, each a list of candidates: (right, first, last, features), where right[role] says
    whether it is the role's value, and first and last are its pieces; and of each card which of the
    roles it has. A value that is no candidate teaches nothing; what is printed twice is as right
    the second time."""

    def __init__(self, cards, present):
        sizes = [len(card) for card in cards]
        rows = [row for card in cards for row in card]
        self.starts = numpy.concatenate([[0], numpy.cumsum(sizes)])
        self.features = torch.tensor(numpy.array([row[3] for row in rows], numpy.float32))
        self.before, self.behind = self._neighbours(cards)
        self.mean = self._means(cards)
        right = numpy.array([row[0] for row in rows], bool)
        self.out = numpy.zeros_like(right)
        self.right = numpy.full((len(cards), right.shape[1]), -1)
        self.teaches = numpy.zeros(self.right.shape, numpy.float32)
        for card, start in enumerate(self.starts[:-1]):
            for role in range(right.shape[1]):
                at = start + numpy.flatnonzero(right[start : start + sizes[card], role])
                self.right[card, role] = at[0] - start if len(at) else -1
                self.out[at[1:], role] = True
                self.teaches[card, role] = bool(len(at)) == present[card][role]

    def __len__(self):
        return len(self.right)

    def _neighbours(self, cards):
        """The rows of the pieces before and behind each candidate, or one past the last row."""
        before, behind, none = [], [], self.starts[-1]
        for card, start in zip(cards, self.starts):
            of_piece = {first: start + i for i, (_, first, last, _) in enumerate(card)
                        if first == last}  # fmt: skip
            before += [of_piece.get(first - 1, none) for _, first, _, _ in card]
            behind += [of_piece.get(last + 1, none) for _, _, last, _ in card]
        return numpy.array(before), numpy.array(behind)

    def _means(self, cards):
        """Of each card's pieces."""
        means = []
        for card in cards:
            pieces = [row[3] for row in card if row[1] == row[2]]
            means.append(numpy.mean(pieces or [numpy.zeros(self.features.shape[1])], 0))
        return torch.tensor(numpy.array(means, numpy.float32))

    def views(self, cards):
        """What the net sees of the candidates of some cards, and of which of the cards each is."""
        rows = numpy.concatenate([numpy.arange(*self.starts[card : card + 2]) for card in cards])
        sizes = self.starts[cards + 1] - self.starts[cards]
        of_card = numpy.repeat(numpy.arange(len(cards)), sizes)

        def at(places):
            seen = self.features[numpy.minimum(places, len(self.features) - 1)]
            return seen * torch.tensor(places < len(self.features))[:, None]

        mean = self.mean[cards[of_card]]
        own = self.features[rows]
        seen = torch.cat([own, at(self.before[rows]), at(self.behind[rows]), mean], 1)
        return seen, of_card, rows

    def losses(self, net, cards):
        """In nats, of each card in each role."""
        seen, of_card, rows = self.views(cards)
        scores = net(seen, seen[:, : self.features.shape[1]]).masked_fill(torch.tensor(self.out[rows]), OUT_OF_THE_RUNNING)
        begin = numpy.flatnonzero(numpy.diff(of_card, prepend=-1))
        top = torch.tensor(numpy.maximum.reduceat(scores.detach().numpy(), begin)).clamp(min=0)
        powers = torch.exp(scores - top[of_card])
        total = torch.exp(-top).index_add(0, torch.tensor(of_card), powers)
        right = torch.tensor(self.right[cards])
        of_right = scores.gather(0, (right + torch.tensor(begin)[:, None]).clamp(min=0))
        loss = top + torch.log(total) - of_right * (right >= 0)
        return loss * torch.tensor(self.teaches[cards])
