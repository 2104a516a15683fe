"""Runs the model's two graphs: OpenVINO on CPUs, ONNX Runtime on a GPU or where OpenVINO is not installed.

Invariant: a graph is always fed the windows, or the cues, of one report and nothing else, so what it gives cannot depend
on what is read beside it. Weights and activation scales are fixed in the file; none is taken over a batch.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal, Protocol

import numpy as np
import numpy.typing as npt

from onrecord.errors import RunError, UsageError

Device = Literal["cpu", "cuda"]
Arrays = Mapping[str, npt.NDArray[Any]]


class Graph(Protocol):
    """One ONNX graph, loaded."""

    def run(self, inputs: Arrays) -> list[npt.NDArray[np.float32]]:
        """The graph's outputs, in the order of the file."""
        ...


class Runtime(Protocol):
    """A way to run ONNX graphs."""

    name: str
    """Package, version and precision: part of the reader's version."""

    def load(self, path: Path) -> Graph:
        """Load the graph at `path`."""
        ...


def choose(device: Device) -> Runtime:
    """The runtime for a device. Raises UsageError where the device needs a package that is not installed."""
    if device == "cpu" and find_spec("openvino"):
        return OpenVino()
    if not find_spec("onnxruntime"):
        extra = "gpu" if device == "cuda" else "onnxruntime"
        raise UsageError(f"No runtime for device {device!r} is installed", f"pip install 'onrecord[{extra}]'")
    return OnnxRuntime(device)


class OpenVino:
    """Intel's OpenVINO: the faster one on every x86-64 CPU we measured (benchmarks/README.md)."""

    def __init__(self, threads: int = 1) -> None:
        self.name = f"openvino {version('openvino')} f32"
        openvino = import_module("openvino")
        self._core = openvino.Core()
        self._config = {
            "INFERENCE_PRECISION_HINT": "f32",  # as stored: bf16 arithmetic would differ between kinds of CPU
            "INFERENCE_NUM_THREADS": threads,
            "PERFORMANCE_HINT": "LATENCY",
            "ENABLE_CPU_PINNING": False,
        }

    def load(self, path: Path) -> Graph:
        """Load the graph at `path`."""
        return _OpenVinoGraph(self._core.compile_model(str(path), "CPU", self._config))


class _OpenVinoGraph:
    def __init__(self, compiled: Any) -> None:
        self._request = compiled.create_infer_request()
        self._outputs = compiled.outputs

    def run(self, inputs: Arrays) -> list[npt.NDArray[np.float32]]:
        found = self._request.infer(dict(inputs), share_inputs=True)
        arrays = [found[output] for output in self._outputs]
        if not all(array.size for array in arrays):  # seen when oneDNN is told to use fewer units than the CPU has
            raise RunError(
                "OpenVINO gives no result for the model on this CPU",
                "Use ONNX Runtime instead: pip install 'onrecord[onnxruntime]' && pip uninstall openvino",
            )
        return arrays


class OnnxRuntime:
    """Microsoft's ONNX Runtime."""

    def __init__(self, device: Device, threads: int = 1) -> None:
        runtime = import_module("onnxruntime")
        provider = {"cpu": "CPUExecutionProvider", "cuda": "CUDAExecutionProvider"}[device]
        if provider not in runtime.get_available_providers():
            raise UsageError(
                f"onnxruntime {runtime.__version__} here cannot use device {device!r}",
                "Install the GPU build: pip install 'onrecord[gpu]', or use --device cpu.",
            )
        self.name = f"onnxruntime {runtime.__version__} {device}"
        self._runtime, self._provider = runtime, provider
        self._options = runtime.SessionOptions()
        self._options.intra_op_num_threads = threads
        self._options.log_severity_level = 3

    def load(self, path: Path) -> Graph:
        """Load the graph at `path`."""
        return _OnnxGraph(self._runtime.InferenceSession(str(path), self._options, providers=[self._provider]))


class _OnnxGraph:
    def __init__(self, session: Any) -> None:
        self._session = session

    def run(self, inputs: Arrays) -> list[npt.NDArray[np.float32]]:
        return list(self._session.run(None, dict(inputs)))
