"""How fast each runtime that is installed runs the shipped encoder, as word pieces a second.

python -m benchmarks.runtimes [--threads N]
"""

from __future__ import annotations

import argparse
import statistics
import time
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from benchmarks.measure import machine
from onrecord.reading.runtime import OnnxRuntime, OpenVino, Runtime

SHAPES = ((10, 128), (6, 256), (1, 256))


def main() -> None:
    """Time every runtime on windows of several shapes; median of five."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args()
    path = Path(str(files("onrecord.reading"))) / "model" / "encoder.onnx"
    runtimes: list[Runtime] = []
    if find_spec("openvino"):
        runtimes.append(OpenVino(given.threads))
    if find_spec("onnxruntime"):
        runtimes.append(OnnxRuntime("cpu", given.threads))
    print(f"{machine()}, {given.threads} threads")
    for runtime in runtimes:
        graph = runtime.load(path)
        for windows, length in SHAPES:
            ids = np.random.default_rng(0).integers(1000, 20000, (windows, length))
            inputs = {"ids": ids, "features": np.zeros_like(ids), "mask": np.ones_like(ids)}
            graph.run(inputs)
            times = []
            for _ in range(5):
                begun = time.perf_counter()
                graph.run(inputs)
                times.append(time.perf_counter() - begun)
            print(
                f"{runtime.name:28} {windows:3} x {length}: {ids.size / statistics.median(times):8,.0f} word pieces/s"
            )


if __name__ == "__main__":
    main()
