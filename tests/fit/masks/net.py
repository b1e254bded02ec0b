"""The net that sees cards from afar, and how it is taught; see src/imaging/find/card_masks.cpp.

teach(folder, seed, files, samples) draws the scenes into `folder`, teaches the net on them and
returns it with its loss. Both steps go on where they were broken off, with the same result: a file
of scenes depends on the seed and its number, a batch on the seed and how many came before.
"""
import copy
import pathlib

import numpy
import torch
from torch import nn
from torch.nn import functional

import scenes

SCENES_IN_FILE = 250
BATCH = 16
MOST_RATE, WARM_UP = 2.5e-3, 1000
WIDTHS = (12, 24, 40, 64, 96)


def layers(inputs, outputs, stride=1):
    convolution = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
    return nn.Sequential(convolution, nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


class CardMasks(nn.Module):
    """A U-Net: down to a sixteenth by strides, up again beside what was seen on the way down. From
    pictures (n x 3 x 192 x 256, -1 to 1) to log odds of cards and outlines (n x 2 x 96 x 128)."""

    def __init__(self):
        super().__init__()
        inner = zip((3, *WIDTHS), WIDTHS)
        self.down = nn.ModuleList(
            nn.Sequential(layers(a, b, 2), layers(b, b)) for a, b in inner)
        self.middle = layers(WIDTHS[-1], WIDTHS[-1])
        above = zip(reversed(WIDTHS), reversed(WIDTHS[:-1]))
        self.up = nn.ModuleList(layers(a + b, b) for a, b in above)
        self.masks = nn.Conv2d(WIDTHS[0], 2, 1)

    def forward(self, pictures):
        seen = [pictures]
        for down in self.down:
            seen.append(down(seen[-1]))
        found = self.middle(seen.pop())
        for up in self.up:
            found = functional.interpolate(found, scale_factor=2, mode="nearest")
            found = up(torch.cat([found, seen.pop()], 1))
        return self.masks(found)


def scene_file(folder, seed, number):
    """The file of scenes, drawn if it is not there."""
    file = folder / f"scenes-{seed}-{number}.npz"
    if not file.exists():
        chance = numpy.random.default_rng([seed, number])
        drawn = [scenes.scene(chance) for _ in range(SCENES_IN_FILE)]
        unfinished = file.with_suffix(".unfinished")
        with open(unfinished, "wb") as stream:
            numpy.savez(stream, *(numpy.stack(part) for part in zip(*drawn)))
        unfinished.rename(file)
    return file


def all_scenes(folder, seed, files):
    """Pictures, cards and outlines of all the scenes."""
    parts = []
    for number in range(files):
        with numpy.load(scene_file(folder, seed, number)) as arrays:
            parts.append([arrays[name] for name in arrays.files])
    return [numpy.concatenate(part) for part in zip(*parts)]


def batch(chance, pictures, cards, outlines):
    """Some scenes, mirrored, in other colours and light, as the net takes them."""
    chosen = chance.integers(0, len(pictures), BATCH)
    seen = torch.from_numpy(pictures[chosen].transpose(0, 3, 1, 2).astype("f4")) / 127.5 - 1
    masks = numpy.stack([cards[chosen], outlines[chosen]], 1).astype("f4") / 255
    masks = functional.avg_pool2d(torch.from_numpy(masks), 2)
    for axis in (3, 2):
        if chance.random() < 0.5:
            seen, masks = seen.flip(axis), masks.flip(axis)
    if chance.random() < 0.3:
        seen = seen[:, torch.from_numpy(chance.permutation(3))]
    return seen * chance.uniform(0.75, 1.25) + chance.uniform(-0.15, 0.15), masks


def loss_of(answers, masks):
    """Cross entropy and, since outlines cover little, what the two masks do not share (Milletari,
    Navab & Ahmadi, "V-Net", 3DV 2016)."""
    entropy = functional.binary_cross_entropy_with_logits(answers, masks, reduction="none")
    shares = answers.sigmoid()
    common = (shares * masks).sum((2, 3))
    dice = (2 * common + 1) / (shares.sum((2, 3)) + masks.sum((2, 3)) + 1)
    return (entropy.mean((0, 2, 3)) + 1 - dice.mean(0)).sum()


def rate(done, samples):
    """The step's size: up in a thousand samples, then down along a cosine."""
    return MOST_RATE * min(1, done / WARM_UP + 0.1) * (
        0.5 * (1 + numpy.cos(numpy.pi * done / samples)) + 0.01)


def teach(folder, seed, files, samples):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)  # sums come out alike on every machine
    torch.manual_seed(seed)
    net = CardMasks()
    steps = torch.optim.AdamW(net.parameters(), MOST_RATE, weight_decay=1e-4)
    state, done, mean = folder / f"net-{seed}-{files}-{samples}.pt", 0, None
    if state.exists():
        kept = torch.load(state)
        net.load_state_dict(kept["net"])
        steps.load_state_dict(kept["steps"])
        done, mean = kept["done"], kept["mean"]
    drawn = all_scenes(folder, seed, files)
    while done < samples:
        seen, masks = batch(numpy.random.default_rng([seed, done]), *drawn)
        steps.param_groups[0]["lr"] = rate(done, samples)
        loss = loss_of(net(seen), masks)
        steps.zero_grad()
        loss.backward()
        steps.step()
        done += BATCH
        mean = loss.item() if mean is None else 0.98 * mean + 0.02 * loss.item()
        if done % (50 * BATCH) == 0 or done >= samples:
            print(f"{done} of {samples}: {mean:.3f}", flush=True)
            torch.save({"net": net.state_dict(), "steps": steps.state_dict(), "done": done,
                        "mean": mean}, state.with_suffix(".unfinished"))
            state.with_suffix(".unfinished").rename(state)
    return net, mean


def export(net, file, made):
    """As ONNX, with probabilities for its answers and `made` as its description."""
    whole = nn.Sequential(copy.deepcopy(net).eval(), nn.Sigmoid())
    pictures = torch.zeros(1, 3, scenes.HEIGHT, scenes.WIDTH)
    torch.onnx.export(whole, pictures, str(file), opset_version=11)
    # Of what follows a message in protocol buffers its fields are added to it; 6 is the description.
    text = made.encode()
    length = bytes([len(text) % 128 + 128, len(text) // 128])
    file.write_bytes(file.read_bytes() + bytes([6 << 3 | 2]) + length + text)
