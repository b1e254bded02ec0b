#!/usr/bin/env python3
"""fit.py MODEL...: makes tables of weights again from invented cards, texts and pictures.

  given_names                 the lexicon's given names of many languages
  given_name_ngrams           the letters that tell a given name from an ordinary word
  roles                       a net: what is the name, the company, the job title, the department
  address_signs               a net: what is a part of an address
  card_masks                  the net that sees cards from afar (hours)
  cards                       the finder's four tables: card, block, relation, whole
  verdict                     whether what was found and read is a card
  picture_calibration, text_calibration   from scores to probabilities
  all                         these, in the order in which they rest on one another

A table is a text file beside the code that reads it; its head says how it was made. What is made
for a fit lies in build/fit. docs/models.md tells what each table was measured on.
"""

import argparse
import functools
import json
import pathlib
import re
import subprocess
import sys

import numpy

import given_name_ngrams
import given_names
import likelihood

ROOT = pathlib.Path(__file__).resolve().parents[2]
MADE = ROOT / "build" / "fit"
INVENTED = ROOT / "tests" / "invented"
RELEASE = ROOT / "build" / "release"
PARSE, FIND, SCAN = (
    ROOT / "src" / folder
    for folder in ("parse/models", "imaging/find/models", "app/scan/models")
)

sys.path.insert(0, str(ROOT / "tests" / "score"))
import score  # noqa: E402  the scorer is a script in another folder, not a package

SEED = 1
ROLES = ("name", "company", "job title", "department")


# -- what is run


def run(*command, **options):
    return subprocess.run([str(part) for part in command], check=True, text=True, **options)


def build(target):
    run("cmake", "--build", "--preset", "release", "--target", target, cwd=ROOT, stdout=sys.stderr)


def invented(script, *arguments):
    command = [sys.executable, "-B", INVENTED / script, *arguments]
    return run(*command, stdout=subprocess.PIPE).stdout


def pictures(what, count, seed, half, *more):
    """The folder of pictures as ./dev pictures makes them."""
    folder = MADE / f"{what}{'-'.join(more)}-{half}-{seed}-{count}"
    if not folder.exists():
        script = ROOT / "tests" / "bench" / "make_pictures.py"
        options = ["--count", count, "--seed", seed, "--half", half, "--small", *more]
        unfinished = folder.with_suffix(".unfinished")
        run(sys.executable, "-B", script, what, unfinished, *options)
        unfinished.rename(folder)
    return folder


def files_of(folder):
    return sorted((folder / "img").iterdir())


def printed(what, *arguments, text=None):
    """What print_features prints, as (kind, what is known, features): see print_features.cpp."""
    output = run(RELEASE / "print_features", what, *arguments, input=text, stdout=subprocess.PIPE)
    names = {}
    for line in output.stdout.splitlines():
        kind, known, sparse = line.split("\t")
        if kind == "names":
            names[known] = sparse.split()
            continue
        features = numpy.zeros(len(names.get(kind, ())))
        for pair in sparse.split():
            at, value = pair.split(":")
            features[int(at)] = float(value)
        yield kind, known.split(), (names.get(kind), features)


# -- the table


@functools.cache
def commit():
    """What the tables are made from, before the first of them is rewritten."""
    done = run("git", "describe", "--always", "--dirty", cwd=ROOT, stdout=subprocess.PIPE)
    return done.stdout.strip()


def write_table(file, model, about, made_of, names, rows, decimals=2):
    """A line a feature; above them what the numbers are and how they were made."""
    width = max(map(len, names))
    head = [about, f"./dev fit {model}, at commit {commit()}", made_of]
    lines = [f"# {line}" for line in head]
    for name, row in zip(names, rows):
        numbers = "".join(f" {value:7.{decimals}f}" for value in numpy.atleast_1d(row))
        lines.append(f"{name:{width}}{numbers}")
    file.write_text("\n".join(lines) + "\n")
    print(f"{file.relative_to(ROOT)}: {made_of}", file=sys.stderr)


# -- word lists


def fit_given_names(_model):
    count = given_names.write(ROOT / "src/parse/text/lexicon")
    print(f"{count} given names in {len(given_names.LOCALES)} languages", file=sys.stderr)


