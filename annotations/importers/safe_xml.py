"""XML from strangers: walked as events, with no DTD, no entities and nothing fetched."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NoReturn
from xml.parsers import expat

from annotations.importers.incoming import Refusal

DEEPEST = 256


def walk(
    source: bytes,
    *,
    start: Callable[[str, Mapping[str, str]], object],
    end: Callable[[str], object],
    text: Callable[[str], object],
) -> None:
    """Report elements (as "namespace name") and text in order.

    Refusals: `xml.forbidden` for any document type declaration, entity or nesting deeper than 256,
    `xml.syntax` with the parser's line.
    """
    depth = 0

    def opened(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise Refusal(
                "xml.forbidden", f"The XML is nested deeper than {DEEPEST}.", line=parser.CurrentLineNumber
            )
        start(name, attributes)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name)

    def forbidden(*_: object) -> NoReturn:
        raise Refusal(
            "xml.forbidden", "The XML declares a document type or an entity.", line=parser.CurrentLineNumber
        )

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = forbidden
    parser.EntityDeclHandler = forbidden
    parser.ExternalEntityRefHandler = forbidden
    try:
        parser.Parse(source, True)
    except expat.ExpatError as error:
        raise Refusal(
            "xml.syntax", f"Not XML: {expat.ErrorString(error.code)}.", line=error.lineno
        ) from error
