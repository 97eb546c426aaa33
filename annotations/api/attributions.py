"""`spans/<s>/attribution`: who says it, by whose report: the whole chain at once."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from rest_framework.request import Request

from annotations.api.span import OneSpan
from annotations.api.span_shape import refused
from annotations.http import fields
from annotations.http.serializers import StrictSerializer
from annotations.models import Attribution, HopRole, Span, Stance, Voice
from annotations.services.attribute import Hop, attribute

MOST_HOPS = 20
PLACES = (("speaker_start", "speaker_end"), ("cue_start", "cue_end"))


class ChainHopDraft(StrictSerializer):
    """One hop: who, in which part, by which words."""

    name = fields.Text(max_length=300, help_text="A speaker's name; a new one becomes a speaker.")
    role = fields.Choice(choices=HopRole.choices)
    cue = fields.Text(max_length=100, allow_blank=True, required=False)
    order_certain = fields.Flag(required=False)
    speaker_start = fields.Offset(allow_null=True, required=False)
    speaker_end = fields.Offset(allow_null=True, required=False)
    cue_start = fields.Offset(allow_null=True, required=False)
    cue_end = fields.Offset(allow_null=True, required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Places have both ends, and hold something."""
        for start, end in PLACES:
            first, last = attrs.get(start), attrs.get(end)
            if (first is None) != (last is None):
                raise refused(end if last is None else start, "A place has a start and an end.", "required")
            if first is not None and last is not None and last <= first:
                raise refused(end, "A place ends after it starts.", "order")
        return attrs


class ChainDraft(StrictSerializer):
    """The chain, outermost reporter first, the speaker last; empty: nobody is named."""

    chain = fields.Items(child=ChainHopDraft(), max_length=MOST_HOPS)
    voice = fields.Choice(choices=Voice.choices, required=False)
    stance = fields.Choice(choices=Stance.choices, required=False)


class ChainHop(ChainHopDraft):
    """A stored hop."""

    speaker = fields.Id()

    def to_representation(self, instance: Attribution) -> dict[str, Any]:
        """With the speaker's id."""
        return {
            "speaker": instance.speaker_id, "name": instance.named or instance.speaker.name, "role": instance.role, "cue": instance.cue,
            "order_certain": instance.order_certain, "speaker_start": instance.speaker_start, "speaker_end": instance.speaker_end,
            "cue_start": instance.cue_start, "cue_end": instance.cue_end,
        }  # fmt: skip


class ChainOut(StrictSerializer):
    """Who says it; the tag is the span's."""

    span = fields.Id()
    voice = fields.Choice(choices=Voice.choices)
    stance = fields.Choice(choices=Stance.choices)
    chain = ChainHop(many=True)
    etag = fields.Text()

    def to_representation(self, instance: Span) -> dict[str, Any]:
        """From a span."""
        hops = self.context["access"].attributions().filter(span_id=instance.pk).order_by("position")
        chain = [ChainHop().to_representation(hop) for hop in hops]
        return {"span": instance.pk, "voice": instance.voice, "stance": instance.stance, "chain": chain, "etag": instance.etag}


class AttributionView(OneSpan):
    """The attribution of a span."""

    bodies = {"PUT": ChainDraft}
    answers = {"GET": ChainOut, "PUT": ChainOut}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """The chain."""
        return self.single(self.span)

    def put(self, request: Request, **ids: int) -> HttpResponse:
        """Replace the chain; the one that is stored changes nothing."""
        wanted = self.body()
        self.match(self.span)
        chain = [Hop(**hop) for hop in wanted["chain"]]
        return self.single(attribute(by=self.access, span=self.span, chain=chain, voice=wanted.get("voice"), stance=wanted.get("stance")))
