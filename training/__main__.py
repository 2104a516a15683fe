"""From the data folder to the shipped model, in one command.

    python -m training SHARED_FOLDER RUN_FOLDER [--out src/onrecord/reading/model]

SHARED_FOLDER holds `data/polnear` (train and dev) and `bench/score_attribution.py`. RUN_FOLDER keeps checkpoints: the same
command goes on where it was stopped. Steps: train (most of the time), export to int8 ONNX, calibrate on dev, train the act
head on that encoder and fit its confidence, score on dev, write the model card and the notice.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from training import act_confidence, acts, calibrate, card, export, train

OUT = Path("src/onrecord/reading/model")


def main() -> None:
    """Run every step named in the module's text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    data = given.shared / "data" / "polnear"
    if (given.run / "final.pt").exists():
        print(f"{given.run / 'final.pt'} is there: training is done")
    else:
        train.run(data, given.run)
    export.run(data, given.run, given.out)
    calibrate.run(data, given.out)
    acts.run(given.run / "acts", given.out)
    act_confidence.run(given.shared, given.out)
    card.run(given.shared, given.run, given.out)


if __name__ == "__main__":
    main()