DICTIONARIES = pathlib.Path("/usr/share/dict")


def fit_given_name_ngrams(model):
    """Without the names that no list of the invented world has: they stand for those of others."""
    sys.path.insert(0, str(INVENTED))
    import world

    halves = [world.World(half) for half in world.HALVES]
    strangers = {name for half in halves for country in half.countries.values()
                 for name in country.list("unlisted_given")}  # fmt: skip
    table, right, names, words = given_name_ngrams.fitted(DICTIONARIES, strangers, SEED)
    about = "What a letter behind up to three others says for a given name, in nats"
    made = f"seed {SEED}, {names} names and {words} words; of a tenth left aside {right:.3f} of the pairs are told apart"
    rows = sorted(table)
    write_table(PARSE / f"{model}.txt", model, about, made, rows, [table[row] for row in rows], 1)


# -- roles and addresses

CARDS, TEXTS = 28000, 12000
# Of each card that was thought up by hand, as picture and as text.
WRITTEN_COPIES, COPIES_FOR_ADDRESSES = 6, 3
# The nets, and how often and how many at a time they see the examples; of how many each is the mean.
ROLE_VIEWS, ROLE_UNITS, ROLE_ROUNDS, ROLE_BATCH = 4, 64, 14, 256
PART_VIEWS, PART_UNITS, PART_ROUNDS, PART_BATCH = 6, 32, 6, 2048
NETS = 3


@functools.cache
def cards_and_texts(copies):
    """Both kinds of examples, one card after the other."""
    build("print_features")
    text = invented("cards.py", CARDS, SEED) + invented("texts.py", TEXTS, SEED, "fitted")
    text += invented("written.py", copies, SEED, "fitted")
    return list(printed("lines", text=text))


def fit_roles(model):
    import role_examples  # it needs PyTorch

    names, cards, present = [], [], []
    for kind, known, (own, features) in cards_and_texts(WRITTEN_COPIES):
        if kind == "card":
            cards.append([])
            present.append([count != "0" for count in known[: len(ROLES)]])
        elif kind == "line":
            names = own
            right, first, last = known
            cards[-1].append(([sign == "1" for sign in right], int(first), int(last), features))
    filled = [i for i, card in enumerate(cards) if card]
    examples = role_examples.RoleExamples([cards[i] for i in filled], [present[i] for i in filled])
    shape = len(names), ROLE_VIEWS, len(ROLES), ROLE_UNITS
    net, losses = mean_net(shape, examples, ROLE_ROUNDS, ROLE_BATCH)
    of_roles = "; ".join(f"{role} {loss:.3f} nats" for role, loss in zip(ROLES, losses))
    made = f"seed {SEED}, {len(filled)} cards and texts; {of_roles}"
    outputs = [role.split()[-1] for role in ROLES]
    what = f"a line's being {', '.join(ROLES)}"
    write_net(PARSE / "roles.txt", PARSE / "role_units.txt", net, what, names, outputs, made)


def mean_net(shape, examples, rounds, batch):
    """The mean of NETS nets of that shape, and the mean of their losses."""
    import view_net  # it needs PyTorch

    nets, losses = [], []
    for seed in range(SEED, SEED + NETS):
        nets.append(view_net.ViewNet(*shape, seed))
        losses.append(view_net.teach(nets[-1], examples, rounds, batch, seed))
    return view_net.mean_of(nets), numpy.mean(losses, 0)


def write_net(file, units_file, net, what, names, outputs, made):
    """The two tables of a net (src/core/net.h)."""
    of_features, of_units = net.tables()
    about = f"What a feature says for {what}, and then to each unit, view by view"
    write_table(file, file.stem, about, made, names, of_features, 3)
    write_table(units_file, file.stem, f"What each unit says for {what}", made, outputs, of_units, 3)


