"""A cold start of `onrecord read` on one HTML page: wall time and peak memory, median of five.

python -m benchmarks.cold [examples/PAGE.html]
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.measure import machine


def main() -> None:
    """Start the command five times in a process of its own and print the median."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", type=Path, nargs="?", default=min(Path("examples").glob("*.html")))
    given = parser.parse_args()
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        command = [sys.executable, "-m", "onrecord", "read", str(given.page), "--format", "jsonl"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - begun)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(machine())
    shown = ", ".join(f"{t:.2f}" for t in times)
    print(f"onrecord read {given.page}: {statistics.median(times):.2f} s wall (of {shown}), peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
