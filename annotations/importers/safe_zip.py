"""ZIP archives from strangers. What is unsafe is refused whole, before anything of it is used.

The standard library reads the directory; the checks and the inflating are our own, because it trusts
the sizes an archive claims to have.
"""

from __future__ import annotations

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from annotations.importers.contract import HEAD_BYTES
from annotations.importers.incoming import Refusal
from annotations.importers.limits import Limits

_CHUNK = 64 * 1024
_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_DIRECTORY_ENTRY = struct.Struct("<4s6H3L5H2L")
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_DIRECTORY_LARGEST = 64 * 1024 * 1024


class Damaged(Exception):
    """One member cannot be inflated or its checksum is wrong; the others may be sound."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive. `size` is what the directory claims, and what `verify` has proved."""

    name: str
    size: int
    packed: int
    method: int
    checksum: int
    at: int


class SafeZip:
    """An archive whose directory has been checked. `archive.limit` and `archive.member` refuse it whole."""

    def __init__(self, stream: BinaryIO, limits: Limits, *, member_bytes: int | None = None) -> None:
        self._stream = stream
        self._limits = limits
        self._member_bytes = limits.member_bytes if member_bytes is None else member_bytes
        self._count_entries()
        try:
            with zipfile.ZipFile(stream) as archive:
                infos = archive.infolist()
                self._directory_at = archive.start_dir
        except (NotImplementedError, ValueError, struct.error, UnicodeDecodeError) as error:
            raise zipfile.BadZipFile("the directory cannot be read") from error
        self.members = tuple(
            _checked(info) for info in infos if not info.filename.endswith("/") or info.file_size
        )
        self._check_sizes()
        self._check_places(infos)

    def content(self, member: Member) -> bytes:
        """A member's bytes, at most as many as the directory claims. Raises `Damaged`."""
        return b"".join(self._inflated(member))

    def verify(self) -> Iterator[tuple[Member, bytes]]:
        """Inflate everything once and keep only each member's beginning.

        What holds more, or less, than it claims is a lie. Damaged members pass: they are found again,
        one by one, when they are read.
        """
        for member in self.members:
            head = b""
            try:
                for piece in self._inflated(member):
                    head = head or piece[:HEAD_BYTES]
            except Damaged:
                continue
            yield member, head

    def _count_entries(self) -> None:
        """Walk the directory before the library builds an object for each of its entries."""
        self._stream.seek(0)
        end = zipfile._EndRecData(self._stream)  # type: ignore[attr-defined]  # noqa: SLF001 -- the one reader of all three end records
        if not end:
            raise zipfile.BadZipFile("no directory at the end")
        size, offset = end[zipfile._ECD_SIZE], end[zipfile._ECD_OFFSET]  # type: ignore[attr-defined]  # noqa: SLF001
        if size > _DIRECTORY_LARGEST:
            raise Refusal("archive.limit", "The archive's directory is too large.", size=size)
        start = end[zipfile._ECD_LOCATION] - size  # type: ignore[attr-defined]  # noqa: SLF001
        if end[zipfile._ECD_SIGNATURE] == zipfile.stringEndArchive64:  # type: ignore[attr-defined]  # noqa: SLF001
            start -= zipfile.sizeEndCentDir64 + zipfile.sizeEndCentDir64Locator  # type: ignore[attr-defined]
        if start < 0 or start < offset:
            raise zipfile.BadZipFile("the directory lies outside the file")
        self._stream.seek(start)
        directory = self._stream.read(size)
        entries, position = 0, 0
        while position + _DIRECTORY_ENTRY.size <= len(directory):
            fields = _DIRECTORY_ENTRY.unpack_from(directory, position)
            position += _DIRECTORY_ENTRY.size + fields[10] + fields[11] + fields[12]
            entries += 1
            if entries > self._limits.archive_members:
                bound = self._limits.archive_members
                raise Refusal("archive.limit", f"The archive has more than {bound} members.", limit=bound)

    def _check_sizes(self) -> None:
        """One member, all together, and how much each swells."""
        bounds = self._limits
        total = 0
        for member in self.members:
            total += member.size
            swollen = (
                member.size > bounds.ratio_applies_over and member.size > bounds.archive_ratio * member.packed
            )
            if member.size > self._member_bytes or swollen or total > bounds.archive_bytes:
                message = "It inflates to more than an archive may hold."
                raise Refusal(
                    "archive.limit", message, pointer=member.name[:200], size=member.size, total=total
                )

    def _check_places(self, infos: list[zipfile.ZipInfo]) -> None:
        """Members may not share bytes with each other or with the directory, nor bear one name twice."""
        if len({info.filename for info in infos}) < len(infos):
            raise Refusal("archive.member", "Two members bear the same name.")
        end = 0
        for member in sorted(self.members, key=lambda member: member.at):
            if member.at < end:
                raise Refusal("archive.member", "Two members share bytes.", pointer=member.name[:200])
            end = member.at + _LOCAL_HEADER.size + member.packed
            if end > self._directory_at:
                raise Refusal(
                    "archive.member", "A member reaches into the directory.", pointer=member.name[:200]
                )

    def _inflated(self, member: Member) -> Iterator[bytes]:
        """The member's bytes in pieces, counted against the claim and checked against the checksum."""
        produced, checksum = 0, 0
        for piece in self._unpacked(member):
            produced += len(piece)
            checksum = zlib.crc32(piece, checksum)
            if produced > member.size:
                raise Refusal(
                    "archive.member", "A member holds more than it claims.", pointer=member.name[:200]
                )
            yield piece
        if produced != member.size:
            raise Refusal("archive.member", "A member holds less than it claims.", pointer=member.name[:200])
        if checksum != member.checksum:
            raise Damaged

    def _unpacked(self, member: Member) -> Iterator[bytes]:
        """The raw pieces, never more than a few KiB of output at a time."""
        left = self._seek_to(member)
        if member.method == zipfile.ZIP_STORED:
            while left and (piece := self._stream.read(min(left, _CHUNK))):
                left -= len(piece)
                yield piece
            return
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        pending = b""
        while not inflater.eof:
            if not pending:
                pending = self._stream.read(min(left, _CHUNK))
                left -= len(pending)
            try:
                piece = inflater.decompress(pending, _CHUNK)
            except zlib.error as error:
                raise Damaged from error
            if not piece and not pending:
                raise Damaged
            pending = inflater.unconsumed_tail
            yield piece

    def _seek_to(self, member: Member) -> int:
        """Stand at the member's first byte; how many packed bytes follow."""
        self._stream.seek(member.at)
        header = self._stream.read(_LOCAL_HEADER.size)
        if len(header) < _LOCAL_HEADER.size or not header.startswith(b"PK\x03\x04"):
            raise Refusal(
                "archive.member", "A member is not where the directory says.", pointer=member.name[:200]
            )
        fields = _LOCAL_HEADER.unpack(header)
        if fields[2] & 1:
            raise Refusal("archive.member", "A member is encrypted.", pointer=member.name[:200])
        self._stream.seek(fields[-2] + fields[-1], 1)
        return member.packed


def _checked(info: zipfile.ZipInfo) -> Member:
    """A directory entry as a member, or `archive.member` with what is wrong with it."""
    name = info.orig_filename
    kind = stat.S_IFMT(info.external_attr >> 16)
    parts = name.rstrip("/").split("/")
    faults = {
        "is encrypted": bool(info.flag_bits & 1),
        "is a link or a device": kind not in {0, stat.S_IFREG, stat.S_IFDIR},
        "has an unsafe path": bool(re.search(r"[\\\x00]|^/|^[A-Za-z]:", name))
        or not {"", ".", ".."}.isdisjoint(parts),
        "is packed by a method that is not read": info.compress_type not in _METHODS,
    }
    fault = next((words for words, true in faults.items() if true), None)
    if fault:
        shown = name[:200].encode("ascii", "backslashreplace").decode()
        raise Refusal("archive.member", f"A member {fault}.", pointer=shown)
    return Member(name, info.file_size, info.compress_size, info.compress_type, info.CRC, info.header_offset)