def fit_address_signs(model):
    import part_examples  # it needs PyTorch

    names, found, right, of_card, cards = [], [], [], [], -1
    for kind, known, (own, features) in cards_and_texts(COPIES_FOR_ADDRESSES):
        cards += kind == "card"
        if kind == "part":
            names = own
            found.append(features)
            right.append(known == ["1"])
            of_card.append(cards)
    joins = numpy.array([name.startswith("joined") for name in names])
    examples = part_examples.PartExamples(found, right, of_card, joins, SEED)
    shape = len(names), PART_VIEWS, 1, PART_UNITS
    net, losses = mean_net(shape, examples, PART_ROUNDS, PART_BATCH)
    made = f"seed {SEED}, {cards + 1} cards and texts; {losses[0]:.3f} nats on {len(right)} parts"
    files = PARSE / f"{model}.txt", PARSE / "address_units.txt"
    write_net(*files, net, "a part's being of an address", names, ["address"], made)
    cards_and_texts.cache_clear()  # the addresses found decide what is left for the roles


# -- the finder

LEVEL_PRIOR = 0.05  # on half the squares of a curve's values, in examples
IS_CARD, IS_NONE = 0.9, 0.75  # intersection over union with the nearest card of the truth
IS_CARD_OF_BLOCK = 0.8
# How many examples a picture counts for at most (a grid of cards has hundreds) and the prior on a
# curve's steps; chosen on pictures that the curves were not fitted to.
MOST_OF_PICTURE = {"quad": 10, "block": 10, "relation": 30, "whole": 1}
STEP_PRIOR = {"quad": 4.0, "block": 4.0, "relation": 1.0, "whole": 1.0}
TABLE_OF = {"quad": "card", "block": "block", "relation": "relation", "whole": "whole"}
PHOTOS, FACES, OF_RARE_KIND = 200, 80, 10
RARE_KINDS = ("grid", "touching-sheet")
MADE_PICTURES = f"seed {SEED}, {PHOTOS} photos, {OF_RARE_KIND} of each rare kind, {FACES} faces"


def quads(known):
    numbers = [float(text) for text in known]
    corners = list(zip(numbers[::2], numbers[1::2]))
    return [list(map(list, corners[i : i + 4])) for i in range(0, len(corners), 4)]


def truth_of(file):
    path = pathlib.Path(file)
    return json.loads((path.parent.parent / "truth" / f"{path.stem}.json").read_text())["cards"]


def covered(quad, cards):
    return max((score.overlap(quad, c["quad"]) for c in cards if c.get("quad")), default=0.0)


def is_right(kind, known, cards):
    """Whether it is a card; None where it is neither right nor wrong."""
    if kind == "whole":
        return any(not card.get("quad") for card in cards)
    parts = [covered(quad, cards) for quad in quads(known)]
    if kind == "block":
        share = sum(part > IS_CARD_OF_BLOCK for part in parts) / len(parts)
        return True if share > 0.99 else False if share < 0.5 else None
    return True if parts[0] > IS_CARD else False if parts[0] < IS_NONE else None


def finder_examples(folders):
    """{kind: (names, features, right, weights)} of the pictures."""
    found = {kind: ([], [], [], []) for kind in TABLE_OF}
    own, cards = {}, []

    def finish():
        for kind, rows in own.items():
            names, features, right, weights = found[kind]
            for one_names, values, answer in rows:
                names[:] = one_names
                features.append(values)
                right.append(answer)
                weights.append(min(1.0, MOST_OF_PICTURE[kind] / len(rows)))
        own.clear()

    files = [file for folder in folders for file in files_of(folder)]
    for kind, known, (names, values) in printed("quads", *files):
        if kind == "picture":
            finish()
            cards = truth_of(" ".join(known))
        elif values.any():  # a quad of a block has no features of its own
            answer = is_right(kind, known, cards)
            if answer is not None:
                own.setdefault(kind, []).append((names, values, answer))
    finish()
    return found


def curve_places():
    text = (ROOT / "src/imaging/find/additive_model.h").read_text()
    return [float(place) for place in re.search(r"curve_places{(.*?)}", text)[1].split(",")]


def spread(features, places):
    """For each feature and each place the share that the place has in the feature's value."""
    values = numpy.clip(features, places[0], places[-1])
    shares = [numpy.interp(values, places, unit) for unit in numpy.eye(len(places))]
    return numpy.stack(shares, axis=-1).reshape(len(features), -1)


