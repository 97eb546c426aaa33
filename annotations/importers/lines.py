"""Text files read line by line, so that a bulk file of any length takes the memory of one record."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager

from annotations.importers.contract import Upload
from annotations.importers.decoding import bad_bytes, choose_encoding
from annotations.importers.incoming import Refusal

_CHUNK = 1024 * 1024


@contextmanager
def text_lines(upload: Upload, *, part: str) -> Iterator[Iterator[str]]:
    """The lines of a file with their ends (LF, CR LF or CR), the mark at its beginning taken off.

    Refusals while iterating: `text.encoding` with the byte offset, `<part>.line_too_long` with the line.
    """
    if isinstance(upload.source, bytes):
        upload.whole()
    with upload.open() as stream:
        name, skipped = choose_encoding(stream.read(4), upload.encoding)
        stream.seek(skipped)
        reader = io.TextIOWrapper(stream, encoding=name, errors="strict", newline="")
        yield _bounded(reader, upload, name, part)


def _bounded(reader: io.TextIOWrapper, upload: Upload, encoding: str, part: str) -> Iterator[str]:
    number = 0
    longest = upload.limits.line_bytes
    while True:
        number += 1
        try:
            line = reader.readline(longest + 1)
        except UnicodeDecodeError as error:
            raise bad_bytes(encoding, _first_bad_byte(upload, encoding)) from error
        if not line:
            return
        if len(line) > longest or (len(line) > longest // 4 and len(line.encode()) > longest):
            raise Refusal(
                f"{part}.line_too_long",
                f"The line is longer than {longest} bytes.",
                line=number,
                limit=longest,
            )
        yield line


def _first_bad_byte(upload: Upload, encoding: str) -> int:
    """Where in the file decoding fails; the stream's reader only knows its own buffer."""
    with upload.open() as stream:
        _, position = choose_encoding(stream.read(4), encoding)
        stream.seek(position)
        decoder = codecs.getincrementaldecoder(encoding)()
        while chunk := stream.read(_CHUNK):
            pending = len(decoder.getstate()[0])
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as error:
                return position - pending + error.start
            position += len(chunk)
        return position - len(decoder.getstate()[0])
