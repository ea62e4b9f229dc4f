"""Make the bundle that MediaPipe's Tasks API wants from raw model files.

The raw files say nothing of how a picture must be normalised, and the API
refuses them for it. The metadata that says so is put in front of the model as
a new root table, whose offsets point forward into the untouched original.
"""

from __future__ import annotations

import io
import struct
import zipfile
from dataclasses import dataclass

import flatbuffers

__all__ = ["DETECTOR_INPUT", "LANDMARKS_INPUT", "Normalization", "assemble", "with_metadata"]

_IDENTIFIER = b"TFL3"
_METADATA_IDENTIFIER = b"M001"
_METADATA_NAME = b"TFLITE_METADATA"
# Tensors in a model file are aligned to 16 bytes; 64 keeps any larger alignment too.
_ALIGNMENT = 64
# Fields of the root table `Model` in the public TFLite schema, in their order.
_FIELDS = 8
_VERSION, _BUFFERS, _METADATA_BUFFER, _METADATA = 0, 4, 5, 6
_NORMALIZATION_OPTIONS = 1  # in the union ProcessUnitOptions of the metadata schema
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Normalization:
    """How a picture's 0 to 255 becomes the model's input: (value - mean) / std."""

    mean: float
    std: float


DETECTOR_INPUT = Normalization(127.5, 127.5)
LANDMARKS_INPUT = Normalization(0.0, 255.0)


