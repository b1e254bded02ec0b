"""Nets with one hidden layer that judge a thing beside what surrounds it (src/core/net.h), and how
they are taught: by AdamW (Loshchilov and Hutter, 2019) with one cycle of its rate (Smith and Topin,
2019), on one thread, so that the same seed gives the same net. What is used is the mean of a few
that began elsewhere (Hansen and Salamon, 1990), which is a net of all their units.
"""

import numpy
import torch
from torch import nn

MOST_RATE, DECAY, DROPPED = 2e-3, 1e-4, 0.3


class ViewNet(nn.Module):
    """A linear sum of the features of the first view, and a layer of rectified units that sees all
    views, one behind the other. Without offsets: the feature `always` has them."""

    def __init__(self, features, views, outputs, units, seed):
        super().__init__()
        torch.manual_seed(seed)
        self.direct = nn.Linear(features, outputs, bias=False)
        self.units = nn.Linear(views * features, units, bias=False)
        self.of_units = nn.Linear(units, outputs, bias=False)

    def forward(self, seen, own):
        """`seen` are all views, `own` is the first."""
        units = nn.functional.dropout(torch.relu(self.units(seen)), DROPPED, self.training)
        return self.direct(own) + self.of_units(units)

    def tables(self):
        """A row a feature: what it says for each output, then to the units, view by view; and a
        row an output: what each unit says for it."""
        direct, units, of_units = (p.detach().numpy() for p in self.parameters())
        features = direct.shape[1]
        by_feature = units.reshape(len(units), -1, features).transpose(2, 1, 0).reshape(features, -1)
        return numpy.concatenate([direct.T, by_feature], 1), of_units


def mean_of(nets):
    """The net that says what these say in the mean."""
    first = nets[0]
    features, outputs = first.direct.in_features, first.direct.out_features
    views = first.units.in_features // features
    units = sum(net.units.out_features for net in nets)
    mean = ViewNet(features, views, outputs, units, seed=0)
    with torch.no_grad():
        mean.direct.weight[:] = sum(net.direct.weight for net in nets) / len(nets)
        mean.units.weight[:] = torch.cat([net.units.weight for net in nets])
        mean.of_units.weight[:] = torch.cat([net.of_units.weight for net in nets], 1) / len(nets)
    return mean


def teach(net, examples, rounds, batch, seed):
    """Teaches the net on the examples, so many of them at a time; the mean losses in the last
    round. examples.losses(net, indices) tells those of some examples in each output."""
    torch.set_num_threads(1)
    chance = numpy.random.default_rng(seed)
    optimiser = torch.optim.AdamW(net.parameters(), MOST_RATE, weight_decay=DECAY)
    batches = len(examples) // batch
    rate = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, MOST_RATE, total_steps=rounds * batches + 1)  # fmt: skip
    for _ in range(rounds):
        means = 0
        for indices in numpy.array_split(chance.permutation(len(examples)), batches):
            of_outputs = examples.losses(net, indices).mean(0)
            optimiser.zero_grad()
            of_outputs.sum().backward()
            optimiser.step()
            rate.step()
            means = means + of_outputs.detach().numpy() / batches
    return means
