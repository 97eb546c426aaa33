"""ZIP archives of articles: each member is a file of its own; an unsafe archive is refused whole."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from annotations.importers.contract import Upload
from annotations.importers.incoming import IncomingArticle, Notice, Problem, Read, Refusal
from annotations.importers.names import display_path, suffix_of
from annotations.importers.safe_zip import Damaged, Member, SafeZip

NESTED = frozenset(
    (
        ".zip",
        ".jar",
        ".7z",
        ".rar",
        ".tar",
        ".gz",
        ".tgz",
        ".bz2",
        ".tbz",
        ".xz",
        ".txz",
        ".zst",
        ".lz",
        ".lzma",
    )
)


@dataclass(frozen=True, slots=True)
class Archive:
    """`.zip`. `read_member` reads one file of any other format; `accepted` are those formats' suffixes."""

    read_member: Callable[[Upload], Iterator[Read]]
    accepted: frozenset[str]
    key: str = "zip"
    suffixes: tuple[str, ...] = (".zip",)
    media_types: tuple[str, ...] = ("application/zip", "application/x-zip-compressed", "application/x-zip")
    bulk: bool = False
    signed: bool = True

    def sniff(self, head: bytes, /) -> bool:
        """Whether it begins as a ZIP does, with a member or with an empty directory."""
        return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))

    def read(self, upload: Upload) -> Iterator[Read]:
        """Check everything, then read the members in order of path; a bad one does not stop the others."""
        if isinstance(upload.source, bytes):
            upload.whole()
        with upload.open() as stream:
            try:
                archive = SafeZip(stream, upload.limits)
            except zipfile.BadZipFile as error:
                raise Refusal("archive.damaged", "The archive is damaged or cut off.") from error
            for member in archive.members:
                _refuse_nested(member, nested=suffix_of(member.name) in NESTED)
            for member, head in archive.verify():
                in_disguise = self.sniff(head) and suffix_of(member.name) in self.accepted - {".docx"}
                _refuse_nested(member, nested=in_disguise)
            most = upload.limits.opened_bytes
            for member in sorted(archive.members, key=lambda member: member.name):
                if most is None or member.size <= most or not self.reads(member.name):
                    yield from self._member(archive, member, upload)

    def reads(self, name: str) -> bool:
        """Whether a member of that name is a file of a kind that is read."""
        return suffix_of(name) in self.accepted and "__MACOSX/" not in name

    def _member(self, archive: SafeZip, member: Member, upload: Upload) -> Iterator[Read]:
        """One member's articles and problems, each bearing the member's path."""
        shown = display_path(member.name)
        if not self.reads(member.name):
            yield Notice("member.skipped", "Not a kind of file that is read; skipped.", file=shown)
            return
        try:
            data = archive.content(member)
        except Damaged:
            yield Problem("file.damaged", "The member is damaged in the archive.", file=shown)
            return
        for item in self.read_member(upload.member(data, shown)):
            yield (
                replace(item, filename=shown)
                if isinstance(item, IncomingArticle)
                else replace(item, file=shown)
            )


def _refuse_nested(member: Member, *, nested: bool) -> None:
    """An archive in an archive is refused whole, under whatever name it comes."""
    if nested:
        raise Refusal("archive.member", "An archive lies in the archive.", pointer=member.name[:200])
