"""Captions and credits of pictures: by how they begin, or by the credit at their end."""

from __future__ import annotations

import re

from annotations.segmentation.lines import is_prose

_LONGEST = 420
_BEGINS = re.compile(
    r"[(\[]?(?:file |handout |stock |undated |representational |representative |featured )?"
    r"(?:photo|image|picture|pic|caption|video|graphic|illustration|foto|bild|fotoğraf|şəkil|fotoqraf|фото|снимок"
    r"|լուսանկար\w{0,3}|crédits? photo|photo d['’]archives?)s?"
    r"\b ?(?:[:/(\]|©–—-]|by\b|credit|courtesy)",
    re.IGNORECASE,
)
_FILE = re.compile(r"(?:FILE|FILE PHOTO|ARCHIV|ARCHIVES?|ARŞİV)\b ?[-–—:]")
_SCENE = re.compile(r"(?:In this|This) (?:[\w,.]{1,20} ){0,6}(?:photo|image|picture|frame|photograph|satellite image)\b")
_AGENCY = (
    r"(?:AP|AFP|Reuters|REUTERS|Getty|EPA|DPA|dpa|TASS|RIA|Xinhua|Anadolu|AA|Shutterstock|iStock|Unsplash|Bloomberg|Sputnik"
    r"|PTI|ANI|Azertac|AZERTAC|Armenpress|Photolure|NASA|Alamy|Wikimedia|YouTube|Twitter|Instagram|Facebook|Courtesy)"
)
_BRACKETED = re.compile(
    rf"[(\[](?:(?:image|photo|picture|foto|фото|file|video)s? ?(?:credit|by|via|courtesy|:|/)|{_AGENCY}\b|(?:file|photo|image)[)\]])"
    r"[^()\[\]]{0,80}[)\]]\.?$",
    re.IGNORECASE,
)
_OPEN = re.compile(
    rf"(?:(?:[/|©]|via|Photo:|Credit:|Image:) ?(?:[A-Z][\w.'’-]{{1,20}} ){{0,3}}{_AGENCY}(?:[ /][\w. ]{{1,30}})?"
    r"|\b(?:Getty Images|AP Photo|AP File|Reuters file|EPA-EFE))\.?$",
)


def caption_reason(line: str) -> str | None:
    """Why the line belongs to a picture, or None."""
    if len(line) > _LONGEST:
        return None
    if _BEGINS.match(line) or _FILE.match(line) or _SCENE.match(line):
        return "picture caption or credit"
    tail = line[-110:]
    credited = _BRACKETED.search(tail) or (not is_prose(line) and _OPEN.search(tail))
    return "ends with the credit of a picture" if credited else None