def assemble(detector: bytes, landmarks: bytes) -> bytes:
    """Build the ``.task`` bundle: an uncompressed zip of the two models.

    Parameters
    ----------
    detector, landmarks : bytes
        The raw model files.

    Returns
    -------
    bytes
        The same for the same input, always.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as bundle:
        for name, model, normalization in (
            ("pose_detector.tflite", detector, DETECTOR_INPUT),
            ("pose_landmarks_detector.tflite", landmarks, LANDMARKS_INPUT),
        ):
            info = zipfile.ZipInfo(name, _ZIP_DATE)
            bundle.writestr(info, with_metadata(model, normalization))
    return buffer.getvalue()


def with_metadata(model: bytes, normalization: Normalization) -> bytes:
    """Put a root table with the input normalisation in front of a TFLite model.

    Raises
    ------
    ValueError
        If `model` is no TFLite file.
    """
    if model[4:8] != _IDENTIFIER:
        raise ValueError("not a TFLite model")
    root = struct.unpack_from("<I", model, 0)[0]
    targets = _field_targets(model, root)
    buffers = _vector(model, targets[_BUFFERS])
    # The published files carry an entry of this name that leaves the normalisation out.
    entries = [e for e in _vector(model, targets[_METADATA]) if _name(model, e) != _METADATA_NAME]
    head = _Head(targets, buffers, entries, _version(model, root), _metadata(normalization))
    return head.build() + model


def _metadata(normalization: Normalization) -> bytes:
    """ModelMetadata with one subgraph, one input tensor and its normalisation."""
    builder = flatbuffers.Builder(256)
    mean = _floats(builder, normalization.mean)
    std = _floats(builder, normalization.std)
    options = _table(builder, 2, {0: mean, 1: std})
    builder.StartObject(2)
    builder.PrependUint8Slot(0, _NORMALIZATION_OPTIONS, 0)
    builder.PrependUOffsetTRelativeSlot(1, options, 0)
    unit = builder.EndObject()
    units = _offsets(builder, unit)
    tensor = _table(builder, 7, {4: units})
    inputs = _offsets(builder, tensor)
    subgraph = _table(builder, 7, {2: inputs})
    subgraphs = _offsets(builder, subgraph)
    builder.Finish(_table(builder, 8, {3: subgraphs}), file_identifier=_METADATA_IDENTIFIER)
    return bytes(builder.Output())


def _floats(builder: flatbuffers.Builder, value: float) -> int:
    builder.StartVector(4, 1, 4)
    builder.PrependFloat32(value)
    return int(builder.EndVector())


def _offsets(builder: flatbuffers.Builder, item: int) -> int:
    builder.StartVector(4, 1, 4)
    builder.PrependUOffsetTRelative(item)
    return int(builder.EndVector())


def _table(builder: flatbuffers.Builder, fields: int, values: dict[int, int]) -> int:
    builder.StartObject(fields)
    for slot, offset in values.items():
        builder.PrependUOffsetTRelativeSlot(slot, offset, 0)
    return int(builder.EndObject())


def _slot(model: bytes, root: int, field: int) -> int:
    """Place of a field of the root table; 0 if it is not there."""
    vtable = root - struct.unpack_from("<i", model, root)[0]
    size = struct.unpack_from("<H", model, vtable)[0]
    entry = 4 + 2 * field
    offset = struct.unpack_from("<H", model, vtable + entry)[0] if entry < size else 0
    return root + offset if offset else 0


def _version(model: bytes, root: int) -> int:
    slot = _slot(model, root, _VERSION)
    return int(struct.unpack_from("<I", model, slot)[0]) if slot else 0


def _field_targets(model: bytes, root: int) -> list[int | None]:
    """Absolute place of what each field of the root table points to."""
    targets: list[int | None] = [None]
    for field in range(1, _FIELDS):
        slot = _slot(model, root, field)
        targets.append(slot + struct.unpack_from("<I", model, slot)[0] if slot else None)
    return targets


def _vector(model: bytes, place: int | None) -> list[int]:
    """Absolute places of the tables in a vector of offsets."""
    if place is None:
        return []
    count = struct.unpack_from("<I", model, place)[0]
    starts = range(place + 4, place + 4 + 4 * count, 4)
    return [start + struct.unpack_from("<I", model, start)[0] for start in starts]


def _name(model: bytes, entry: int) -> bytes:
    """Name of an entry of the metadata vector."""
    slot = _slot(model, entry, 0)
    if not slot:
        return b""
    place = slot + struct.unpack_from("<I", model, slot)[0]
    size = struct.unpack_from("<I", model, place)[0]
    return model[place + 4 : place + 4 + size]


class _Head:
    """Lays out the new root table and what it needs, then the original follows."""

    def __init__(
        self,
        targets: list[int | None],
        buffers: list[int],
        entries: list[int],
        version: int,
        metadata: bytes,
    ) -> None:
        self._targets, self._buffers, self._entries = targets, buffers, entries
        self._version, self._metadata = version, metadata

    def build(self) -> bytes:
        """Give the bytes in front of the original, a multiple of 64 long."""
        vtable, table = 8, 8 + 4 + 2 * _FIELDS
        buffers = table + 4 + 4 * _FIELDS
        metadata_vector = buffers + 4 + 4 * (len(self._buffers) + 1)
        entry_vtable = metadata_vector + 4 + 4 * (len(self._entries) + 1)
        entry = entry_vtable + 8
        name = entry + 12
        buffer_vtable = _round(name + 4 + len(_METADATA_NAME) + 1, 4)
        buffer = buffer_vtable + 8
        data = _round(buffer + 8 + 4, 16) - 4
        size = _round(data + 4 + len(self._metadata), _ALIGNMENT)
        out = bytearray(size)
        struct.pack_into("<I4s", out, 0, table, _IDENTIFIER)
        struct.pack_into("<HH", out, vtable, 4 + 2 * _FIELDS, 4 + 4 * _FIELDS)
        struct.pack_into("<i", out, table, table - vtable)
        new = {_BUFFERS: buffers, _METADATA: metadata_vector}
        for field in range(_FIELDS):
            self._field(out, vtable, table, field, new.get(field), size)
        self._vector(out, buffers, [b + size for b in self._buffers] + [buffer])
        self._vector(out, metadata_vector, [e + size for e in self._entries] + [entry])
        struct.pack_into("<HHHH", out, entry_vtable, 8, 12, 4, 8)
        struct.pack_into("<i", out, entry, entry - entry_vtable)
        struct.pack_into("<II", out, entry + 4, name - (entry + 4), len(self._buffers))
        struct.pack_into("<I", out, name, len(_METADATA_NAME))
        out[name + 4 : name + 4 + len(_METADATA_NAME)] = _METADATA_NAME
        struct.pack_into("<HHH", out, buffer_vtable, 6, 8, 4)
        struct.pack_into("<iI", out, buffer, buffer - buffer_vtable, data - (buffer + 4))
        struct.pack_into("<I", out, data, len(self._metadata))
        out[data + 4 : data + 4 + len(self._metadata)] = self._metadata
        return bytes(out)

    def _field(
        self, out: bytearray, vtable: int, table: int, field: int, new: int | None, shift: int
    ) -> None:
        """Write one field of the root table, if it is there."""
        place, old = table + 4 + 4 * field, self._targets[field]
        target = new if new is not None else (None if old is None else old + shift)
        if field == _VERSION:
            struct.pack_into("<I", out, place, self._version)
        elif target is None:
            return
        else:
            struct.pack_into("<I", out, place, target - place)
        struct.pack_into("<H", out, vtable + 4 + 2 * field, place - table)

    @staticmethod
    def _vector(out: bytearray, place: int, targets: list[int]) -> None:
        struct.pack_into("<I", out, place, len(targets))
        for index, target in enumerate(targets):
            slot = place + 4 + 4 * index
            struct.pack_into("<I", out, slot, target - slot)


def _round(value: int, multiple: int) -> int:
    return -(-value // multiple) * multiple