def fit_curves(kind, example):
    names, features, right, weights = example
    places = curve_places()
    steps = numpy.diff(numpy.eye(len(places)), axis=0)
    of_one = STEP_PRIOR[kind] * steps.T @ steps + LEVEL_PRIOR * numpy.eye(len(places))
    groups = likelihood.binary(spread(numpy.array(features), places), right, weights)
    values, loss = likelihood.fitted(groups, numpy.kron(numpy.eye(len(names)), of_one))
    made = f"{MADE_PICTURES}; {loss:.3f} nats on {len(right)}"
    write_curves(kind, names, values.reshape(-1, len(places)), made)


def write_curves(kind, names, curves, made):
    about = f"The curve of each feature at {', '.join(f'{place:g}' for place in curve_places())}"
    write_table(FIND / f"{TABLE_OF[kind]}.txt", "cards", about, made, names, curves)


def fit_cards(_model):
    """What a quad's relations say rests on the others' own evidence, and what speaks for the whole
    picture on the cards found in it: three rounds, each on the tables of the round before."""
    folders = [pictures("hard", PHOTOS, SEED, "fitted"), pictures("flat", FACES, SEED, "fitted")]
    for kind in RARE_KINDS:
        folders.append(pictures("hard", OF_RARE_KIND, SEED, "fitted", "--kind", kind))
    build("print_features")
    example = finder_examples(folders)
    for kind in ("quad", "block"):
        fit_curves(kind, example[kind])
    # Until they are fitted, relations say nothing beyond the quad's own evidence.
    places, names = numpy.array(curve_places()), example["relation"][0]
    silent = numpy.zeros((len(names), len(places)))
    silent[names.index("own_evidence")] = 16 * (places - 0.5)
    write_curves("relation", names, silent, "until it is fitted")
    for kind in ("relation", "whole"):
        build("print_features")
        fit_curves(kind, finder_examples(folders)[kind])


# -- the net

SCENE_FILES, SAMPLES = 20, 24000


def fit_card_masks(model):
    sys.path.insert(0, str(ROOT / "tests" / "fit" / "masks"))
    import net  # it alone needs PyTorch

    taught, loss = net.teach(MADE / "scenes", SEED, SCENE_FILES, SAMPLES)
    scenes = SCENE_FILES * net.SCENES_IN_FILE
    made = f"seed {SEED}, {SAMPLES} samples of {scenes} scenes; loss {loss:.3f}"
    net.export(taught, FIND / f"{model}.onnx", f"./dev fit {model}, at commit {commit()}; {made}")
    print(f"{model}.onnx: {made}", file=sys.stderr)


# -- the verdict

IS_MOSTLY_CARD, IS_HARDLY_CARD = 0.5, 0.1
VERDICT_PRIOR = 0.1  # on half the square of a weight, in hundredths of an example
SCENES, ROOMS = 120, 40


def fit_verdict(model):
    folders = [
        pictures("hard", SCENES, SEED + 1, "fitted"),
        pictures("hard", ROOMS, SEED + 2, "fitted", "--kind", "room"),
    ]
    build("print_features")
    names, found, right, cards = [], [], [], []
    files = [file for folder in folders for file in files_of(folder)]
    for kind, known, (own, values) in printed("verdicts", "DE", *files):
        if kind == "picture":
            cards = truth_of(" ".join(known))
            continue
        names, share = own, covered(quads(known)[0], cards)
        if share > IS_MOSTLY_CARD or share <= IS_HARDLY_CARD:
            found.append(values)
            right.append(share > IS_MOSTLY_CARD)
    prior = VERDICT_PRIOR / 100 * len(right) * numpy.eye(len(names))
    prior[names.index("always")] = 0
    values, loss = likelihood.fitted(likelihood.binary(found, right), prior)
    about = "What a feature of what was found and read says for a card"
    made = f"seed {SEED}, {SCENES} photos and {ROOMS} rooms; {loss:.3f} nats on {len(right)}"
    write_table(SCAN / "verdict.txt", model, about, made, names, values)


# -- calibration

