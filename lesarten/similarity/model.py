"""A sentence-embedding model from a folder on this machine, as further evidence. Nothing is downloaded.

Two formats: model2vec (`model.safetensors` with one vector a token, `tokenizer.json`) and ONNX
(`model.onnx`, `tokenizer.json`). Needs the extra `lesarten[model]`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from lesarten.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.similarity.sparse import Floats

DTYPES = {"F64": np.float64, "F32": np.float32, "F16": np.float16}
"""The number formats of safetensors that a table of vectors comes in."""
AT_ONCE = 32
"""Sentences that go through a network together."""


class StaticModel:
    """model2vec: the mean of the vectors of a sentence's tokens (Tulkens and van Dongen 2024)."""

    def __init__(self, folder: Path) -> None:
        self.name = folder.name
        self._tokenizer = _load_tokenizer(folder)
        self._vectors = read_vectors(folder / "model.safetensors")

    def vectors(self, sentences: Sequence[str]) -> Floats:
        """One vector a sentence; zeros for one without a known token."""
        result = np.zeros((len(sentences), self._vectors.shape[1]))
        for row, encoding in zip(
            result, self._tokenizer.encode_batch(list(sentences), add_special_tokens=False), strict=True
        ):
            ids = [token for token in encoding.ids if token < len(self._vectors)]
            if ids:
                row[:] = self._vectors[ids].mean(axis=0)
        return result


class NetworkModel:
    """ONNX: the mean of the network's last states over the tokens of a sentence."""

    def __init__(self, folder: Path) -> None:
        self.name = folder.name
        self._tokenizer = _load_tokenizer(folder)
        self._tokenizer.enable_padding()
        try:
            # Deferred: an extra, and the runtime costs 100 ms.
            import onnxruntime
        except ImportError as error:
            raise UsageError("--model needs: pip install 'lesarten[model]'") from error
        options = onnxruntime.SessionOptions()
        # One thread: results do not depend on the machine.
        options.intra_op_num_threads = 1
        path = folder / "model.onnx"
        try:
            self._session = onnxruntime.InferenceSession(
                str(path), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # the runtime raises many kinds, all mean that it is no model
            raise UsageError(f"{path}: not a model that can be read: {error}") from error
        self._inputs = {given.name for given in self._session.get_inputs()}

    def vectors(self, sentences: Sequence[str]) -> Floats:
        """One vector a sentence."""
        parts = [self._run(sentences[k : k + AT_ONCE]) for k in range(0, len(sentences), AT_ONCE)]
        return np.concatenate(parts) if parts else np.zeros((0, 1))

    def _run(self, sentences: Sequence[str]) -> Floats:
        encoded = self._tokenizer.encode_batch(list(sentences))
        mask = np.array([one.attention_mask for one in encoded], dtype=np.int64)
        given = {
            "input_ids": np.array([one.ids for one in encoded], dtype=np.int64),
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(mask),
        }
        states = self._session.run(
            None, {name: value for name, value in given.items() if name in self._inputs}
        )[0]
        if states.ndim == 2:
            return np.asarray(states, dtype=np.float64)
        weighed = np.asarray(states, dtype=np.float64) * mask[:, :, None]
        pooled: Floats = weighed.sum(axis=1) / np.maximum(mask.sum(axis=1, keepdims=True), 1)
        return pooled


def load_model(path: str) -> StaticModel | NetworkModel:
    """The model in the folder `path`. Raises UsageError, with the way out, when there is none to read."""
    folder = Path(path)
    if not folder.is_dir():
        raise UsageError(f"{path}: not a folder with a model")
    for file, kind in (("model.onnx", NetworkModel), ("model.safetensors", StaticModel)):
        if (folder / file).is_file():
            return kind(folder)
    raise UsageError(f"{path}: neither model.onnx nor model.safetensors is in this folder")


def read_vectors(path: Path) -> Floats:
    """The vectors in a safetensors file: the table named "embeddings", else the first with two axes."""
    try:
        data = path.read_bytes()
        size = int.from_bytes(data[:8], "little")
        header: dict[str, dict[str, Any]] = json.loads(data[8 : 8 + size])
        header.pop("__metadata__", None)
        tables = {name: entry for name, entry in header.items() if len(entry["shape"]) == 2}
        entry = tables.get("embeddings") or next(iter(tables.values()))
        begin, end = (8 + size + offset for offset in entry["data_offsets"])
        table = np.frombuffer(data[begin:end], dtype=DTYPES[entry["dtype"]]).reshape(entry["shape"])
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from error
    except (ValueError, KeyError, StopIteration, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: not a safetensors file with a table of vectors") from error
    return table.astype(np.float64)


def _load_tokenizer(folder: Path) -> Any:
    try:
        # Deferred: an extra.
        from tokenizers import Tokenizer
    except ImportError as error:
        raise UsageError("--model needs: pip install 'lesarten[model]'") from error
    path = folder / "tokenizer.json"
    if not path.is_file():
        raise UsageError(f"{path}: missing")
    try:
        return Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises bare exceptions
        raise UsageError(f"{path}: not a tokenizer that can be read") from error