LOWEST, HIGHEST = 0.02, 0.995  # as in calibration.cpp
# How many values' worth the prior weighs around a curve that changes nothing: slope, offset.
CURVE_PRIOR = numpy.diag([2.0, 0.1])
JUDGED_FACES, JUDGED_PHOTOS, JUDGED_TEXTS, JUDGED_COPIES = 150, 60, 1500, 3


def logit(p):
    return numpy.log(p / (1 - p))


def table_of(file):
    """{name: numbers} of a table as it is."""
    rows = (line.split() for line in file.read_text().splitlines() if not line.startswith("#"))
    return {name: [float(number) for number in numbers] for name, *numbers in rows}


def picture_records():
    """Corpora and what the program reads of them."""
    for what, count in (("flat", JUDGED_FACES), ("hard", JUDGED_PHOTOS)):
        folder = pictures(what, count, SEED + 3, "judged")
        regions = {}
        for file in files_of(folder):
            truth = json.loads((folder / "truth" / f"{file.stem}.json").read_text())
            regions.setdefault(truth["region"], []).append(file)
        yield folder, [
            line for region, files in regions.items() for line in records(region, *files)
        ]


def text_records():
    folder = MADE / "texts"
    invented("texts.py", JUDGED_TEXTS, SEED, "judged", folder)
    invented("written.py", JUDGED_COPIES, SEED, "judged", folder)
    lines = []
    for file in files_of(folder):
        truth = json.loads((folder / "truth" / f"{file.stem}.json").read_text())
        record = json.loads(records(truth["region"], "--text", file)[0])
        lines.append(json.dumps({**record, "file": str(file)}))
    yield folder, lines


def records(region, *what):
    command = [RELEASE / "src/cli/cardlog", "read", "--json", "--quiet", "--region", region, *what]
    done = subprocess.run([str(part) for part in command], text=True, stdout=subprocess.PIPE)
    return done.stdout.splitlines()  # it ends with 1 where values need a look


def fit_calibration(model):
    build("cardlog")
    source = model.split("_")[0]
    file = PARSE / f"{model}.txt"
    old = table_of(file)
    halves = [{field: ([], []) for field in old} for _ in range(2)]
    for corpus, lines in picture_records() if source == "picture" else text_records():
        values = score.judged_values(corpus, score.records_by_picture(lines))
        rank = {name: i for i, name in enumerate(sorted({value.picture for value in values}))}
        for value in values:
            slope, offset = old[value.field]
            p = numpy.clip(value.confidence, 1e-4, 1 - 1e-4)
            x = numpy.clip((logit(p) - offset) / slope, logit(LOWEST), logit(HIGHEST))
            scores, right = halves[rank[value.picture] % 2][value.field]
            scores.append([x, 1.0])
            right.append(value.right)
    judged, curves, count = [], [], 0
    for field in old:
        scores, right = halves[1][field]
        curve, _ = likelihood.fitted(likelihood.binary(scores, right), CURVE_PRIOR, [1, 0])
        curves.append(curve)
        count += len(right)
        judged += [
            score.Judged("", field, float(1 / (1 + numpy.exp(-(curve @ x)))), answer)
            for x, answer in zip(*halves[0][field])
        ]
    print(score.reliability_table(judged), file=sys.stderr)
    about = f"Slope and offset of each field's curve from the score to a probability ({source})"
    made = f"seed {SEED}; odd ranks fitted: {count} values; even ranks judged: {len(judged)} values"
    write_table(file, model, about, made, list(old), curves, 3)


MODELS = {
    "given_names": fit_given_names,
    "given_name_ngrams": fit_given_name_ngrams,
    "roles": fit_roles,
    "address_signs": fit_address_signs,
    "card_masks": fit_card_masks,
    "cards": fit_cards,
    "verdict": fit_verdict,
    "picture_calibration": fit_calibration,
    "text_calibration": fit_calibration,
}
ORDER = ("given_names", "given_name_ngrams", "card_masks", "cards", "address_signs")
ORDER += ("roles", "picture_calibration", "text_calibration", "verdict")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model", nargs="+", choices=[*MODELS, "all"])
    wanted = parser.parse_args().model
    MADE.mkdir(parents=True, exist_ok=True)
    commit()
    for model in ORDER if "all" in wanted else wanted:
        MODELS[model](model)


if __name__ == "__main__":
    main()
